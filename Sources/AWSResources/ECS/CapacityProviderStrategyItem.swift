public import ResourceGraph

extension ECS {
  /// An item of a capacity provider strategy: `base` tasks first, then a share of the rest by `weight`.
  public struct CapacityProviderStrategyItem: FieldGroup {
    /// `FARGATE`, `FARGATE_SPOT` or the name of a capacity provider.
    public var capacityProvider: Value<String>?
    /// 0 to 1000; the default is 0.
    public var weight: Value<Int>?
    /// 0 to 100000; only one provider of a strategy may have a base.
    public var base: Value<Int>?

    public init() {}

    public init(_ capacityProvider: Value<String>, weight: Value<Int>? = nil, base: Value<Int>? = nil) {
      self.capacityProvider = capacityProvider
      self.weight = weight
      self.base = base
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("CapacityProvider", &capacityProvider)
      fields.field("Weight", &weight)
      fields.field("Base", &base)
    }
  }
}
