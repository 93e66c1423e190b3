public import ResourceGraph

extension EFS {
  /// A mount target: the network address of a file system in a subnet.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-efs-mounttarget.html
  public struct MountTarget: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EFS::MountTarget",
      terraform: "aws_efs_mount_target",
      attributes: ["Ref": "id", "Id": "id", "IpAddress": "ip_address"]
    )

    public var fileSystem: Reference<FileSystem>?
    public var subnet: Reference<EC2.Subnet>?
    /// The default is the default security group of the VPC.
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var ipAddress: Value<String>?
    /// `IPV4_ONLY`, `IPV6_ONLY` or `DUAL_STACK`. CloudFormation only.
    public var ipAddressType: Value<String>?
    /// CloudFormation only.
    public var ipv6Address: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FileSystemId", &fileSystem)
      fields.required("SubnetId", &subnet)
      switch fields.dialect {
      case .cloudFormation: fields.required("SecurityGroups", &securityGroups)
      case .terraform: fields.field("SecurityGroups", &securityGroups)
      }
      fields.field("IpAddress", &ipAddress)
      fields.cloudFormationOnly("IpAddressType", &ipAddressType)
      fields.cloudFormationOnly("Ipv6Address", &ipv6Address)
    }
  }
}
