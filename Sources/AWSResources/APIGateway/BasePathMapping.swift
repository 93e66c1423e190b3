public import ResourceGraph

extension APIGateway {
  /// A base path mapping: leads requests of a custom domain name to a stage of a REST API.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-basepathmapping.html
  public struct BasePathMapping: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::BasePathMapping",
      terraform: "aws_api_gateway_base_path_mapping",
      attributes: ["Ref": "id"]
    )

    public var domainName: Reference<DomainName>?
    /// The id of a private domain name. Terraform only: CloudFormation has `AWS::ApiGateway::BasePathMappingV2`.
    public var domainNameID: Value<String>?
    /// The first part of the path; the default is every path.
    public var basePath: Value<String>?
    public var api: Reference<RestAPI>?
    /// The default is that the path of a request begins with the stage.
    public var stage: Reference<Stage>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DomainName", &domainName)
      fields.terraformOnly("domain_name_id", &domainNameID)
      fields.field("BasePath", &basePath)
      fields.requiredInTerraform("RestApiId", terraform: "api_id", &api)
      fields.field("Stage", terraform: "stage_name", &stage)
    }
  }
}
