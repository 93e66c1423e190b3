public import ResourceGraph

extension EC2 {
  /// Lets instances in private subnets reach the internet, or other networks, and nobody reach them.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-natgateway.html
  public struct NATGateway: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::NatGateway",
      terraform: "aws_nat_gateway",
      attributes: ["Ref": "id", "NatGatewayId": "id", "EniId": "network_interface_id"]
    )

    /// Whether the gateway leads to the internet, or to other networks alone.
    public enum ConnectivityType: String, Literal, CaseIterable {
      case `private`
      case `public`
    }

    /// A public subnet for a public gateway.
    public var subnet: Reference<Subnet>?
    /// The address that a public gateway has; a private one has none.
    public var elasticIP: Reference<ElasticIP>?
    /// Public unless set.
    public var connectivityType: Value<ConnectivityType>?
    public var privateIPAddress: Value<String>?
    public var secondaryElasticIPs: List<Reference<ElasticIP>>?
    public var secondaryPrivateIPAddresses: List<Value<String>>?
    public var secondaryPrivateIPAddressCount: Value<Int>?
    /// How long connections may end when addresses are taken away, in seconds. CloudFormation's alone.
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
