public import ResourceGraph

extension DocDB {
  /// An instance of a DocumentDB cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-docdb-dbinstance.html
  public struct DBInstance: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::DocDB::DBInstance",
      terraform: "aws_docdb_cluster_instance",
      attributes: ["Ref": "identifier", "Endpoint": "endpoint", "Port": "port"]
    )

    public var identifier: Value<String>?
    public var cluster: Reference<DBCluster>?
    /// `db.r6g.large`.
    public var instanceClass: Value<String>?
    public var availabilityZone: Value<String>?
    public var caCertificate: Value<String>?
    /// Whether the instance restarts for a new certificate. CloudFormation only.
    public var restartsForCertificate: Value<Bool>?
    public var hasPerformanceInsights: Value<Bool>?
    /// Terraform only.
    public var performanceInsightsKey: Reference<KMS.Key>?
    /// DocumentDB ignores it: it upgrades minor versions never by itself.
    public var upgradesMinorVersions: Value<Bool>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// 0 to 15; the largest instance of the lowest tier replaces a failed primary. Terraform only.
    public var promotionTier: Value<Int>?
    /// Terraform only.
    public var copiesTagsToSnapshots: Value<Bool>?
    /// Terraform only.
    public var engine: Value<String>?
    /// Terraform only: CloudFormation applies changes immediately.
    public var appliesImmediately: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBInstanceIdentifier", terraform: "identifier", &identifier)
      fields.required("DBClusterIdentifier", terraform: "cluster_identifier", &cluster)
      fields.required("DBInstanceClass", terraform: "instance_class", &instanceClass)
      fields.field("AvailabilityZone", &availabilityZone)
      fields.field("CACertificateIdentifier", terraform: "ca_cert_identifier", &caCertificate)
      fields.cloudFormationOnly("CertificateRotationRestart", &restartsForCertificate)
      fields.field("EnablePerformanceInsights", &hasPerformanceInsights)
      fields.terraformOnly("performance_insights_kms_key_id", &performanceInsightsKey)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
      fields.terraformOnly("promotion_tier", &promotionTier)
      fields.terraformOnly("copy_tags_to_snapshot", &copiesTagsToSnapshots)
      fields.equivalent(in: .terraform) { fields in
        fields.field("Engine", &engine)
        fields.field("ApplyImmediately", &appliesImmediately)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? identifier?.constructible?.lowercased : nil
    }
  }
}
