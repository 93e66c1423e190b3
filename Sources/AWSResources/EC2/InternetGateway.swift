public import ResourceGraph

extension EC2 {
  /// An internet gateway: connects a VPC that it is attached to with the internet.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-internetgateway.html
  public struct InternetGateway: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::EC2::InternetGateway",
      terraform: "aws_internet_gateway",
      attributes: ["Ref": "id", "InternetGatewayId": "id"]
    )

    /// The VPC that the gateway is attached to. Terraform only: CloudFormation uses a
    /// `VPCGatewayAttachment`, which Terraform supports too.
    public var vpc: Reference<VPC>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.terraformOnly("vpc_id", &vpc)
      fields.tags(&tags)
    }
  }
}
