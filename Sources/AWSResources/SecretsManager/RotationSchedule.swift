public import ResourceGraph

extension SecretsManager {
  /// When a secret is changed, and by which function.
  ///
  /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
  public struct RotationSchedule: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SecretsManager::RotationSchedule",
      terraform: "aws_secretsmanager_secret_rotation",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var secret: Reference<Secret>?
    /// The ARN of a Lambda function; none for a secret that an AWS service manages.
    public var rotationFunction: Value<String>?
    /// In days, 1 to 1000; or a schedule.
    public var interval: Value<Int>?
    /// `rate(10 days)` or `cron(0 16 1,15 * ? *)`, in UTC.
    public var schedule: Value<String>?
    /// How long the rotation may take: `3h`.
    public var duration: Value<String>?
    public var rotatesImmediately: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SecretId", &secret)
      fields.field("RotationLambdaARN", &rotationFunction)
      fields.object("RotationRules") { fields in
        fields.field("AutomaticallyAfterDays", &interval)
        fields.field("ScheduleExpression", &schedule)
        fields.field("Duration", &duration)
      }
      fields.field("RotateImmediatelyOnUpdate", terraform: "rotate_immediately", &rotatesImmediately)
    }
  }
}
