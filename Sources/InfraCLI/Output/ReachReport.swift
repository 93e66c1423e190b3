import Documents
import ResourceGraph
import Validation

/// The answers to whether a source reaches a target.
struct ReachReport {
  /// One answer of several graphs.
  private struct Group {
    var lines: [String]
    var answer: ReachAnswer
    var names: [String]
  }

  private var source: String
  private var target: String
  private var port: Int?
  /// The different answers, those with the defaults of the parameters first.
  private var groups: [Group] = []
  /// The answer with the defaults of the parameters; `nil` where several graphs differ.
  private(set) var verdict: NetworkPath.Verdict?

  init(source: String, target: String, port: Int?, answers: [ReachAnswer]) {
    self.source = source
    self.target = target
    self.port = port
    var indices: [[String]: Int] = [:]
    let defaults = answers.filter(\.question.isDefault)
    for answer in defaults + answers.filter({ !$0.question.isDefault }) {
      let lines = answer.lines
      if let index = indices[lines] {
        groups[index].names.append(answer.question.name)
      } else {
        indices[lines] = groups.count
        groups.append(Group(lines: lines, answer: answer, names: [answer.question.name]))
      }
    }
    let verdicts = (defaults.isEmpty ? answers : defaults).map(\.verdict).unique
    verdict = verdicts.count == 1 ? verdicts[0] : nil
  }

  func write(to console: any Console) {
    for group in groups {
      if groups.count > 1 { console.print("in \(Self.listed(group.names)):") }
      for line in group.lines { console.print(line) }
    }
  }

  /// The first names, and how many there are beside.
  private static func listed(_ names: [String]) -> String {
    let names = names.unique
    return names.count > 4 ? "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more" : names.listed
  }

  func writeJSON(to console: any Console) {
    var object: Object = ["from": .string(source), "to": .string(target)]
    if let port { object["port"] = Node(.integer(port)) }
    object["verdict"] = .string(verdict.map { "\($0)" } ?? "differs")
    if let first = groups.first { object["ways"] = Self.ways(of: first.answer) }
    if groups.count > 1 {
      object["answers"] = .array(
        groups.map { group in
          [
            "in": .array(group.names.unique.map { .string($0) }), "verdict": .string("\(group.answer.verdict)"),
            "ways": Self.ways(of: group.answer),
          ]
        })
    }
    console.write(String(decoding: JSON.write(Node(.object(object))), as: UTF8.self), to: .output)
  }

  private static func ways(of answer: ReachAnswer) -> Node {
    .array(answer.connections.flatMap(\.ways).map { node($0) })
  }

  private static func node(_ way: NetworkPath) -> Node {
    [
      "verdict": .string("\(way.verdict)"),
      "hops": .array(way.hops.map { located(["name": .string($0.name)], $0.place) }),
      "obstacles": .array(
        way.obstacles.map { located(["fact": .string($0.fact), "remedy": .string($0.remedy)], $0.place) }),
      "unknown": .array(way.doubts.map { .string($0) }),
    ]
  }

  /// Adds the file and line of a place.
  private static func located(_ object: Object, _ place: Place?) -> Node {
    var object = object
    if let location = place?.location { object["at"] = .string("\(location)") }
    return Node(.object(object))
  }
}
