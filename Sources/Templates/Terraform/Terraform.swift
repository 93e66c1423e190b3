/// The Terraform dialect: configurations in JSON syntax, and plans.
public enum Terraform {
  /// The lowest version of the AWS provider that supports the written configuration.
  static let providerVersion = ">= 5.100.0, < 7.0.0"
  /// The lowest version of Terraform that supports the written configuration.
  static let requiredVersion = ">= 1.5.0"
  /// The lowest version of Terraform with ephemeral resources and write-only arguments.
  static let ephemeralVersion = ">= 1.11.0"
}
