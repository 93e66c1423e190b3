public import ResourceGraph

extension APIGateway {
  /// A deployment: the methods of a REST API as they are at its creation, which a stage then serves.
  ///
  /// A deployment does not change. CloudFormation makes another one under another logical id, Terraform where `triggers` change.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-deployment.html
  public struct Deployment: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Deployment",
      terraform: "aws_api_gateway_deployment",
      attributes: ["Ref": "id", "DeploymentId": "id"]
    )

    public var api: Reference<RestAPI>?
    public var description: Value<String>?
    /// Texts by names; another text makes another deployment. Terraform only: CloudFormation needs another logical id.
    public var triggers: NamedValues?
    /// Variables of the stage; superseded by those of `Stage`. Terraform only.
    public var variables: NamedValues?
    /// A stage that is created with the deployment; superseded by `Stage`. CloudFormation only.
    public var stageName: Value<String>?
    /// The settings of that stage. CloudFormation only.
    public var stageDescription: StageDescription?
    /// CloudFormation only: version 6 of the Terraform provider has it in the stage.
    public var canary: Stage.Canary?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.field("Description", &description)
      fields.equivalent(in: .terraform) { $0.field("Triggers", &triggers) }
      fields.terraformOnly("variables", &variables)
      fields.cloudFormationOnly("StageName", &stageName)
      fields.group("StageDescription", terraform: .unsupported, &stageDescription)
      fields.group("DeploymentCanarySettings", terraform: .unsupported, &canary)
    }
  }
}

extension APIGateway.Deployment {
  /// The settings of a stage that is created with a deployment.
  public struct StageDescription: FieldGroup {
    public var description: Value<String>?
    public var accessLog: APIGateway.Stage.AccessLog?
    public var hasCacheCluster: Value<Bool>?
    /// In GB: `0.5`, `1.6`, `6.1`, …
    public var cacheClusterSize: Value<String>?
    public var canary: APIGateway.Stage.Canary?
    public var clientCertificate: Value<String>?
    public var documentationVersion: Value<String>?
    /// The settings of all methods.
    public var settings = APIGateway.MethodSettings()
    /// The settings of single methods.
    public var methodSettings: [APIGateway.Stage.MethodSetting] = []
    public var isTraced: Value<Bool>?
    public var variables: NamedValues?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Description", &description)
      fields.group("AccessLogSetting", &accessLog)
      fields.field("CacheClusterEnabled", &hasCacheCluster)
      fields.field("CacheClusterSize", &cacheClusterSize)
      fields.group("CanarySetting", &canary)
      fields.field("ClientCertificateId", &clientCertificate)
      fields.field("DocumentationVersion", &documentationVersion)
      settings.map(fields)
      fields.groups("MethodSettings", &methodSettings)
      fields.field("TracingEnabled", &isTraced)
      fields.field("Variables", &variables)
      fields.tags(&tags)
    }
  }
}
