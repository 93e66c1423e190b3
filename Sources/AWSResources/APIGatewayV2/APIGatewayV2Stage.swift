public import Documents
public import ResourceGraph

extension APIGatewayV2 {
  /// A stage: a deployment of an API under a name, with its logs and limits.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-stage.html
  public struct Stage: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::Stage",
      terraform: "aws_apigatewayv2_stage",
      attributes: ["Ref": "name", "Id": "id"]
    )

    public var api: Reference<API>?
    /// The first part of the path, or `$default`, which has none.
    public var name: Value<String>?
    public var description: Value<String>?
    /// Whether every change of the API is deployed to the stage. Not together with `deployment`.
    public var deploysAutomatically: Value<Bool>?
    /// The id of a deployment.
    public var deployment: Value<String>?
    public var accessLog: AccessLog?
    public var defaultRouteSettings: RouteSettings?
    /// The settings of single routes, by their keys.
    public var routeSettings: [KeyedRouteSettings] = []
    public var variables: NamedValues?
    /// The id of the certificate with which the API calls its integrations. For WebSocket APIs only.
    public var clientCertificate: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ApiId", &api)
      fields.required("StageName", terraform: "name", &name)
      fields.field("Description", &description)
      fields.field("AutoDeploy", &deploysAutomatically)
      fields.field("DeploymentId", &deployment)
      fields.group("AccessLogSettings", &accessLog)
      fields.group("DefaultRouteSettings", &defaultRouteSettings)
      fields.keyedGroups("RouteSettings", &routeSettings)
      fields.field("StageVariables", &variables)
      fields.field("ClientCertificateId", &clientCertificate)
      fields.tags(&tags, cloudFormation: .map)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}

extension APIGatewayV2.Stage {
  /// Where requests are logged, and how.
  public struct AccessLog: FieldGroup {
    /// The ARN of a log group.
    public var destination: Value<String>?
    /// What a line has, in one line: `$context.requestId $context.status`.
    public var format: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("DestinationArn", &destination)
      fields.requiredInTerraform("Format", &format)
    }
  }

  /// The limits, metrics and execution logs of routes.
  public struct RouteSettings: FieldGroup {
    public enum LoggingLevel: String, Literal, CaseIterable {
      case error = "ERROR"
      case info = "INFO"
      case off = "OFF"
    }

    /// Whether execution logs have requests and responses in full. For WebSocket APIs only.
    public var tracesData: Value<Bool>?
    public var hasDetailedMetrics: Value<Bool>?
    /// What execution logs have. For WebSocket APIs only.
    public var loggingLevel: Value<LoggingLevel>?
    public var throttlingBurstLimit: Value<Int>?
    /// In requests for each second.
    public var throttlingRateLimit: Value<Double>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DataTraceEnabled", &tracesData)
      fields.field("DetailedMetricsEnabled", &hasDetailedMetrics)
      fields.field("LoggingLevel", &loggingLevel)
      fields.field("ThrottlingBurstLimit", &throttlingBurstLimit)
      fields.field("ThrottlingRateLimit", &throttlingRateLimit)
    }
  }

  /// The settings of one route.
  public struct KeyedRouteSettings: KeyedGroup {
    public static let keyArgument: StaticString = "route_key"
    public static var examples: [Node] {
      [
        [
          "GET /orders": ["ThrottlingBurstLimit": 10, "DetailedMetricsEnabled": true],
          "$default": ["LoggingLevel": "OFF"],
        ]
      ]
    }

    /// The key of the route: `GET /orders`.
    public var key: Value<String>?
    public var settings = RouteSettings()

    public init() {}

    public mutating func map(_ fields: FieldMapper) { settings.map(fields) }
  }
}
