public import ResourceGraph

extension WAFv2 {
  /// The logs of a web ACL: where they go, and what they contain.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-wafv2-loggingconfiguration.html
  public struct LoggingConfiguration: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::WAFv2::LoggingConfiguration",
      terraform: "aws_wafv2_web_acl_logging_configuration"
    )

    /// Cannot be changed.
    public var webACL: Reference<WebACL>?
    /// The ARN of a log group, a bucket or a Firehose stream whose name begins with `aws-waf-logs-`; AWS accepts one.
    public var destinations: List<Value<String>>?
    /// Parts of requests that the logs do not contain.
    public var redactedFields: [RedactedField] = []
    /// Which requests are logged; the default is all of them.
    public var filter: Filter?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ResourceArn", &webACL)
      fields.required("LogDestinationConfigs", &destinations)
      fields.groups("RedactedFields", &redactedFields)
      fields.group("LoggingFilter", &filter)
    }
  }
}

extension WAFv2.LoggingConfiguration {
  /// A part of requests that the logs do not contain; exactly one property is set.
  public struct RedactedField: FieldGroup {
    public var method: WAFv2.NoSettings?
    public var queryString: WAFv2.NoSettings?
    /// The name of a header.
    public var header: Value<String>?
    public var uriPath: WAFv2.NoSettings?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("Method", &method)
      fields.group("QueryString", &queryString)
      fields.object("SingleHeader") { $0.required("Name", &header) }
      fields.group("UriPath", &uriPath)
    }
  }

  /// Which requests are logged.
  public struct Filter: FieldGroup {
    /// What happens with requests that no rule of the filter matches.
    public var defaultBehavior: Value<Behavior>?
    public var rules: [FilterRule] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DefaultBehavior", &defaultBehavior)
      fields.required("Filters", terraform: "filter", &rules)
    }
  }

  /// Whether a request is logged.
  public enum Behavior: String, Literal, CaseIterable {
    case drop = "DROP"
    case keep = "KEEP"
  }

  /// Whether requests are logged that meet conditions.
  public struct FilterRule: FieldGroup {
    public var behavior: Value<Behavior>?
    public var requirement: Value<Requirement>?
    public var conditions: [FilterCondition] = []

    public enum Requirement: String, Literal, CaseIterable {
      case all = "MEETS_ALL"
      case any = "MEETS_ANY"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Behavior", &behavior)
      fields.required("Requirement", &requirement)
      fields.required("Conditions", terraform: "condition", &conditions)
    }
  }

  /// A condition; exactly one property is set.
  public struct FilterCondition: FieldGroup {
    /// What a rule did with the request.
    public var action: Value<Action>?
    /// A label that a rule gave to the request.
    public var label: Value<String>?

    public enum Action: String, Literal, CaseIterable {
      case allow = "ALLOW"
      case block = "BLOCK"
      case captcha = "CAPTCHA"
      case challenge = "CHALLENGE"
      case count = "COUNT"
      case excludedAsCount = "EXCLUDED_AS_COUNT"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("ActionCondition") { $0.required("Action", &action) }
      fields.object("LabelNameCondition") { $0.required("LabelName", &label) }
    }
  }
}
