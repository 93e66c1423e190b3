public import ResourceGraph

extension APIGateway {
  /// A REST API.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-restapi.html
  public struct RestAPI: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ApiGateway::RestApi",
      terraform: "aws_api_gateway_rest_api",
      attributes: ["Ref": "id", "RestApiId": "id", "RootResourceId": "root_resource_id"]
    )

    /// Where the API key of a request comes from.
    public enum APIKeySource: String, Literal, CaseIterable {
      /// What the authorizer returns.
      case authorizer = "AUTHORIZER"
      /// The header `X-API-Key`.
      case header = "HEADER"
    }

    /// What becomes of the parts of an API that an OpenAPI definition does not have.
    public enum Mode: String, Literal, CaseIterable {
      case merge
      case overwrite
    }

    /// Required unless an OpenAPI definition has the title.
    public var name: Value<String>?
    public var description: Value<String>?
    /// The default is an edge-optimized endpoint.
    public var endpoint: EndpointConfiguration?
    /// Whether the API cannot be called by its default endpoint, `https://….execute-api.eu-west-1.amazonaws.com`.
    public var disablesExecuteAPIEndpoint: Value<Bool>?
    /// The versions of TLS and the ciphers: `SecurityPolicy_TLS13_1_3_2025_09`. In Terraform with version 6.53 of the provider.
    public var securityPolicy: Value<String>?
    /// With a security policy that begins with `SecurityPolicy_`. In Terraform with version 6.53 of the provider.
    public var endpointAccessMode: Value<EndpointAccessMode>?
    /// The resource policy, which a private API requires.
    public var policy: IAM.PolicyDocument?
    /// The default is `HEADER`.
    public var apiKeySource: Value<APIKeySource>?
    /// `image/png`, with `~1` for the slash in CloudFormation.
    public var binaryMediaTypes: List<Value<String>>?
    /// The size in bytes from which responses are compressed, 0 to 10485760; by default none is.
    public var minimumCompressionSize: Value<Int>?
    /// An OpenAPI definition.
    public var body: JSONDocument?
    /// An OpenAPI definition in a bucket. CloudFormation only.
    public var bodyLocation: BodyLocation?
    /// Options of the import of an OpenAPI definition: `endpointConfigurationTypes`, `ignore`, `basepath`.
    public var parameters: NamedValues?
    public var mode: Value<Mode>?
    /// Whether warnings of the import roll it back.
    public var failsOnWarnings: Value<Bool>?
    /// The id of the API that this is a copy of. CloudFormation only.
    public var original: Reference<RestAPI>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Name", &name)
      fields.field("Description", &description)
      fields.group("EndpointConfiguration", &endpoint)
      fields.field("DisableExecuteApiEndpoint", &disablesExecuteAPIEndpoint)
      fields.terraform(since: ProviderVersion(6, 53)) { fields in
        fields.field("SecurityPolicy", &securityPolicy)
        fields.field("EndpointAccessMode", &endpointAccessMode)
      }
      fields.document("Policy", &policy)
      fields.field("ApiKeySourceType", terraform: "api_key_source", &apiKeySource)
      fields.field("BinaryMediaTypes", &binaryMediaTypes)
      fields.field("MinimumCompressionSize", &minimumCompressionSize)
      fields.document("Body", &body)
      fields.group("BodyS3Location", terraform: .unsupported, &bodyLocation)
      fields.field("Parameters", &parameters)
      fields.field("Mode", terraform: "put_rest_api_mode", &mode)
      fields.field("FailOnWarnings", &failsOnWarnings)
      fields.cloudFormationOnly("CloneFrom", &original)
      fields.tags(&tags)
    }
  }

  /// Whether an endpoint checks that a request comes by the way that its host name has.
  public enum EndpointAccessMode: String, Literal, CaseIterable {
    case basic = "BASIC"
    case strict = "STRICT"
  }

  public enum EndpointKind: String, Literal, CaseIterable {
    /// Through points of presence of CloudFront.
    case edge = "EDGE"
    /// Through interface endpoints of VPCs.
    case `private` = "PRIVATE"
    case regional = "REGIONAL"
  }

  /// The addresses that an endpoint has.
  public enum IPAddressType: String, Literal, CaseIterable {
    case ipv4
    /// Addresses of IPv4 and of IPv6; a private endpoint has no other.
    case dualstack
  }
}

extension APIGateway.RestAPI {
  /// From where the API is called.
  public struct EndpointConfiguration: FieldGroup {
    /// AWS accepts one.
    public var kinds: List<Value<APIGateway.EndpointKind>>?
    /// The interface endpoints of a private API that get names of their own for it.
    public var vpcEndpoints: List<Reference<EC2.VPCEndpoint>>?
    public var ipAddressType: Value<APIGateway.IPAddressType>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.requiredInTerraform("Types", &kinds)
      fields.field("VpcEndpointIds", &vpcEndpoints)
      fields.field("IpAddressType", &ipAddressType)
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
      fields.field("ETag", &etag)
    }
  }
}
