public import ResourceGraph

extension EC2 {
  /// An Elastic IP address: a static public IPv4 address.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-eip.html
  public struct ElasticIP: TaggedResource {
    /// `Ref` is the address itself, but most references need the allocation id. Terraform's `id` is the allocation id
    /// too.
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::EIP",
      terraform: "aws_eip",
      referenceAttribute: "AllocationId",
      attributes: [
        "AllocationId": "allocation_id", "AllocationId": "id", "Ref": "public_ip", "PublicIp": "public_ip",
      ]
    )

    /// `vpc`, the only value for current accounts.
    public var domain: Value<String>?
    public var instance: Value<String>?
    /// A public address to recover, if it is still available.
    public var address: Value<String>?
    public var publicIPv4Pool: Value<String>?
    public var ipamPool: Value<String>?
    public var networkBorderGroup: Value<String>?
    /// The network interface that the address is associated with. Terraform only.
    public var networkInterface: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Domain", &domain)
      fields.field("InstanceId", terraform: "instance", &instance)
      fields.field("Address", &address)
      fields.field("PublicIpv4Pool", &publicIPv4Pool)
      fields.field("IpamPoolId", &ipamPool)
      fields.field("NetworkBorderGroup", &networkBorderGroup)
      fields.terraformOnly("network_interface", &networkInterface)
      fields.tags(&tags)
    }
  }
}
