import Documents

/// An attribute of a resource that something refers to.
public struct AttributeReference: Hashable, Sendable {
  public let id: LogicalID
  /// In CloudFormation's name.
  public let attribute: String

  public init(_ id: LogicalID, _ attribute: String) {
    self.id = id
    self.attribute = attribute
  }
}

extension Expression {
  /// The indices of Availability Zones: no region has more than six
  /// (https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html).
  package static let zoneIndices = 0...5

  /// Every attribute that the expression refers to, in order.
  public var attributeReferences: [AttributeReference] {
    switch self {
    case .attribute(let id, let attribute): [AttributeReference(id, attribute)]
    case .join(let parts): parts.flatMap(\.attributeReferences)
    case .component(_, let arn): arn.attributeReferences
    case .verbatim(_, let resolved?): resolved.attributeReferences
    default: []
    }
  }

  /// Every parameter that the expression refers to, in order.
  public var parameterReferences: [String] {
    switch self {
    case .parameter(let name): [name]
    case .join(let parts): parts.flatMap(\.parameterReferences)
    case .component(_, let arn): arn.parameterReferences
    case .verbatim(_, let resolved?): resolved.parameterReferences
    default: []
    }
  }

  /// Whether the expression refers to no resource and no parameter, so that it means the same in every stack of a region.
  public var isSelfContained: Bool {
    switch self {
    case .text, .pseudo, .availabilityZone: true
    case .attribute, .parameter: false
    case .join(let parts): parts.allSatisfy(\.isSelfContained)
    case .component(_, let arn): arn.isSelfContained
    case .verbatim(_, let resolved): resolved?.isSelfContained ?? false
    }
  }
}

extension Entry {
  /// Every attribute that the resource's properties and overrides refer to in one of the dialects, each once.
  package func references(in dialects: [Dialect] = Dialect.allCases) -> [AttributeReference] {
    let collector = ReferenceCollector()
    if case .typed(let resource) = content {
      for dialect in dialects {
        _ = FieldMapper.writer(dialect, syntax: collector).write(resource, named: id.name)
      }
    }
    for override in overrides where dialects.contains(override.dialect) { _ = override.value?.write(collector) }
    return collector.attributes
  }
}

/// Notes what is referred to, and writes nothing.
private final class ReferenceCollector: ExpressionSyntax {
  private(set) var attributes: [AttributeReference] = []
  private var known: Set<AttributeReference> = []

  func node(_ expression: Expression) -> Node {
    for reference in expression.attributeReferences where known.insert(reference).inserted {
      attributes.append(reference)
    }
    return Node(.string(""))
  }

  func node(literal: Node) -> Node { literal }
  func expression(_ node: Node) -> Expression? { nil }
  func literal(_ node: Node) -> Node { node }
}
