public import Documents
import ResourceGraph

/// The Terraform dialect: configurations in JSON syntax, and plans.
public enum Terraform {
  /// The lowest version of the AWS provider that configurations are written for.
  ///
  /// Every argument exists in this version and in version 6, except for those whose field list names the version since which
  /// they exist (`terraform(since:)`). Where version 6 deprecates an argument in favour of one that the lowest version lacks (the
  /// `hash_key` of an index for its `key_schema`, since 6.29), the former is written: it works in both, and the text stays one that
  /// the tests can run. An index without a sort key has no `range_key` then: from 6.29 on, an empty one is refused
  /// (https://github.com/hashicorp/terraform-provider-aws/pull/47427), as is the one that `ignore_changes` keeps in a state.
  static let lowestProviderVersion = ProviderVersion(5, 100)

  /// The versions of the AWS provider that a configuration admits.
  ///
  /// - Parameter needed: the version that has every argument, if it is above the lowest.
  static func providerVersions(since needed: ProviderVersion?) -> String {
    ">= \(max(lowestProviderVersion, needed ?? lowestProviderVersion)), < 7.0.0"
  }

  /// The lowest version of Terraform that supports the written configuration.
  static let requiredVersion = ">= 1.5.0"
  /// The lowest version of Terraform with `removed` blocks.
  static let removalVersion = ">= 1.7.0"
  /// The lowest version of Terraform with ephemeral resources and write-only arguments.
  static let ephemeralVersion = ">= 1.11.0"

  /// The name of the provider of a further region: `us_east_1`.
  static func alias(of region: String) -> String { region.replacing("-", with: "_") }

  /// What resources in a further region are made with.
  static func provider(in region: String) -> Node { .init(.string("aws.\(alias(of: region))")) }

  /// A text that a template has as it is, although it may look like an expression.
  public static func literal(_ text: String) -> Node { TerraformSyntax.escaped(Node(.string(text))) }
}
