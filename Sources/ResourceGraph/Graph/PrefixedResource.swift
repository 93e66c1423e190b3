/// A resource whose name Terraform can generate from a prefix, so that a replacement does not collide with what it replaces.
///
/// CloudFormation generates such names from those of the stack and the resource.
public protocol PrefixedResource: Resource {
  var name: Value<String>? { get set }
  /// The beginning of the name that Terraform generates. Terraform only.
  var namePrefix: Value<String>? { get set }
  /// The longest prefix: Terraform adds 26 characters.
  static var longestNamePrefix: Int { get }
}

extension PrefixedResource {
  public static var longestNamePrefix: Int { 100 }

  public mutating func setNamePrefix(_ prefix: (_ limit: Int) -> String) {
    guard name == nil else { return }
    let generated = prefix(Self.longestNamePrefix)
    namePrefix = namePrefix ?? .literal(generated)
  }
}

extension Resource {
  public mutating func setNamePrefix(_ prefix: (_ limit: Int) -> String) {}
}

extension FieldMapper {
  /// The beginning of a name that Terraform generates; CloudFormation needs none.
  public func namePrefix(_ prefix: inout Value<String>?) {
    guard dialect == .terraform else { return }
    equivalent(in: .terraform) { $0.field("NamePrefix", &prefix) }
  }
}
