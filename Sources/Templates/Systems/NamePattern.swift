import Documents
import ResourceGraph

/// A name as far as a template says it: `*` stands for what only the deployment knows, `*-VpcId`.
struct NamePattern: Hashable {
  let text: String

  /// Whether the whole name is known.
  var isKnown: Bool { !text.contains("*") }

  init(text: String) { self.text = text }

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
}

/// Reads the names that a template gives to what others refer to.
struct NameReader {
  private let syntax: CloudFormationSyntax
  private let parameters: [String: Parameter]
  private let region: String?
  private let account: String?

  init(_ graph: ResourceGraph) {
    parameters = Dictionary(graph.parameters.map { ($0.name, $0) }) { first, _ in first }
    syntax = CloudFormationSyntax(parameters: Set(parameters.keys))
    region = graph.region
    account = graph.account
  }

  func name(_ node: Node) -> NamePattern {
    NamePattern(text: String(node: node) ?? syntax.expression(node).map(text) ?? "*")
  }

  func name(_ value: Value<String>) -> NamePattern {
    switch value {
    case .literal(let text): NamePattern(text: text)
    case .expression(let expression): name(expression)
    }
  }

  func name(_ expression: Expression) -> NamePattern { NamePattern(text: text(of: expression)) }

  private func text(of expression: Expression) -> String {
    switch expression.resolved {
    case .text(let text)?: text
    case .join(let parts)?: parts.map(text).joined()
    case .pseudo(.region)?: region ?? "*"
    case .pseudo(.accountID)?: account ?? "*"
    case .parameter(let name)?: parameters[name].flatMap(Self.text) ?? "*"
    default: "*"
    }
  }

  private static func text(of parameter: Parameter) -> String? {
    parameter.isStored ? nil : parameter.defaultValue.flatMap { String(node: $0) }
  }
}
