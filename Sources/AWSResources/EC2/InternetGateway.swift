public import ResourceGraph

extension EC2 {
  /// A VPC's door to the internet, once it is attached and a route leads to it.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-internetgateway.html
  public struct InternetGateway: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::InternetGateway",
      terraform: "aws_internet_gateway",
      attributes: ["Ref": "id", "InternetGatewayId": "id"]
    )

    /// The VPC that the gateway is attached to. Terraform's alone: CloudFormation attaches with a
    /// `VPCGatewayAttachment`, which Terraform knows too.
    public var vpc: Reference<VPC>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformOnly("vpc_id", &vpc)
      fields.tags(&tags)
    }
  }
}
