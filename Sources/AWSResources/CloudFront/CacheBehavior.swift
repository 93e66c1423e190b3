public import ResourceGraph

extension CloudFront {
  /// How CloudFront handles requests: which origin they go to, what is cached, and what viewers can do.
  public struct CacheBehavior: FieldGroup {
    /// The id of an origin or of an origin group.
    public var targetOrigin: Value<String>?
    public var viewerProtocolPolicy: Value<ViewerProtocolPolicy>?
    /// The HTTP methods that are forwarded: `GET` and `HEAD`, these and `OPTIONS`, or all seven. Terraform requires them.
    public var allowedMethods: List<Value<String>>?
    /// The methods whose responses are cached: `GET` and `HEAD`, or these and `OPTIONS`. Terraform requires them.
    public var cachedMethods: List<Value<String>>?
    /// Whether objects are compressed for viewers that accept it.
    public var compresses: Value<Bool>?
    /// A cache policy, one that AWS manages or `CloudFront.CachePolicy`.
    public var cachePolicy: Reference<CachePolicy>?
    public var originRequestPolicy: Reference<OriginRequestPolicy>?
    public var responseHeadersPolicy: Reference<ResponseHeadersPolicy>?
    public var functions: [FunctionAssociation] = []
    public var lambdaFunctions: [LambdaAssociation] = []
    /// The key groups whose signatures requests must have.
    public var trustedKeyGroups: List<Reference<KeyGroup>>?
    /// The accounts whose signatures requests must have; AWS recommends key groups.
    public var trustedSigners: List<Value<String>>?
    public var realtimeLogConfig: Reference<RealtimeLogConfig>?
    public var fieldLevelEncryption: Value<String>?
    public var isGRPCEnabled: Value<Bool>?
    public var isSmoothStreaming: Value<Bool>?
    /// What the cache key contains without a cache policy, which AWS recommends instead.
    public var forwardedValues: ForwardedValues?
    /// In seconds, without a cache policy; the default is 0.
    public var minimumTTL: Value<Int>?
    /// In seconds, without a cache policy; the default is 86400, one day.
    public var defaultTTL: Value<Int>?
    /// In seconds, without a cache policy; the default is 31536000, one year.
    public var maximumTTL: Value<Int>?

    public enum ViewerProtocolPolicy: String, Literal, CaseIterable {
      case allowAll = "allow-all"
      case httpsOnly = "https-only"
      case redirectToHTTPS = "redirect-to-https"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("TargetOriginId", &targetOrigin)
      fields.required("ViewerProtocolPolicy", &viewerProtocolPolicy)
      fields.required(in: .terraform, "AllowedMethods", &allowedMethods)
      fields.required(in: .terraform, "CachedMethods", &cachedMethods)
      fields.field("Compress", &compresses)
      fields.field("CachePolicyId", &cachePolicy)
      fields.field("OriginRequestPolicyId", &originRequestPolicy)
      fields.field("ResponseHeadersPolicyId", &responseHeadersPolicy)
      fields.groups("FunctionAssociations", terraform: "function_association", &functions)
      fields.groups("LambdaFunctionAssociations", terraform: "lambda_function_association", &lambdaFunctions)
      fields.field("TrustedKeyGroups", &trustedKeyGroups)
      fields.field("TrustedSigners", &trustedSigners)
      fields.field("RealtimeLogConfigArn", &realtimeLogConfig)
      fields.field("FieldLevelEncryptionId", &fieldLevelEncryption)
      fields.object("GrpcConfig") { $0.required(in: .cloudFormation, "Enabled", &isGRPCEnabled) }
      fields.field("SmoothStreaming", &isSmoothStreaming)
      fields.group("ForwardedValues", &forwardedValues)
      fields.field("MinTTL", &minimumTTL)
      fields.field("DefaultTTL", &defaultTTL)
      fields.field("MaxTTL", &maximumTTL)
    }
  }
}

extension CloudFront.Distribution {
  /// The behavior for requests whose path matches a pattern.
  public struct PathBehavior: FieldGroup {
    /// `/images/*`; `*` and `?` are wildcards.
    public var pathPattern: Value<String>?
    public var behavior = CloudFront.CacheBehavior()

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PathPattern", &pathPattern)
      behavior.map(fields)
    }
  }
}

extension CloudFront.CacheBehavior {
  /// When a function runs.
  public enum EventType: String, Literal, CaseIterable {
    case originRequest = "origin-request"
    case originResponse = "origin-response"
    case viewerRequest = "viewer-request"
    case viewerResponse = "viewer-response"
  }

  /// A CloudFront function that runs for viewer requests or responses.
  public struct FunctionAssociation: FieldGroup {
    /// `viewer-request` or `viewer-response`.
    public var event: Value<EventType>?
    public var function: Reference<CloudFront.Function>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "EventType", &event)
      fields.required(in: .terraform, "FunctionARN", &function)
    }
  }

  /// A version of a Lambda function in us-east-1 that runs in edge locations.
  public struct LambdaAssociation: FieldGroup {
    public var event: Value<EventType>?
    /// The ARN of a version of the function.
    public var function: Value<String>?
    /// Whether the function receives the body of the request.
    public var includesBody: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "EventType", &event)
      fields.required(in: .terraform, "LambdaFunctionARN", terraform: "lambda_arn", &function)
      fields.field("IncludeBody", &includesBody)
    }
  }

  /// What is forwarded to the origin and part of the cache key.
  public struct ForwardedValues: FieldGroup {
    public var queryString: Value<Bool>?
    /// The parameters that are part of the cache key; the default is all of them.
    public var queryStringKeys: List<Value<String>>?
    public var headers: List<Value<String>>?
    public var cookies: Cookies?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("QueryString", &queryString)
      fields.field("QueryStringCacheKeys", &queryStringKeys)
      fields.field("Headers", &headers)
      fields.required(in: .terraform, "Cookies", &cookies)
    }

    public struct Cookies: FieldGroup {
      public var forward: Value<Forward>?
      public var names: List<Value<String>>?

      public enum Forward: String, Literal, CaseIterable {
        case all
        case listed = "whitelist"
        case none
      }

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Forward", &forward)
        fields.field("WhitelistedNames", &names)
      }
    }
  }
}
