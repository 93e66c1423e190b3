import Documents
import ResourceGraph
import Validation

/// The answers to whether a source reaches a target.
struct ReachReport {
  private var source: String
  private var target: String
  private var port: Int?
  private var answers: GroupedAnswers<ReachAnswer>
  /// The answer with the defaults of the parameters; `nil` where several graphs differ.
  private(set) var verdict: NetworkPath.Verdict?

  init(source: String, target: String, port: Int?, answers: [ReachAnswer]) {
    self.source = source
    self.target = target
    self.port = port
    self.answers = GroupedAnswers(answers.map { ($0.question, $0) }, lines: \.lines)
    let verdicts = self.answers.decisive.map(\.verdict).unique
    verdict = verdicts.count == 1 ? verdicts[0] : nil
  }

  func write(to console: any Console) { answers.write(to: console) }

  func writeJSON(to console: any Console) {
    var object: Object = ["from": .string(source), "to": .string(target)]
    if let port { object["port"] = Node(.integer(port)) }
    object["verdict"] = .string(verdict.map { "\($0)" } ?? "differs")
    let groups = answers.groups
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
