public import ResourceGraph

extension ECS {
  /// The EBS volume of each task of a service, for a volume that is configured at launch.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceManagedEBSVolumeConfiguration.html
  public struct VolumeConfiguration: FieldGroup {
    public var name: Value<String>?
    /// The role with which ECS creates and attaches the volume.
    public var role: Reference<IAM.Role>?
    /// In GiB.
    public var size: Value<Int>?
    public var snapshot: Value<String>?
    /// `gp3`, `io2` and others; the default is `gp3`.
    public var volumeType: Value<String>?
    public var iops: Value<Int>?
    /// In MiB per second.
    public var throughput: Value<Int>?
    /// The initialization rate of a volume created from a snapshot, in MiB per second, 100 to 300.
    public var initializationRate: Value<Int>?
    /// `ext3`, `ext4`, `xfs` or `ntfs`.
    public var fileSystemType: Value<String>?
    public var isEncrypted: Value<Bool>?
    public var kmsKey: Reference<KMS.Key>?
    public var tagSpecifications: [TagSpecification] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.object("ManagedEBSVolume") { fields in
        fields.required("RoleArn", &role)
        fields.field("SizeInGiB", terraform: "size_in_gb", &size)
        fields.field("SnapshotId", &snapshot)
        fields.field("VolumeType", &volumeType)
        fields.field("Iops", &iops)
        fields.field("Throughput", &throughput)
        fields.field("VolumeInitializationRate", &initializationRate)
        fields.field("FilesystemType", terraform: "file_system_type", &fileSystemType)
        fields.field("Encrypted", &isEncrypted)
        fields.field("KmsKeyId", &kmsKey)
        fields.groups("TagSpecifications", &tagSpecifications)
      }
    }

    /// The tags of the volume.
    public struct TagSpecification: FieldGroup {
      /// `volume`.
      public var resourceType: Value<String>?
      public var propagatedTags: Value<Service.TagSource>?
      public var tags: Tags = [:]

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("ResourceType", &resourceType)
        fields.field("PropagateTags", &propagatedTags)
        fields.tags(&tags)
      }
    }
  }
}
