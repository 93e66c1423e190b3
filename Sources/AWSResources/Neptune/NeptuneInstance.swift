public import ResourceGraph

extension Neptune {
  /// An instance of a Neptune cluster.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-neptune-dbinstance.html
  public struct DBInstance: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Neptune::DBInstance",
      terraform: "aws_neptune_cluster_instance",
      attributes: ["Ref": "identifier", "Endpoint": "address", "Port": "port"]
    )

    public var identifier: Value<String>?
    public var cluster: Reference<DBCluster>?
    /// `db.r6g.large`, or `db.serverless`.
    public var instanceClass: Value<String>?
    public var availabilityZone: Value<String>?
    public var subnetGroup: Reference<DBSubnetGroup>?
    /// The default is false.
    public var isPubliclyAccessible: Value<Bool>?
    public var parameterGroup: Value<String>?
    public var upgradesMinorVersions: Value<Bool>?
    /// CloudFormation only.
    public var allowsMajorVersionUpgrades: Value<Bool>?
    /// In UTC: `sun:04:00-sun:05:00`.
    public var maintenanceWindow: Value<String>?
    /// The snapshot to restore from. CloudFormation only.
    public var snapshot: Value<String>?
    /// 0 to 15; the largest instance of the lowest tier replaces a failed primary. Terraform only.
    public var promotionTier: Value<Int>?
    /// In UTC, if the cluster does not set it: `02:00-03:00`. Terraform only.
    public var backupWindow: Value<String>?
    /// Terraform only: the cluster determines it.
    public var port: Value<Int>?
    /// Terraform only.
    public var engine: Value<String>?
    /// Terraform only.
    public var engineVersion: Value<String>?
    /// Terraform only: CloudFormation applies changes immediately.
    public var appliesImmediately: Value<Bool>?
    /// Terraform only.
    public var skipsFinalSnapshot: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DBInstanceIdentifier", terraform: "identifier", &identifier)
      switch fields.dialect {
      case .cloudFormation: fields.field("DBClusterIdentifier", &cluster)
      case .terraform: fields.required("DBClusterIdentifier", terraform: "cluster_identifier", &cluster)
      }
      fields.required("DBInstanceClass", terraform: "instance_class", &instanceClass)
      fields.field("AvailabilityZone", &availabilityZone)
      fields.field("DBSubnetGroupName", terraform: "neptune_subnet_group_name", &subnetGroup)
      fields.field("PubliclyAccessible", &isPubliclyAccessible)
      fields.field("DBParameterGroupName", terraform: "neptune_parameter_group_name", &parameterGroup)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.cloudFormationOnly("AllowMajorVersionUpgrade", &allowsMajorVersionUpgrades)
      fields.field("PreferredMaintenanceWindow", &maintenanceWindow)
      fields.cloudFormationOnly("DBSnapshotIdentifier", &snapshot)
      fields.terraformOnly("promotion_tier", &promotionTier)
      fields.terraformOnly("preferred_backup_window", &backupWindow)
      fields.equivalent(in: .terraform) { fields in
        fields.field("Port", &port)
        fields.field("Engine", &engine)
        fields.field("EngineVersion", &engineVersion)
        fields.field("ApplyImmediately", &appliesImmediately)
        fields.field("SkipFinalSnapshot", &skipsFinalSnapshot)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? identifier?.constructible?.lowercased : nil
    }
  }
}
