public import ResourceGraph

extension ECS {
  /// A capacity provider's share of the tasks: first `base` tasks, then its `weight` among the others.
  public struct CapacityProviderStrategyItem: FieldGroup {
    /// `FARGATE`, `FARGATE_SPOT` or the name of a provider of one's own.
    public var capacityProvider: Value<String>?
    /// 0 to 1000; 0 unless set.
    public var weight: Value<Int>?
    /// 0 to 100000; only one provider of a strategy may have one.
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
