public import ResourceGraph

extension SNS.Topic {
  /// Delivery status logging for a protocol: the roles with which SNS writes logs.
  public struct DeliveryStatusLog: FieldGroup, Equatable {
    public enum ProtocolName: String, Literal, CaseIterable {
      case application
      case firehose
      case http = "http/s"
      case lambda
      case sqs
    }

    public var protocolName: Value<ProtocolName>?
    public var successRole: Reference<IAM.Role>?
    public var failureRole: Reference<IAM.Role>?
    /// The sample rate of successful deliveries in percent.
    public var successSampleRate: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Protocol", &protocolName)
      fields.field("SuccessFeedbackRoleArn", &successRole)
      fields.field("FailureFeedbackRoleArn", &failureRole)
      fields.integerAsString("SuccessFeedbackSampleRate", &successSampleRate)
    }

    /// Maps the Terraform arguments of the protocol.
    mutating func map(_ fields: FieldMapper, _ name: ProtocolName) {
      let names = name.argumentNames
      fields.field(names.successRole, terraform: .named(names.successRole), &successRole)
      fields.field(names.failureRole, terraform: .named(names.failureRole), &failureRole)
      fields.field(names.sampleRate, terraform: .named(names.sampleRate), &successSampleRate)
    }
  }
}

extension SNS.Topic.DeliveryStatusLog.ProtocolName {
  fileprivate typealias ArgumentNames = (
    successRole: StaticString, failureRole: StaticString, sampleRate: StaticString
  )

  fileprivate var argumentNames: ArgumentNames {
    switch self {
    case .application:
      (
        "application_success_feedback_role_arn", "application_failure_feedback_role_arn",
        "application_success_feedback_sample_rate"
      )
    case .firehose:
      (
        "firehose_success_feedback_role_arn", "firehose_failure_feedback_role_arn",
        "firehose_success_feedback_sample_rate"
      )
    case .http:
      ("http_success_feedback_role_arn", "http_failure_feedback_role_arn", "http_success_feedback_sample_rate")
    case .lambda:
      ("lambda_success_feedback_role_arn", "lambda_failure_feedback_role_arn", "lambda_success_feedback_sample_rate")
    case .sqs:
      ("sqs_success_feedback_role_arn", "sqs_failure_feedback_role_arn", "sqs_success_feedback_sample_rate")
    }
  }
}
