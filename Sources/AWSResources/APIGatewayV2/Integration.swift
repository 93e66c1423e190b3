public import ResourceGraph

extension APIGatewayV2 {
  /// An integration: what answers the requests of a route.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-integration.html
  public struct Integration: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::Integration",
      terraform: "aws_apigatewayv2_integration",
      attributes: ["Ref": "id", "IntegrationId": "id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      /// An action of an AWS service. For WebSocket APIs only.
      case aws = "AWS"
      /// A Lambda function or, with a subtype, an action of an AWS service.
      case awsProxy = "AWS_PROXY"
      /// An HTTP endpoint, with mappings. For WebSocket APIs only.
      case http = "HTTP"
      /// An HTTP endpoint, through a VPC link or not.
      case httpProxy = "HTTP_PROXY"
      /// The API itself. For WebSocket APIs only.
      case mock = "MOCK"
    }

    public enum ConnectionKind: String, Literal, CaseIterable {
      case internet = "INTERNET"
      case vpcLink = "VPC_LINK"
    }

    /// How the payload of a WebSocket API is converted.
    public enum ContentHandling: String, Literal, CaseIterable {
      case convertToBinary = "CONVERT_TO_BINARY"
      case convertToText = "CONVERT_TO_TEXT"
    }

    /// The form of what a Lambda function receives.
    public enum PayloadFormatVersion: String, Literal, CaseIterable {
      case v1 = "1.0"
      case v2 = "2.0"
    }

    /// What happens to a payload without a template for its type. For WebSocket APIs only.
    public enum PassthroughBehavior: String, Literal, CaseIterable {
      case never = "NEVER"
      case whenNoMatch = "WHEN_NO_MATCH"
      case whenNoTemplates = "WHEN_NO_TEMPLATES"
    }

    public var api: Reference<API>?
    public var kind: Value<Kind>?
    public var description: Value<String>?
    /// The ARN of a function, a URL or, behind a VPC link, the ARN of a listener or of a Cloud Map service.
    public var uri: Value<String>?
    /// The method with which the endpoint is called: `POST`, `ANY`.
    public var method: Value<String>?
    /// The action of an AWS service: `SQS-SendMessage`.
    public var subtype: Value<String>?
    /// The default is `INTERNET`.
    public var connectionKind: Value<ConnectionKind>?
    /// The VPC link of a private integration.
    public var connection: Reference<VPCLink>?
    /// The role with which the API calls the service.
    public var credentials: Reference<IAM.Role>?
    /// Required for functions of HTTP APIs.
    public var payloadFormatVersion: Value<PayloadFormatVersion>?
    /// In milliseconds: 50 to 30000 for HTTP APIs, and to 29000 for WebSocket APIs, which are the defaults.
    public var timeout: Value<Int>?
    /// What an HTTP API changes in the request, `append:header.header1`, or gives to the action of a service.
    public var requestParameters: NamedValues?
    /// What an HTTP API changes in the response, for each status code.
    public var responseParameters: [ResponseParameters] = []
    /// Templates by content types. For WebSocket APIs only.
    public var requestTemplates: NamedValues?
    /// For WebSocket APIs only.
    public var templateSelectionExpression: Value<String>?
    public var passthroughBehavior: Value<PassthroughBehavior>?
    public var contentHandling: Value<ContentHandling>?
    /// The name in the certificate of a private integration, which is called by HTTPS.
    public var serverNameToVerify: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ApiId", &api)
      fields.required("IntegrationType", &kind)
      fields.field("Description", &description)
      fields.field("IntegrationUri", &uri)
      fields.field("IntegrationMethod", &method)
      fields.field("IntegrationSubtype", &subtype)
      fields.field("ConnectionType", &connectionKind)
      fields.field("ConnectionId", &connection)
      fields.field("CredentialsArn", &credentials)
      fields.field("PayloadFormatVersion", &payloadFormatVersion)
      fields.field("TimeoutInMillis", terraform: "timeout_milliseconds", &timeout)
      fields.field("RequestParameters", &requestParameters)
      fields.keyedGroups("ResponseParameters", &responseParameters)
      fields.field("RequestTemplates", &requestTemplates)
      fields.field("TemplateSelectionExpression", &templateSelectionExpression)
      fields.field("PassthroughBehavior", &passthroughBehavior)
      fields.field("ContentHandlingStrategy", &contentHandling)
      fields.object("TlsConfig") { $0.field("ServerNameToVerify", &serverNameToVerify) }
    }
  }
}
