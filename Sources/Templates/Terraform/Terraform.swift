public import Documents

/// The Terraform dialect: configurations in JSON syntax, and plans.
public enum Terraform {
  /// The versions of the AWS provider that the configuration is written for.
  ///
  /// Every argument exists in the lowest version and in version 6. Where version 6 deprecates one in favour of an argument that
  /// the lowest version lacks (the `hash_key` of an index for its `key_schema`), the former is written.
  static let providerVersion = ">= 5.100.0, < 7.0.0"
  /// The lowest version of Terraform that supports the written configuration.
  static let requiredVersion = ">= 1.5.0"
  /// The lowest version of Terraform with `removed` blocks.
  static let removalVersion = ">= 1.7.0"
  /// The lowest version of Terraform with ephemeral resources and write-only arguments.
  static let ephemeralVersion = ">= 1.11.0"

  /// A text that a template has as it is, although it may look like an expression.
  public static func literal(_ text: String) -> Node { TerraformSyntax.escaped(Node(.string(text))) }
}
