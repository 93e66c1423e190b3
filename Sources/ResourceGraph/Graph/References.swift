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

  /// The expression as it is in a region, written where the region is another one.
  package func written(in region: String) -> Expression {
    switch self {
    case .pseudo(.region): .text(region)
    case .join(let parts): .joined(parts.map { $0.written(in: region) })
    case .component(let index, let arn): .component(index, of: arn.written(in: region))
    case .verbatim(_, let resolved?): resolved.written(in: region)
    default: self
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

/// Reads what resources refer to, one after the other: its mappers keep the names that they derive.
package final class ReferenceReader {
  private let collector = ReferenceCollector()
  private let dialects: [Dialect]
  private let mappers: [FieldMapper]

  package init(_ dialects: [Dialect] = Dialect.allCases) {
    self.dialects = dialects
    mappers = dialects.map { [collector] in .writer($0, syntax: collector) }
  }

  /// Every attribute that the resource's properties and overrides refer to in one of the dialects, each once.
  package func references(of entry: Entry) -> [AttributeReference] {
    collector.clear()
    if case .typed(let resource) = entry.content {
      for mapper in mappers { _ = mapper.write(resource, named: entry.id.name) }
    }
    for override in entry.overrides where dialects.contains(override.dialect) { _ = override.value?.write(collector) }
    return collector.attributes
  }
}

/// Notes what is referred to, and writes nothing.
private final class ReferenceCollector: ExpressionSyntax {
  private(set) var attributes: [AttributeReference] = []
  private var known: Set<AttributeReference> = []

  func clear() {
    attributes = []
    known.removeAll(keepingCapacity: true)
  }

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
