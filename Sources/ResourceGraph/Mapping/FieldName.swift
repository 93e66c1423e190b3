/// A name of a field list: `ContainerDefinitions[].Name`, what stands there, and whether AWS insists on it.
public struct FieldName: Hashable, Sendable {
  /// The Terraform resource beside the one at hand that has the field, if one does.
  public var companion: String?
  public var path: String
  public var isRequired: Bool
  public var kind: FieldKind
  /// Whether the other dialect is declared to have no such field.
  public var isOnlyHere: Bool
}
