package import Documents

extension StableHash {
  /// Adds all that is written of a resource, with what it refers to by name.
  package mutating func add(_ entry: Entry) {
    add(entry.id.name)
    if let resource = entry.resource { add(resource) }
    for override in entry.overrides {
      add("\(override.dialect) \(Extra(override.dialect, path: override.path, value: .null).pathDescription)")
      add(override.value.map { JSON.writeCompact($0.write(LegibleSyntax())) } ?? "removed")
    }
  }

  /// Adds the properties of a resource.
  package mutating func add(_ resource: any Resource) {
    let written = FieldMapper.writer(.cloudFormation, syntax: LegibleSyntax()).write(resource)
    add(JSON.writeCompact(Node(.object(written.body))))
  }

  /// Adds a value that may be known only at deployment.
  package mutating func add(_ value: Value<String>) { add(value.expression.legibleText) }
}

/// Writes expressions as texts that tell them apart, for what is not read back.
private struct LegibleSyntax: ExpressionSyntax {
  func node(_ expression: Expression) -> Node { Node(.string(expression.legibleText)) }
  func node(literal: Node) -> Node { literal }
  func expression(_ node: Node) -> Expression? { nil }
  func literal(_ node: Node) -> Node { node }
}

extension Expression {
  /// A text that is the same for equal expressions alone.
  fileprivate var legibleText: String {
    switch self {
    case .text(let text): text
    case .attribute(let id, let attribute): "${\(id).\(attribute)}"
    case .parameter(let name): "${\(name)}"
    case .join(let parts): parts.map(\.legibleText).joined()
    case .component(let index, let arn): "${\(arn.legibleText)[\(index)]}"
    case .pseudo(let value): "${\(value.rawValue)}"
    case .availabilityZone(let index): "${zone \(index)}"
    case .verbatim(let node, _): JSON.writeCompact(node)
    }
  }
}
