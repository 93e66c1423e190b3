/// A name of a field list: `ContainerDefinitions[].Name`, what stands there, and whether AWS insists on it.
public struct FieldName: Hashable, Sendable {
  /// The Terraform resource beside the one at hand that has the field, if one does.
  public var companion: String?
  public var path: String
  public var isRequired: Bool
  public var kind: FieldKind
  public var counterpart: Counterpart

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
