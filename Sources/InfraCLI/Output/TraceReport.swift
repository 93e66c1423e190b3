import Documents
import ResourceGraph
import Validation

/// The ways that a request takes.
struct TraceReport {
  private let request: TracedRequest
  private let answers: GroupedAnswers<RequestTrace>
  /// Whether the request arrives, or is answered as somebody wrote it, wherever its host is known.
  private let isAnsweredEverywhere: Bool
  /// The systems that know the host, where they do not all answer the same: the name leads to one of them, and the templates
  /// do not tell to which.
  private let differing: [String]

  /// Whether there is one answer, which is somebody's intent.
  var isAnswered: Bool { isAnsweredEverywhere && differing.isEmpty }

  init(_ request: TracedRequest, _ answers: [(AskedGraph, RequestTrace)]) {
    self.request = request
    self.answers = GroupedAnswers(answers.map { ($0, $1) }) { Self.lines($0) }
    isAnsweredEverywhere = self.answers.decisive.allSatisfy { $0.ending.answer != nil }
    let defaults = answers.filter(\.0.isDefault)
    let endings = (defaults.isEmpty ? answers : defaults).map { (system: $0.0.system, answer: $0.1.ending.answer) }
    let systems = Dictionary(grouping: endings, by: \.system).mapValues { $0.map(\.answer).unique }
    differing = Set(systems.values).count > 1 ? endings.map(\.system).unique : []
  }

  func write(to console: any Console) {
    answers.write(to: console)
    if !differing.isEmpty { console.print(difference) }
  }

  private var difference: String {
    "\(differing.count) systems know '\(request.host ?? "")' and answer differently; pass the templates of one"
  }

  /// The lines for people: each step, with the request where it changes, and the end.
  private static func lines(_ trace: RequestTrace) -> [String] {
    var line = trace.request.line
    var lines = ["\(trace.request.method) \(trace.request.url)"]
    for step in trace.steps {
      let place = step.place?.location.map { " (\($0))" } ?? ""
      lines.append("  \(step.name)\(place)\(step.detail.map { ": \($0)" } ?? "")")
      if step.line != line { lines.append("    sends \(step.line)") }
      line = step.line
    }
    switch trace.ending {
    case .arrives(let arrival):
      lines.append("arrives at \(arrival.name)\(arrival.port.map { " on port \($0)" } ?? "") as \(arrival.line)")
    case .answered(let reply): lines.append("is answered with \(reply.text)")
    case .breaks(let fault):
      let place = fault.place?.location.map { "\($0): " } ?? ""
      lines.append("breaks: \(place)\(fault.fact); \(fault.remedy)")
    case .unknown(let doubt):
      let place = doubt.place?.location.map { "\($0): " } ?? ""
      lines.append("cannot be followed further: \(place)\(doubt.reason)")
    }
    return lines
  }

  func writeJSON(to console: any Console) {
    var object: Object = ["method": .string(request.method), "url": .string(request.url)]
    let groups = answers.groups
    if let first = groups.first {
      for member in Self.members(of: first.answer) { object[member.key] = member.value }
    }
    if groups.count > 1 {
      if !differing.isEmpty { object["difference"] = .string(difference) }
      object["answers"] = .array(
        groups.map { group in
          var answer: Object = ["in": .array(group.names.unique.map { .string($0) })]
          for member in Self.members(of: group.answer) { answer[member.key] = member.value }
          return Node(.object(answer))
        })
    }
    console.write(String(decoding: JSON.write(Node(.object(object))), as: UTF8.self), to: .output)
  }

  private static func members(of trace: RequestTrace) -> Object {
    var object: Object = [
      "result": .string(trace.ending.word),
      "hops": .array(
        trace.steps.map { step in
          var hop: Object = ["name": .string(step.name)]
          if let detail = step.detail { hop["detail"] = .string(detail) }
          if let location = step.place?.location { hop["at"] = .string("\(location)") }
          hop["request"] = .string(step.line)
          return Node(.object(hop))
        }),
    ]
    switch trace.ending {
    case .arrives(let arrival):
      object["target"] = .string(arrival.name)
      if let port = arrival.port { object["port"] = Node(.integer(port)) }
      object["request"] = .string(arrival.line)
    case .answered(let reply):
      object["status"] = Node(.integer(reply.status))
      object["answer"] = .string(reply.text)
    case .breaks(let fault):
      object["fact"] = .string(fault.fact)
      object["remedy"] = .string(fault.remedy)
      if let location = fault.place?.location { object["at"] = .string("\(location)") }
    case .unknown(let doubt):
      object["unknown"] = .string(doubt.reason)
      if let location = doubt.place?.location { object["at"] = .string("\(location)") }
    }
    return object
  }
}

extension RequestTrace.Ending {
  /// What somebody means to be answered; `nil` where the request breaks, or that is not known.
  fileprivate var answer: String? {
    switch self {
    case .arrives(let arrival): "\(arrival.name) \(arrival.port ?? 0) \(arrival.line)"
    case .answered(let reply): reply.text
    case .breaks, .unknown: nil
    }
  }

  fileprivate var word: String {
    switch self {
    case .arrives: "arrives"
    case .answered: "answered"
    case .breaks: "breaks"
    case .unknown: "unknown"
    }
  }
}
