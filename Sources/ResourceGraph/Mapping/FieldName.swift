/// A field of a field list: its path, `ContainerDefinitions[].Name`, its kind, and whether it is required.
public struct FieldName: Hashable, Sendable {
  /// The Terraform type of the companion resource that has the field, if it is not the resource itself.
  public var companion: String?
  /// The path in the resource, with `[]` after lists: `ContainerDefinitions[].Name`.
  public var path: String
  /// Whether a resource without a value is reported.
  public var isRequired: Bool
  /// The kind of value.
  public var kind: FieldKind
  /// Whether the other dialect has the same field.
  public var counterpart: Counterpart
  /// The version since which Terraform's provider has the field, if it is above the lowest that configurations admit.
  public var since: ProviderVersion?

  /// Whether the other dialect has the same field.
  public enum Counterpart: Hashable, Comparable, Sendable {
    case same
    /// The other dialect expresses the same with other fields or resources.
    case equivalent
    /// The other dialect does not support the field.
    case unsupported
  }

  /// Whether the field list declares that the other dialect has no such field at this place.
  public var isDialectSpecific: Bool { counterpart != .same }
}
