public import ResourceGraph

extension CloudFront {
  /// A response headers policy: headers that CloudFront adds to responses, or removes from them.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudfront-responseheaderspolicy.html
  public struct ResponseHeadersPolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::CloudFront::ResponseHeadersPolicy",
      terraform: "aws_cloudfront_response_headers_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var name: Value<String>?
    public var comment: Value<String>?
    public var cors: CORS?
    public var customHeaders: [CustomHeader] = []
    public var removedHeaders: [RemovedHeader] = []
    public var security: SecurityHeaders?
    public var serverTiming: ServerTiming?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("ResponseHeadersPolicyConfig") { fields in
        fields.required("Name", &name)
        fields.field("Comment", &comment)
        fields.group("CorsConfig", &cors)
        fields.object("CustomHeadersConfig") { $0.groups("Items", &customHeaders) }
        fields.object("RemoveHeadersConfig") { $0.groups("Items", &removedHeaders) }
        fields.group("SecurityHeadersConfig", &security)
        fields.group("ServerTimingHeadersConfig", &serverTiming)
      }
    }
  }
}

extension CloudFront.ResponseHeadersPolicy {
  /// Cross-origin resource sharing: which websites can use the responses.
  public struct CORS: FieldGroup {
    /// `https://example.com`, or `*`.
    public var allowedOrigins: List<Value<String>>?
    /// `GET`, `POST`, …, or `ALL`.
    public var allowedMethods: List<Value<String>>?
    public var allowedHeaders: List<Value<String>>?
    public var exposedHeaders: List<Value<String>>?
    public var allowsCredentials: Value<Bool>?
    /// How long browsers remember the answer of a preflight request, in seconds.
    public var maximumAge: Value<Int>?
    /// Whether headers of the same name from the origin are replaced.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("AccessControlAllowOrigins") { $0.required("Items", &allowedOrigins) }
      fields.object("AccessControlAllowMethods") { $0.required("Items", &allowedMethods) }
      fields.object("AccessControlAllowHeaders") { $0.required("Items", &allowedHeaders) }
      fields.object("AccessControlExposeHeaders") { $0.required("Items", &exposedHeaders) }
      fields.required("AccessControlAllowCredentials", &allowsCredentials)
      fields.field("AccessControlMaxAgeSec", &maximumAge)
      fields.required("OriginOverride", &overridesOrigin)
    }
  }

  /// A header that CloudFront adds to responses.
  public struct CustomHeader: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?
    /// Whether a header of the same name from the origin is replaced.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Header", &name)
      fields.required("Value", &value)
      fields.required("Override", &overridesOrigin)
    }
  }

  /// A header that CloudFront removes from responses of the origin.
  public struct RemovedHeader: FieldGroup {
    public var name: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("Header", &name) }
  }

  /// The header `Server-Timing`, with measurements of CloudFront.
  public struct ServerTiming: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The percentage of the responses that have the header.
    public var samplingRate: Value<Double>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.required(in: .terraform, "SamplingRate", &samplingRate)
    }
  }
}
