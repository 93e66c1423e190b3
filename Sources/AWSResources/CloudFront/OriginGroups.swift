public import ResourceGraph

extension CloudFront.Distribution {
  /// The origin groups of a distribution.
  public struct OriginGroups: FieldGroup {
    public var items: [OriginGroup] = []
    private var quantity: Value<Int>?

    public init() {}

    public init(_ items: [OriginGroup]) { self.items = items }

    public mutating func map(_ fields: FieldMapper) {
      fields.groups("Items", &items)
      fields.quantity(of: items.count, &quantity)
    }
  }

  /// Two origins: a request goes to the second where the first fails.
  public struct OriginGroup: FieldGroup {
    public var id: Value<String>?
    /// The id of the primary origin, then that of the secondary one.
    public var members: Members?
    /// The status codes of the primary origin that lead to the secondary one: 403, 404, 416, 429, 500, 502, 503 or 504.
    public var statusCodes: StatusCodes?
    /// `default` or `media-quality-based`. CloudFormation only.
    public var selectionCriteria: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "origin_id", &id)
      fields.object("FailoverCriteria") { fields in
        switch fields.dialect {
        case .cloudFormation: fields.required("StatusCodes", &statusCodes)
        case .terraform: fields.flatGroup(&statusCodes)
        }
      }
      switch fields.dialect {
      case .cloudFormation: fields.required("Members", &members)
      case .terraform: fields.flatGroup(&members)
      }
      fields.cloudFormationOnly("SelectionCriteria", &selectionCriteria)
    }
  }

  /// The origins of a group.
  public struct Members: FieldGroup {
    public var items: [Member] = []
    private var quantity: Value<Int>?

    public init() {}

    public init(_ items: [Member]) { self.items = items }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Items", terraform: "member", &items)
      fields.quantity(of: items.count, &quantity)
    }
  }

  /// An origin of a group, by its id.
  public struct Member: FieldGroup {
    public var origin: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("OriginId", &origin) }
  }

  /// Status codes.
  public struct StatusCodes: FieldGroup {
    public var items: List<Value<Int>>?
    private var quantity: Value<Int>?

    public init() {}

    public init(_ items: List<Value<Int>>) { self.items = items }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Items", terraform: "status_codes", &items)
      fields.quantity(of: items?.isWrittenOut == true ? items?.items.count : nil, &quantity)
    }
  }
}

extension FieldMapper {
  /// The number of items, which only CloudFormation has beside them.
  ///
  /// - Parameter given: the number of a template that counts otherwise.
  fileprivate func quantity(of count: Int?, _ given: inout Value<Int>?) {
    var quantity = given ?? count.map { .literal($0) }
    required("Quantity", terraform: .equivalent, &quantity)
    given = quantity?.literal == count ? nil : quantity
  }
}
