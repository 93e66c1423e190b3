/// A name of a field list: `ContainerDefinitions[].Name`, what stands there, and whether AWS insists on it.
public struct FieldName: Hashable, Sendable {
  /// The Terraform resource beside the one at hand that has the field, if one does.
  public var companion: String?
  public var path: String
  public var isRequired: Bool
  public var kind: FieldKind
  public var counterpart: Counterpart

  /// What the other dialect has for a field.
  public enum Counterpart: Hashable, Comparable, Sendable {
    case same
    /// It says the same by other fields or resources.
    case elsewhere
    /// It cannot say it.
    case none
  }

  /// Whether the other dialect is declared to have no such field at this place.
  public var isOnlyHere: Bool { counterpart != .same }
}
