public import ResourceGraph

extension OpenSearch.Domain {
  /// The cluster configuration of a domain: node types and counts.
  public struct ClusterConfig: FieldGroup, LegacyDomainPart {
    /// `m7g.large.search`.
    public var instanceType: Value<String>?
    public var instanceCount: Value<Int>?
    public var hasDedicatedMasters: Value<Bool>?
    public var dedicatedMasterType: Value<String>?
    /// The number of dedicated master nodes, 3 or 5.
    public var dedicatedMasterCount: Value<Int>?
    public var isZoneAware: Value<Bool>?
    /// The number of Availability Zones, 2 or 3.
    public var zoneCount: Value<Int>?
    /// Whether Multi-AZ with Standby is enabled.
    public var hasStandby: Value<Bool>?
    public var hasWarmNodes: Value<Bool>?
    public var warmType: Value<String>?
    public var warmCount: Value<Int>?
    public var hasColdStorage: Value<Bool>?
    public var nodeOptions: [NodeOption] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapLegacy(fields)
      fields.field("MultiAZWithStandbyEnabled", terraform: "multi_az_with_standby_enabled", &hasStandby)
      fields.groups("NodeOptions", &nodeOptions)
    }

    mutating func mapLegacy(_ fields: FieldMapper) {
      fields.field("InstanceType", &instanceType)
      fields.field("InstanceCount", &instanceCount)
      fields.field("DedicatedMasterEnabled", &hasDedicatedMasters)
      fields.field("DedicatedMasterType", &dedicatedMasterType)
      fields.field("DedicatedMasterCount", &dedicatedMasterCount)
      fields.field("ZoneAwarenessEnabled", &isZoneAware)
      fields.object("ZoneAwarenessConfig") { $0.field("AvailabilityZoneCount", &zoneCount) }
      fields.field("WarmEnabled", &hasWarmNodes)
      fields.field("WarmType", &warmType)
      fields.field("WarmCount", &warmCount)
      fields.object("ColdStorageOptions") { $0.field("Enabled", &hasColdStorage) }
    }
  }

  /// A node option: dedicated nodes of a type.
  public struct NodeOption: FieldGroup {
    /// `coordinator`.
    public var kind: Value<String>?
    public var isEnabled: Value<Bool>?
    public var instanceType: Value<String>?
    public var count: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("NodeType", &kind)
      fields.object("NodeConfig") { fields in
        fields.field("Enabled", &isEnabled)
        fields.field("Type", &instanceType)
        fields.field("Count", &count)
      }
    }
  }

  /// The EBS volumes of data nodes.
  public struct EBSOptions: FieldGroup, LegacyDomainPart {
    public var isEnabled: Value<Bool>?
    /// `gp3`, `gp2`, `io1` or `standard`.
    public var volumeType: Value<String>?
    /// In GiB, for each node.
    public var volumeSize: Value<Int>?
    public var iops: Value<Int>?
    /// In MiB per second, for `gp3`.
    public var throughput: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapVolume(fields)
      fields.field("Throughput", &throughput)
    }

    mutating func mapLegacy(_ fields: FieldMapper) {
      mapVolume(fields)
      fields.terraformOnly("throughput", &throughput)
    }

    private mutating func mapVolume(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.field("EBSEnabled", &isEnabled)
      case .terraform: fields.required("EBSEnabled", terraform: "ebs_enabled", &isEnabled)
      }
      fields.field("VolumeType", &volumeType)
      fields.field("VolumeSize", &volumeSize)
      fields.field("Iops", &iops)
    }
  }

  /// The subnets and security groups of a domain.
  public struct VPCOptions: FieldGroup {
    /// One subnet for each Availability Zone.
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SubnetIds", &subnets)
      fields.field("SecurityGroupIds", &securityGroups)
    }
  }

  /// Auto-Tune settings. Terraform only.
  public struct AutoTuneOptions: FieldGroup {
    /// `ENABLED` or `DISABLED`.
    public var desiredState: Value<String>?
    /// `NO_ROLLBACK` or `DEFAULT_ROLLBACK`.
    public var rollbackOnDisable: Value<String>?
    public var usesOffPeakWindow: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DesiredState", &desiredState)
      fields.field("RollbackOnDisable", &rollbackOnDisable)
      fields.field("UseOffPeakWindow", &usesOffPeakWindow)
    }
  }
}
