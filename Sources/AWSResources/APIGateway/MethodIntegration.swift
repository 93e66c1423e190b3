public import ResourceGraph

extension APIGateway.Method {
  /// The integration of a method: what answers its requests.
  public struct Integration: MethodPart {
    public enum Kind: String, Literal, CaseIterable {
      /// An action of an AWS service, with mappings.
      case aws = "AWS"
      /// A Lambda function, without mappings.
      case awsProxy = "AWS_PROXY"
      /// An HTTP endpoint, with mappings.
      case http = "HTTP"
      /// An HTTP endpoint, without mappings.
      case httpProxy = "HTTP_PROXY"
      /// API Gateway itself.
      case mock = "MOCK"
    }

    public enum ConnectionKind: String, Literal, CaseIterable {
      case internet = "INTERNET"
      case vpcLink = "VPC_LINK"
    }

    /// What happens to a payload without a template for its type.
    public enum PassthroughBehavior: String, Literal, CaseIterable {
      case never = "NEVER"
      case whenNoMatch = "WHEN_NO_MATCH"
      case whenNoTemplates = "WHEN_NO_TEMPLATES"
    }

    public enum ResponseTransferMode: String, Literal, CaseIterable {
      case buffered = "BUFFERED"
      case stream = "STREAM"
    }

    public var kind: Value<Kind>?
    /// The method with which the endpoint is called; `POST` for a Lambda function.
    public var httpMethod: Value<String>?
    /// A URL, or `arn:aws:apigateway:…:lambda:path/2015-03-31/functions/…/invocations`.
    public var uri: Value<String>?
    /// The default is `INTERNET`.
    public var connectionKind: Value<ConnectionKind>?
    /// The id of a VPC link: of `APIGateway`, or of `APIGatewayV2` together with `target`.
    public var connection: Value<String>?
    /// The ARN of the load balancer behind a VPC link of `APIGatewayV2`. In Terraform with version 6.25 of the provider.
    public var target: Reference<ElasticLoadBalancing.LoadBalancer>?
    /// The ARN of a role, or `arn:aws:iam::*:user/*` for the identity of the caller.
    public var credentials: Value<String>?
    /// In milliseconds, at least 50; the default is 29000.
    public var timeout: Value<Int>?
    /// Values of the request: `integration.request.path.id` and `method.request.path.id`.
    public var requestParameters: NamedValues?
    /// Templates by content types.
    public var requestTemplates: NamedValues?
    public var passthroughBehavior: Value<PassthroughBehavior>?
    public var contentHandling: Value<ContentHandling>?
    /// The parameters by which responses are cached.
    public var cacheKeyParameters: List<Value<String>>?
    /// The default is the resource.
    public var cacheNamespace: Value<String>?
    /// The default is `BUFFERED`. In Terraform with version 6.25 of the provider.
    public var responseTransferMode: Value<ResponseTransferMode>?
    /// Whether the certificate of the endpoint is not verified. Terraform only.
    public var skipsVerification: Value<Bool>?
    /// How responses of the endpoint become those of the method.
    public var responses: [IntegrationResponse] = []
    var place = MethodPlace()
    /// Whether Terraform's resource of the integration is not known, and only those of its responses are.
    var hasOnlyResponses = false

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      if fields.dialect == .terraform { place.map(fields) }
      fields.required("Type", &kind)
      fields.field("IntegrationHttpMethod", &httpMethod)
      fields.field("Uri", &uri)
      fields.field("ConnectionType", &connectionKind)
      fields.field("ConnectionId", &connection)
      fields.terraform(since: ProviderVersion(6, 25)) { fields in
        fields.field("IntegrationTarget", &target)
        fields.field("ResponseTransferMode", &responseTransferMode)
      }
      fields.field("Credentials", &credentials)
      fields.field("TimeoutInMillis", terraform: "timeout_milliseconds", &timeout)
      fields.field("RequestParameters", &requestParameters)
      fields.field("RequestTemplates", &requestTemplates)
      fields.field("PassthroughBehavior", &passthroughBehavior)
      fields.field("ContentHandling", &contentHandling)
      fields.field("CacheKeyParameters", &cacheKeyParameters)
      fields.field("CacheNamespace", &cacheNamespace)
      fields.terraformOnly { fields in
        fields.terraformBlock("tls_config") { $0.field("InsecureSkipVerification", &skipsVerification) }
      }
      if fields.dialect == .cloudFormation { fields.groups("IntegrationResponses", &responses) }
    }
  }

  /// How payloads are converted.
  public enum ContentHandling: String, Literal, CaseIterable {
    case convertToBinary = "CONVERT_TO_BINARY"
    case convertToText = "CONVERT_TO_TEXT"
  }

  /// A response that callers get.
  public struct Response: MethodPart, CompanionGroup {
    public var statusCode: Value<String>?
    /// The names of models by content types.
    public var models: NamedValues?
    /// Whether headers are required: `method.response.header.Location` and `true`.
    public var parameters: NamedValues?
    var place = MethodPlace()

    public init() {}

    public var companionName: String? { statusCode?.literal }

    public mutating func map(_ fields: FieldMapper) {
      if fields.dialect == .terraform { place.map(fields) }
      fields.required("StatusCode", &statusCode)
      fields.field("ResponseModels", &models)
      fields.field("ResponseParameters", &parameters)
    }
  }

  /// How a response of the endpoint becomes one of the method.
  public struct IntegrationResponse: MethodPart, CompanionGroup {
    /// The status code of the method's response.
    public var statusCode: Value<String>?
    /// A regular expression for the endpoint's status code, or for the error of a function; the default takes what no other
    /// response takes.
    public var selectionPattern: Value<String>?
    /// Headers: `method.response.header.Location` and `integration.response.header.Location`.
    public var parameters: NamedValues?
    /// Templates by content types.
    public var templates: NamedValues?
    public var contentHandling: Value<ContentHandling>?
    var place = MethodPlace()

    public init() {}

    public var companionName: String? { statusCode?.literal }

    public mutating func map(_ fields: FieldMapper) {
      if fields.dialect == .terraform { place.map(fields) }
      fields.required("StatusCode", &statusCode)
      fields.field("SelectionPattern", &selectionPattern)
      fields.field("ResponseParameters", &parameters)
      fields.field("ResponseTemplates", &templates)
      fields.field("ContentHandling", &contentHandling)
    }
  }
}
