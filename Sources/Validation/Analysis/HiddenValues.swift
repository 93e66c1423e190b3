import AWSResources
import Documents

/// The hidden values of a template.
struct HiddenValues {
  /// The hidden parameters, as each dialect names them.
  private let parameters: [(name: String, variable: String)]

  init(_ graph: ResourceGraph) {
    parameters = graph.parameters.filter(\.isSecret).map { ($0.name, "var.\(Spelling.snakeCase($0.name))") }
  }

  /// The hidden value that a value contains: `the hidden parameter 'Password'`.
  func source(in value: Value<String>) -> String? {
    for part in value.expression.parts {
      switch part {
      case .parameter(let name): if isHiddenParameter(name) { return "the hidden parameter '\(name)'" }
      case .text(let text): if SecretText.isDynamicReference(text) { return "the value of a dynamic reference" }
      default: break
      }
    }
    if case .verbatim(let node, resolved: nil) = value.expression { return source(in: node) }
    return nil
  }

  func source(in node: Node) -> String? {
    switch node.content {
    case .string(let text): return source(in: text)
    case .array(let items): return items.lazy.compactMap { source(in: $0) }.first
    case .object(let object):
      if let name = object["Ref"]?.string, isHiddenParameter(name) { return "the hidden parameter '\(name)'" }
      return object.members.lazy.compactMap { source(in: $0.value) }.first
    default: return nil
    }
  }

  private func source(in text: String) -> String? {
    if SecretText.isDynamicReference(text) { return "the value of a dynamic reference" }
    let others = Self.unknownSources(in: text)
    let found = parameters.first {
      text.contains("${\($0.name)}") || text.contains("${\($0.variable)}") || others.contains($0.variable)
    }
    return found.map { "the hidden parameter '\($0.name)'" }
  }

  /// What a value of a plan is made of that is known after apply: `${unknown(aws_sqs_queue.jobs.url, var.password)}`.
  private static func unknownSources(in text: String) -> [String] {
    let start = "${unknown("
    guard text.hasPrefix(start), text.hasSuffix(")}") else { return [] }
    return text.dropFirst(start.count).dropLast(2).split(separator: ",").map { $0.filter { $0 != " " } }
  }

  private func isHiddenParameter(_ name: String) -> Bool { parameters.contains { $0.name == name } }
}
