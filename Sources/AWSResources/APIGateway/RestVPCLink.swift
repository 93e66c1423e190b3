public import ResourceGraph

extension APIGateway {
  /// A VPC link: the way from REST APIs to a Network Load Balancer. An Application Load Balancer is reached with a link of
  /// `APIGatewayV2`.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-vpclink.html
  public struct VPCLink: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::VpcLink",
      terraform: "aws_api_gateway_vpc_link",
      attributes: ["Ref": "id", "VpcLinkId": "id"]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    /// One Network Load Balancer; cannot be changed.
    public var targets: List<Reference<ElasticLoadBalancing.LoadBalancer>>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.field("Description", &description)
      fields.required("TargetArns", &targets)
      fields.tags(&tags)
    }
  }
}
