public import ResourceGraph

extension EC2 {
  /// A NAT gateway: gives instances in private subnets outbound access to the internet or to other networks.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
  public struct NATGateway: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::NatGateway",
      terraform: "aws_nat_gateway",
      attributes: ["Ref": "id", "NatGatewayId": "id", "EniId": "network_interface_id"]
    )

    /// Whether the gateway connects to the internet or to other networks only.
    public enum ConnectivityType: String, Literal, CaseIterable {
      case `private`
      case `public`
    }

    /// The subnet of the gateway; a public gateway needs a public subnet.
    public var subnet: Reference<Subnet>?
    /// The allocation of a public gateway's address; a private gateway has none.
    public var elasticIP: Reference<ElasticIP>?
    /// The default is public.
    public var connectivityType: Value<ConnectivityType>?
    public var privateIPAddress: Value<String>?
    public var secondaryElasticIPs: List<Reference<ElasticIP>>?
    public var secondaryPrivateIPAddresses: List<Value<String>>?
    public var secondaryPrivateIPAddressCount: Value<Int>?
    /// The time in seconds for connections to drain when addresses are released. CloudFormation only.
    public var maxDrainDuration: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SubnetId", &subnet)
      fields.field("AllocationId", &elasticIP)
      fields.field("ConnectivityType", &connectivityType)
      fields.field("PrivateIpAddress", terraform: "private_ip", &privateIPAddress)
      fields.field("SecondaryAllocationIds", &secondaryElasticIPs)
      fields.field("SecondaryPrivateIpAddresses", &secondaryPrivateIPAddresses)
      fields.field("SecondaryPrivateIpAddressCount", &secondaryPrivateIPAddressCount)
      fields.cloudFormationOnly("MaxDrainDurationSeconds", &maxDrainDuration)
      fields.tags(&tags)
    }
  }
}
