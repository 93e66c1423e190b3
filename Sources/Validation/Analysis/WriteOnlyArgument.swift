import AWSResources
import Documents

/// An argument of Terraform that it sends to AWS, and keeps neither in a plan nor in the state: `password_wo`.
struct WriteOnlyArgument {
  private let node: Node

  /// - Returns: `nil` if the resource does not set it.
  init?(_ name: String, of entry: Entry, companion: String? = nil) {
    guard let node = companion.map({ Self.node(name, in: $0, of: entry) }) ?? entry.source?[name], !node.isNull else {
      return nil
    }
    self.node = node
  }

  /// The argument of a resource that is read as a part of another one.
  private static func node(_ name: String, in companion: String, of entry: Entry) -> Node? {
    entry.extras.first { $0.companion == companion && $0.path == [.key(name)] }?.value
  }

  /// The text, where the configuration has it.
  var literal: String? { node.string.flatMap { $0.contains("${") ? nil : $0 } }

  /// The value; `nil` for one of an ephemeral resource, which is nowhere kept either.
  func value(in model: Model) -> Value<String>? {
    if let literal { return .literal(literal) }
    guard let text = node.string else { return nil }
    if text.contains("ephemeral.") { return nil }
    let variable = text.hasPrefix("${var.") && text.hasSuffix("}") ? text.dropFirst("${var.".count).dropLast() : ""
    let parameter = model.graph.parameters.first { $0.name == variable || Spelling.snakeCase($0.name) == variable }
    return parameter.map { .parameter($0.name) } ?? .expression(.verbatim(node, resolved: nil))
  }
}
