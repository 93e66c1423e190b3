public import ResourceGraph

extension APIGateway {
  /// A stage: a deployment of a REST API under a name, with its logs, cache and limits.
  ///
  /// In Terraform, the settings of methods are resources of their own.
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-stage.html
  public struct Stage: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::Stage",
      terraform: "aws_api_gateway_stage",
      attributes: ["Ref": "stage_name"],
      companions: [.init("aws_api_gateway_method_settings", owner: "stage_name", isRepeated: true)]
    )

    public var api: Reference<RestAPI>?
    /// The first part of the path.
    public var name: Value<String>?
    public var description: Value<String>?
    public var deployment: Reference<Deployment>?
    public var accessLog: AccessLog?
    /// A part of the requests goes to another deployment.
    public var canary: CanarySetting?
    public var hasCacheCluster: Value<Bool>?
    /// In GB: `0.5`, `1.6`, `6.1`, …
    public var cacheClusterSize: Value<String>?
    /// The id of the certificate with which the API calls its integrations.
    public var clientCertificate: Value<String>?
    public var documentationVersion: Value<String>?
    public var methodSettings: [MethodSetting] = []
    /// Whether requests are traced with X-Ray.
    public var isTraced: Value<Bool>?
    public var variables: NamedValues?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestApiId", &api)
      fields.requiredInTerraform("StageName", &name)
      fields.field("Description", &description)
      fields.requiredInTerraform("DeploymentId", &deployment)
      fields.group("AccessLogSetting", terraform: "access_log_settings", &accessLog)
      fields.group("CanarySetting", terraform: "canary_settings", &canary)
      fields.field("CacheClusterEnabled", &hasCacheCluster)
      fields.field("CacheClusterSize", &cacheClusterSize)
      fields.field("ClientCertificateId", &clientCertificate)
      fields.field("DocumentationVersion", &documentationVersion)
      mapMethodSettings(fields)
      fields.field("TracingEnabled", terraform: "xray_tracing_enabled", &isTraced)
      fields.field("Variables", &variables)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }

    /// Terraform's resources repeat the API.
    private mutating func mapMethodSettings(_ fields: FieldMapper) {
      for index in methodSettings.indices { methodSettings[index].api = methodSettings[index].api ?? api }
      fields.companions(
        "aws_api_gateway_method_settings", owner: Self.resourceType, "MethodSettings", &methodSettings)
      for index in methodSettings.indices where methodSettings[index].api == api { methodSettings[index].api = nil }
    }
  }
}

extension APIGateway.Stage {
  /// Where requests are logged, and how.
  public struct AccessLog: FieldGroup {
    /// The ARN of a log group, or of a Firehose stream whose name begins with `amazon-apigateway-`.
    public var destination: Value<String>?
    /// What a line has, in one line: `$context.requestId $context.status`.
    public var format: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("DestinationArn", &destination)
      fields.requiredInTerraform("Format", &format)
    }
  }

  /// A part of the requests that another deployment answers.
  public struct Canary: FieldGroup {
    /// 0 to 100.
    public var percentOfTraffic: Value<Double>?
    /// Variables that differ for these requests.
    public var variables: NamedValues?
    public var usesStageCache: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("PercentTraffic", &percentOfTraffic)
      fields.field("StageVariableOverrides", &variables)
      fields.field("UseStageCache", &usesStageCache)
    }
  }

  /// A canary with its deployment.
  public struct CanarySetting: FieldGroup {
    public var deployment: Reference<APIGateway.Deployment>?
    public var canary = Canary()

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("DeploymentId", &deployment)
      canary.map(fields)
    }
  }
}
