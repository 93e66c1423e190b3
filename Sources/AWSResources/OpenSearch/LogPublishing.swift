public import ResourceGraph

extension OpenSearch.Domain {
  /// A log publishing option: the log group for one of the domain's logs.
  public struct LogPublishing: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case application = "ES_APPLICATION_LOGS"
      case audit = "AUDIT_LOGS"
      case indexSlow = "INDEX_SLOW_LOGS"
      case searchSlow = "SEARCH_SLOW_LOGS"
    }

    /// The key of the log in CloudFormation.
    public var kind: Value<Kind>?
    /// The ARN of the log group.
    public var logGroup: Value<String>?
    /// The default is true.
    public var isEnabled: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.equivalent(in: .terraform) { $0.required("LogType", &kind) }
      switch fields.dialect {
      case .cloudFormation: fields.field("CloudWatchLogsLogGroupArn", &logGroup)
      case .terraform:
        fields.required("CloudWatchLogsLogGroupArn", terraform: "cloudwatch_log_group_arn", &logGroup)
      }
      fields.field("Enabled", &isEnabled)
    }

    /// The logs of a domain: in CloudFormation an object with one member for each, in Terraform blocks.
    static func map(_ logs: inout [LogPublishing], _ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else { return fields.groups("LogPublishingOptions", &logs) }
      var mapped: [LogPublishing] = []
      fields.object("LogPublishingOptions") { fields in
        for kind in Kind.allCases {
          var log = logs.first { $0.kind?.literal == kind }
          fields.group(kind.name, &log)
          guard var log else { continue }
          log.kind = .literal(kind)
          mapped.append(log)
        }
      }
      logs = mapped
    }
  }
}

extension OpenSearch.Domain.LogPublishing.Kind {
  var name: StaticString {
    switch self {
    case .application: "ES_APPLICATION_LOGS"
    case .audit: "AUDIT_LOGS"
    case .indexSlow: "INDEX_SLOW_LOGS"
    case .searchSlow: "SEARCH_SLOW_LOGS"
    }
  }
}
