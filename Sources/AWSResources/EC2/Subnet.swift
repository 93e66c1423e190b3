public import ResourceGraph

extension EC2 {
  /// A subnet: a range of addresses of a VPC in one Availability Zone.
  ///
  /// Its route table makes it public, private or isolated.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-subnet.html
  public struct Subnet: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::Subnet",
      terraform: "aws_subnet",
      attributes: ["Ref": "id", "AvailabilityZone": "availability_zone", "CidrBlock": "cidr_block"],
      parameterType: "AWS::EC2::Subnet::Id"
    )

    public var vpc: Reference<VPC>?
    /// The IPv4 CIDR block, between /28 and /16, within that of the VPC: `10.0.16.0/20`.
    public var cidrBlock: Value<String>?
    public var availabilityZone: Value<String>?
    /// The id of the zone, which is the same zone in every account: `use1-az1`; instead of its name.
    public var availabilityZoneID: Value<String>?
    /// Whether instances receive a public address at launch; the default is false.
    public var mapPublicIPOnLaunch: Value<Bool>?
    public var assignIPv6AddressOnCreation: Value<Bool>?
    public var ipv6CIDRBlock: Value<String>?
    public var tags: Tags = [:]

    /// AWS promises no order of the zones in which `availabilityZone(_:)` counts; another one must not replace the subnet.
    public static let availabilityZoneChange = IgnoredChange(Subnet.self) { $0.availabilityZone = "" }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcId", &vpc)
      fields.field("CidrBlock", &cidrBlock)
      fields.field("AvailabilityZone", &availabilityZone)
      fields.field("AvailabilityZoneId", &availabilityZoneID)
      fields.field("MapPublicIpOnLaunch", &mapPublicIPOnLaunch)
      fields.field("AssignIpv6AddressOnCreation", &assignIPv6AddressOnCreation)
      fields.field("Ipv6CidrBlock", &ipv6CIDRBlock)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "CidrBlock" ? cidrBlock?.constructible : nil
    }
  }
}
