import AWSResources
import Documents
import ResourceGraph
import Testing

@testable import Templates

/// Small files that stand for very much end in a clear message, and soon.
@Suite struct BombTests {
  /// The errors of a file, else its notes.
  private static func messages(_ text: String, _ file: String) -> [String] {
    do {
      let document = try TemplateFile.document(Array(text.utf8), file: file)
      return try TemplateFile.scenarios(document, file: file, catalog: .aws).flatMap { $0.notes.map(\.message) }
    } catch {
      return error.all.map(\.message)
    }
  }

  private static let aliases =
    "a: &l0 [x, x, x, x, x, x, x, x, x]\n"
    + (1...9).map { level in
      "b\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }.joined() + "Resources: {}\n"

  private static func loops(_ names: ArraySlice<String>) -> String {
    guard let name = names.first else { return #""Q${A}${B}${C}": {"Type": "AWS::SQS::Queue"}"# }
    let items = (0..<200).map { "\"\($0)\"" }.joined(separator: ",")
    return "\"Fn::ForEach::\(name)\": [\"\(name)\", [\(items)], {\(loops(names.dropFirst()))}]"
  }

  private static let parameters = (0..<60).map { #""P\#($0)": {"Type": "String", "AllowedValues": ["a", "b", "c"]}"# }
  private static let conditions = (0..<60).map { #""C\#($0)": {"Fn::Equals": [{"Ref": "P\#($0)"}, "a"]}"# }
  private static let queues = (0..<60).map { #""Q\#($0)": {"Type": "AWS::SQS::Queue", "Condition": "C\#($0)"}"# }

  private static func list(_ members: [String]) -> String { "{\(members.joined(separator: ", "))}" }

  private static func queue(_ argument: String) -> String { #"{"resource": {"aws_sqs_queue": {"q": {\#(argument)}}}}"# }

  /// A second where it is built for release; a debug build takes up to 10 times as long, and shares the machine with other tests.
  private static let limit: Duration = {
    #if DEBUG
      .seconds(20)
    #else
      .seconds(1)
    #endif
  }()

  static let bombs: [(text: String, file: String, message: String)] = [
    (aliases, "a.yaml", "aliases expand the document to more than"),
    (String(repeating: "[", count: 100_000), "a.json", "the document is nested more than 500 levels deep"),
    (
      "Resources: " + String(repeating: "[", count: 100_000), "a.yaml",
      "the document is nested more than 500 levels deep"
    ),
    (
      #"{"Transform": "AWS::LanguageExtensions", "Resources": {\#(loops(["A", "B", "C"]))}}"#, "a.json",
      "the loops make more than 200000 values"
    ),
    (
      #"{"Parameters": \#(list(parameters)), "Conditions": \#(list(conditions)), "Resources": \#(list(queues))}"#,
      "a.json",
      "the conditions of the template allow more than the 64 scenarios"
    ),
    (queue(#""name": "${join(\"\", [for i in range(1000000000) : i])}""#), "a.tf.json", "more than 200000 values"),
    (queue(#""count": 1000000000"#), "a.tf.json", "more than 200000 values"),
    (
      queue(#""name": "%{ for a in range(3000) }%{ for b in range(3000) }x%{ endfor }%{ endfor }""#), "a.tf.json",
      "more than 200000 values"
    ),
    (
      queue(#""name": "${jsonencode([for i in range(100): [for j in range(100): [for k in range(100): k]]])}""#),
      "a.tf.json", "more than 200000 values"
    ),
    (plan(#""${join(\"\", [for i in range(1000000000) : i])}""#), "a.json", "more than 200000 values"),
    (booleans, "a.tf.json", "the variables of the configuration allow more than the 64 scenarios"),
  ]

  /// A plan of a configuration in JSON, whose expressions have their text.
  private static func plan(_ name: String) -> String {
    let head = #""address": "aws_sqs_queue.q", "mode": "managed", "type": "aws_sqs_queue", "name": "q""#
    return #"""
      {"format_version": "1.2", "terraform_version": "1.11.4",
       "planned_values": {"root_module": {"resources": [{\#(head), "values": {"name": "x"}}]}},
       "configuration": {"root_module": {"resources": [{\#(head), "expressions": {"name": {"constant_value": \#(name), "references": ["var.n"]}}}]}}}
      """#
  }

  private static let booleans: String = {
    let variables = (0..<60).map { #""v\#($0)": {"type": "bool", "default": false}"# }
    let queues = (0..<60).map { #""q\#($0)": {"count": "${var.v\#($0) ? 1 : 0}"}"# }
    return #"{"variable": \#(list(variables)), "resource": {"aws_sqs_queue": \#(list(queues))}}"#
  }()

  @Test(arguments: bombs.indices)
  func `a file that stands for very much ends in a message`(index: Int) {
    let (text, file, message) = Self.bombs[index]
    let start = ContinuousClock.now
    let messages = Self.messages(text, file)
    #expect(messages.contains { $0.contains(message) }, "\(messages)")
    #expect(ContinuousClock.now - start < Self.limit)
  }

  @Test func `directives in directives are left as they are where they are too many`() throws {
    let text = String(repeating: "%{ if true }", count: 5000) + "x" + String(repeating: "%{ endif }", count: 5000)
    let messages = Self.messages(Self.queue(#""name": "\#(text)""#), "a.tf.json")
    #expect(messages == [])
  }
}
