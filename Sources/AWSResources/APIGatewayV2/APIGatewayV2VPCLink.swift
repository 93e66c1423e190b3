public import ResourceGraph

extension APIGatewayV2 {
  /// A VPC link: the network interfaces by which an API reaches a private integration.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-vpclink.html
  public struct VPCLink: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::VpcLink",
      terraform: "aws_apigatewayv2_vpc_link",
      attributes: ["Ref": "id", "VpcLinkId": "id"]
    )

    public var name: Value<String>?
    /// Cannot be changed.
    public var subnets: List<Reference<EC2.Subnet>>?
    /// Cannot be changed. Terraform requires the argument.
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("SubnetIds", &subnets)
      fields.requiredInTerraform("SecurityGroupIds", &securityGroups)
      fields.tags(&tags, cloudFormation: .map)
    }
  }
}
