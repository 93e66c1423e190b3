import Documents
import ResourceGraph

/// A name as far as a template says it: `*` stands for what only the deployment knows, `*-VpcId`.
struct NamePattern: Hashable {
  let text: String

  /// Whether the whole name is known.
  var isKnown: Bool { !text.contains("*") }

  init(text: String) { self.text = text }

  init(_ node: Node, in graph: ResourceGraph) {
    if let text = String(node: node) {
      self.text = text
    } else {
      let syntax = CloudFormationSyntax(parameters: Set(graph.parameters.map(\.name)))
      text = syntax.expression(node).map { Self.text(of: $0, in: graph) } ?? "*"
    }
  }

  init(_ value: Value<String>, in graph: ResourceGraph) {
    switch value {
    case .literal(let text): self.text = text
    case .expression(let expression): text = Self.text(of: expression, in: graph)
    }
  }

  /// Whether both can be one name, of which they say enough to tell it from others.
  func matches(_ other: NamePattern) -> Bool {
    if isKnown, other.isKnown { return text == other.text }
    guard min(text.utf8.count, other.text.utf8.count) > 3, beginsLike(other) else { return false }
    return WildcardPattern.overlap(text, other.text)
  }

  /// Whether what is known at the beginning of both is the same, which is told faster than the rest.
  private func beginsLike(_ other: NamePattern) -> Bool {
    for (left, right) in zip(text.utf8, other.text.utf8) {
      if left == UInt8(ascii: "*") || right == UInt8(ascii: "*") { return true }
      if left != right { return false }
    }
    return true
  }

  private static func text(of expression: Expression, in graph: ResourceGraph) -> String {
    switch expression.resolved {
    case .text(let text)?: return text
    case .join(let parts)?: return parts.map { text(of: $0, in: graph) }.joined()
    case .pseudo(.region)?: return graph.region ?? "*"
    case .pseudo(.accountID)?: return graph.account ?? "*"
    case .parameter(let name)?:
      guard let parameter = graph.parameters.first(where: { $0.name == name }), !parameter.isStored else { return "*" }
      return parameter.defaultValue.flatMap { String(node: $0) } ?? "*"
    default: return "*"
    }
  }
}

extension Parameter {
  /// Whether CloudFormation looks the value up in Parameter Store, under the name that the parameter has as its value.
  var isStored: Bool { ParameterType.isStored(type) }
}
