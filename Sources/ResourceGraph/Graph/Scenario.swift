/// One way in which a template can come out: what is assumed of the parameters and of the place that it leaves open.
public struct Scenario: Hashable, Sendable {
  /// A value of a parameter or pseudo-parameter that differs from its default.
  public struct Assumption: Hashable, Sendable {
    /// The name of the parameter: `Environment`, `AWS::Region`.
    public var name: String
    /// The value; `nil` is one that the template does not mention.
    public var value: String?

    public init(name: String, value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// What is assumed beside the defaults and the values that were given.
  public var assumptions: [Assumption]
  /// Whether the defaults and the given values hold: then only parameters without either are assumed.
  public var isDefault: Bool

  public init(assumptions: [Assumption], isDefault: Bool) {
    self.assumptions = assumptions
    self.isDefault = isDefault
  }

  /// The scenario in a few words: `Environment = dev, Zones = 3`; empty for the only one.
  public var name: String {
    assumptions.map { assumption in
      assumption.value.map { "\(assumption.name) = \($0.isEmpty ? "\"\"" : $0)" }
        ?? "\(assumption.name) is anything else"
    }.joined(separator: ", ")
  }
}
