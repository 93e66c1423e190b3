public import ResourceGraph

extension EC2 {
  /// An attachment of a VPC to a transit gateway.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-transitgatewayattachment.html
  public struct TransitGatewayAttachment: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::TransitGatewayAttachment",
      terraform: "aws_ec2_transit_gateway_vpc_attachment",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var transitGateway: Value<String>?
    public var vpc: Reference<VPC>?
    /// One subnet in each Availability Zone that the transit gateway reaches.
    public var subnets: List<Reference<Subnet>>?
    public var options = Options()
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TransitGatewayId", &transitGateway)
      fields.required("VpcId", &vpc)
      fields.required("SubnetIds", &subnets)
      fields.cloudFormationObject("Options") { options.map($0) }
      fields.tags(&tags)
    }

    /// What the attachment supports: `enable` or `disable`.
    public struct Options: FieldGroup {
      public var dnsSupport: Value<String>?
      public var ipv6Support: Value<String>?
      public var applianceMode: Value<String>?
      public var securityGroupReferences: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("DnsSupport", &dnsSupport)
        fields.field("Ipv6Support", &ipv6Support)
        fields.field("ApplianceModeSupport", &applianceMode)
        fields.field("SecurityGroupReferencingSupport", &securityGroupReferences)
      }
    }
  }
}
