public import ResourceGraph

extension APIGatewayV2 {
  /// An HTTP API or a WebSocket API.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigatewayv2-api.html
  public struct API: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGatewayV2::Api",
      terraform: "aws_apigatewayv2_api",
      attributes: ["Ref": "id", "ApiId": "id", "ApiEndpoint": "api_endpoint"]
    )

    public enum ProtocolKind: String, Literal, CaseIterable {
      case http = "HTTP"
      case webSocket = "WEBSOCKET"
    }

    /// Required unless an OpenAPI definition has the title.
    public var name: Value<String>?
    public var protocolKind: Value<ProtocolKind>?
    public var description: Value<String>?
    public var version: Value<String>?
    /// The default is `ipv4`.
    public var ipAddressType: Value<IPAddressType>?
    /// For HTTP APIs only.
    public var cors: CORS?
    /// Whether the API cannot be called by its default endpoint, `https://….execute-api.eu-west-1.amazonaws.com`.
    public var disablesExecuteAPIEndpoint: Value<Bool>?
    /// Selects the route of a request: `$request.body.action` for a WebSocket API; always
    /// `$request.method $request.path` for an HTTP API.
    public var routeSelectionExpression: Value<String>?
    /// Where a WebSocket API finds the API key of a request: `$request.header.x-api-key`.
    public var apiKeySelectionExpression: Value<String>?
    /// The key of the only route of a quickly created HTTP API, with `target`; the default is `$default`.
    public var routeKey: Value<String>?
    /// The URL or the function that all requests of a quickly created HTTP API lead to.
    public var target: Value<String>?
    /// The role with which the target of a quickly created HTTP API is called.
    public var credentials: Reference<IAM.Role>?
    /// An OpenAPI definition of an HTTP API.
    public var body: JSONDocument?
    /// An OpenAPI definition in a bucket. CloudFormation only.
    public var bodyLocation: BodyLocation?
    /// What becomes of the path of the OpenAPI definition's server: `ignore`, `prepend` or `split`. CloudFormation only.
    public var basePath: Value<String>?
    /// Whether warnings of the import of an OpenAPI definition roll it back.
    public var failsOnWarnings: Value<Bool>?
    /// Whether a WebSocket API does not validate models when it creates them. CloudFormation only.
    public var disablesSchemaValidation: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Name", &name)
      fields.requiredInTerraform("ProtocolType", &protocolKind)
      fields.field("Description", &description)
      fields.field("Version", &version)
      fields.field("IpAddressType", &ipAddressType)
      fields.group("CorsConfiguration", &cors)
      fields.field("DisableExecuteApiEndpoint", &disablesExecuteAPIEndpoint)
      fields.field("RouteSelectionExpression", &routeSelectionExpression)
      fields.field("ApiKeySelectionExpression", &apiKeySelectionExpression)
      fields.field("RouteKey", &routeKey)
      fields.field("Target", &target)
      fields.field("CredentialsArn", &credentials)
      fields.document("Body", &body)
      fields.group("BodyS3Location", terraform: .unsupported, &bodyLocation)
      fields.cloudFormationOnly("BasePath", &basePath)
      fields.field("FailOnWarnings", &failsOnWarnings)
      fields.cloudFormationOnly("DisableSchemaValidation", &disablesSchemaValidation)
      fields.tags(&tags, cloudFormation: .map)
    }
  }

  /// The addresses that an endpoint has.
  public enum IPAddressType: String, Literal, CaseIterable {
    case ipv4
    /// Addresses of IPv4 and of IPv6.
    case dualstack
  }
}

extension APIGatewayV2.API {
  /// The answers to browsers that ask whether a page of another origin may call the API.
  public struct CORS: FieldGroup {
    public var allowsCredentials: Value<Bool>?
    public var allowedHeaders: List<Value<String>>?
    public var allowedMethods: List<Value<String>>?
    /// `https://www.example.com`; `*` is any origin.
    public var allowedOrigins: List<Value<String>>?
    public var exposedHeaders: List<Value<String>>?
    /// How long a browser keeps the answer, in seconds.
    public var maximumAge: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AllowCredentials", &allowsCredentials)
      fields.field("AllowHeaders", &allowedHeaders)
      fields.field("AllowMethods", &allowedMethods)
      fields.field("AllowOrigins", &allowedOrigins)
      fields.field("ExposeHeaders", &exposedHeaders)
      fields.field("MaxAge", &maximumAge)
    }
  }

  /// An object in a bucket that has the OpenAPI definition.
  public struct BodyLocation: FieldGroup {
    public var bucket: Reference<S3.Bucket>?
    public var key: Value<String>?
    public var version: Value<String>?
    public var etag: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Bucket", &bucket)
      fields.field("Key", &key)
      fields.field("Version", &version)
      fields.field("Etag", &etag)
    }
  }
}
