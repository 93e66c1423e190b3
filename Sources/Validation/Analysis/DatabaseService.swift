package import AWSResources

/// A database service: its words, and what it does where a template says nothing.
package struct DatabaseService: Sendable {
  /// The kind of its resources as messages name it: `DocumentDB cluster`.
  package var kindName: String
  package var encryption = DatabaseSetting("StorageEncrypted", default: false)
  /// How many days automated backups are retained.
  package var backups = DatabaseSetting("BackupRetentionPeriod", default: 1)
  package var deletionProtection: DatabaseSetting<Bool>? = DatabaseSetting("DeletionProtection", default: false)
  /// Whether the service manages the password in Secrets Manager; `nil` without passwords.
  package var managedPassword: DatabaseSetting<Bool>? = DatabaseSetting("ManageMasterUserPassword", default: false)
  package var subnetGroup = "DBSubnetGroupName"
  /// The default port; `nil` where it depends on the engine.
  package var port: Int?
}

extension DatabaseService {
  /// Terraform's provider sends 0 days for an instance without the argument.
  static let rdsInstance = DatabaseService(
    kindName: "database", backups: DatabaseSetting("BackupRetentionPeriod", default: 1, terraform: 0))

  static let rdsCluster = DatabaseService(kindName: "database")

  /// <https://docs.aws.amazon.com/controltower/latest/controlreference/documentdb-rules.html>
  static let documentDB = DatabaseService(kindName: "DocumentDB cluster", port: 27017)

  /// Neptune has no passwords, but IAM.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbcluster.html>
  static let neptune = DatabaseService(
    kindName: "Neptune cluster", managedPassword: nil, port: 8182)

  /// New clusters are encrypted since January 2025. Version 5 of Terraform's provider says false, and version 6 true.
  ///
  /// <https://aws.amazon.com/about-aws/whats-new/2024/11/amazon-redshift-enhance-security-default-behavior/>,
  /// <https://github.com/hashicorp/terraform-provider-aws/pull/42631>
  static let redshift = DatabaseService(
    kindName: "Redshift cluster",
    encryption: DatabaseSetting("Encrypted", default: true, beforeVersion6: false),
    backups: DatabaseSetting("AutomatedSnapshotRetentionPeriod", default: 1),
    deletionProtection: nil,
    managedPassword: DatabaseSetting("ManageMasterPassword", default: false),
    subnetGroup: "ClusterSubnetGroupName", port: 5439)

  /// <https://docs.aws.amazon.com/neptune/latest/userguide/neptune-public-endpoints.html>
  static let neptunePublicAccess = DatabaseSetting("PubliclyAccessible", default: false)

  /// New clusters are not public since January 2025. Version 5 of Terraform's provider makes them public, version 6 not.
  ///
  /// <https://github.com/hashicorp/terraform-provider-aws/issues/23603>
  static let redshiftPublicAccess = DatabaseSetting(
    "PubliclyAccessible", default: false, beforeVersion6: true)
}

/// A property of a database, with AWS's default.
package struct DatabaseSetting<Wrapped: Literal & Sendable>: Sendable {
  /// The property in CloudFormation's names.
  package let name: String
  private let fallback: Wrapped
  /// What Terraform's provider sets, from version 6 on.
  private let terraform: Wrapped
  /// What it sets before.
  private let earlier: Wrapped?

  /// - Parameters:
  ///   - fallback: AWS's default.
  ///   - terraform: that of Terraform's provider, if it is another one.
  ///   - earlier: that of the provider before version 6, if it is another one.
  init(_ name: String, default fallback: Wrapped, terraform: Wrapped? = nil, beforeVersion6 earlier: Wrapped? = nil) {
    self.name = name
    self.fallback = fallback
    self.terraform = terraform ?? fallback
    self.earlier = earlier
  }

  /// The value, or what holds without one.
  func known(_ value: Value<Wrapped>?, in model: Model) -> Known<Wrapped> {
    let known = model.known(value)
    guard known.isAbsent else { return known }
    guard model.graph.origin == .terraform else { return .value(fallback) }
    guard let earlier else { return .value(terraform) }
    return switch model.graph.providerVersions?.isAll(since: ProviderVersion(6, 0)) {
    case true?: .value(terraform)
    case false?: .value(earlier)
    case nil: .unknown
    }
  }

  /// Why the value is unknown, as messages end.
  func doubt(_ value: Value<Wrapped>?, in model: Model) -> String {
    model.known(value).isAbsent
      ? "depends on the version of Terraform's provider, which the configuration does not determine"
      : "cannot be determined before deployment"
  }
}
