public import ResourceGraph

extension WAFv2 {
  /// A web ACL: rules by which WAF allows, blocks or counts requests.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-webacl.html
  public struct WebACL: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::WebACL",
      terraform: "aws_wafv2_web_acl",
      referenceAttribute: "Arn",
      attributes: ["Arn": "arn", "Id": "id", "Capacity": "capacity"]
    )

    /// Cannot be changed.
    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var description: Value<String>?
    /// Cannot be changed.
    public var scope: Value<Scope>?
    public var defaultAction: DefaultAction?
    public var rules: [Rule] = []
    /// The rules as JSON, for statements deeper than three levels. Terraform only.
    public var ruleJSON: Value<String>?
    public var responseBodies: [ResponseBody] = []
    public var immunity = Immunity()
    /// The domains whose tokens are accepted beside that of the protected resource.
    public var tokenDomains: List<Value<String>>?
    public var inspectionLimits = InspectionLimits()
    /// Parts of requests that logs and samples do not contain in plain text.
    public var dataProtection: [DataProtection] = []
    /// Attributes of the application that WAF protects. CloudFormation only.
    public var applicationAttributes: [ApplicationAttribute] = []
    /// `ACTIVE_UNDER_DDOS` or `ALWAYS_ON`: when a load balancer is protected from sources of low reputation.
    /// CloudFormation only.
    public var lowReputationMode: Value<String>?
    public var visibility: Visibility?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Description", &description)
      fields.required("Scope", &scope)
      fields.required("DefaultAction", &defaultAction)
      fields.groups("Rules", terraform: "rule", &rules)
      fields.terraformOnly("rule_json", &ruleJSON)
      fields.responseBodies(&responseBodies)
      immunity.map(fields)
      fields.field("TokenDomains", &tokenDomains)
      fields.object("AssociationConfig") { fields in fields.object("RequestBody") { inspectionLimits.map($0) } }
      fields.object("DataProtectionConfig") { fields in
        fields.required("DataProtections", terraform: "data_protection", &dataProtection)
      }
      fields.cloudFormationOnly { fields in
        fields.object("ApplicationConfig") { $0.required("Attributes", &applicationAttributes) }
        fields.object("OnSourceDDoSProtectionConfig") { $0.required("ALBLowReputationMode", &lowReputationMode) }
      }
      fields.required("VisibilityConfig", &visibility)
      fields.tags(&tags)
    }
  }
}

extension WAFv2.WebACL {
  /// How much of a request's body WAF examines: `KB_16`, the default, `KB_32`, `KB_48` or `KB_64`.
  public struct InspectionLimits: FieldGroup {
    public var apiGateway: Value<Limit>?
    public var appRunner: Value<Limit>?
    public var cloudFront: Value<Limit>?
    public var cognito: Value<Limit>?
    public var verifiedAccess: Value<Limit>?

    public enum Limit: String, Literal, CaseIterable {
      case kilobytes16 = "KB_16"
      case kilobytes32 = "KB_32"
      case kilobytes48 = "KB_48"
      case kilobytes64 = "KB_64"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("API_GATEWAY", terraform: "api_gateway") { $0.limit(&apiGateway) }
      fields.object("APP_RUNNER_SERVICE", terraform: "app_runner_service") { $0.limit(&appRunner) }
      fields.object("CLOUDFRONT", terraform: "cloudfront") { $0.limit(&cloudFront) }
      fields.object("COGNITO_USER_POOL", terraform: "cognito_user_pool") { $0.limit(&cognito) }
      fields.object("VERIFIED_ACCESS_INSTANCE", terraform: "verified_access_instance") { $0.limit(&verifiedAccess) }
    }
  }

  /// A part of requests that logs and samples do not contain in plain text.
  public struct DataProtection: FieldGroup {
    public var action: Value<Action>?
    public var field: Value<Field>?
    /// The names of headers, cookies or query arguments; the default is all of them.
    public var keys: List<Value<String>>?
    /// Whether the details of matching rules still contain the part.
    public var excludesRuleMatches: Value<Bool>?
    /// Whether the details of rate-based rules still contain the part.
    public var excludesRateLimits: Value<Bool>?

    public enum Action: String, Literal, CaseIterable {
      case hash = "HASH"
      case substitution = "SUBSTITUTION"
    }

    public enum Field: String, Literal, CaseIterable {
      case body = "BODY"
      case cookie = "SINGLE_COOKIE"
      case header = "SINGLE_HEADER"
      case queryArgument = "SINGLE_QUERY_ARGUMENT"
      case queryString = "QUERY_STRING"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Action", &action)
      fields.object("Field") { fields in
        fields.required("FieldType", &field)
        fields.field("FieldKeys", &keys)
      }
      fields.field("ExcludeRuleMatchDetails", &excludesRuleMatches)
      fields.field("ExcludeRateBasedDetails", &excludesRateLimits)
    }
  }

  /// An attribute of the application that WAF protects.
  public struct ApplicationAttribute: FieldGroup {
    public var name: Value<String>?
    public var values: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Values", &values)
    }
  }
}

extension FieldMapper {
  fileprivate func limit(_ limit: inout Value<WAFv2.WebACL.InspectionLimits.Limit>?) {
    required("DefaultSizeInspectionLimit", &limit)
  }
}
