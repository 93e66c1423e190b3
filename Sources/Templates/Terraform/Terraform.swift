/// The Terraform dialect: configurations in JSON syntax, and plans.
public enum Terraform {
  /// The lowest version of the AWS provider that has everything that is written.
  static let providerVersion = ">= 5.100.0"
  /// The lowest version of Terraform that has everything that is written.
  static let requiredVersion = ">= 1.5.0"
}
