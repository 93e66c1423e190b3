public import ResourceGraph

extension SecretsManager {
  /// A rotation schedule: when a secret is rotated, and by which function.
  ///
  /// https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_RotateSecret.html
  public struct RotationSchedule: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SecretsManager::RotationSchedule",
      terraform: "aws_secretsmanager_secret_rotation",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var secret: Reference<Secret>?
    /// The ARN of a Lambda function; not set for a secret that an AWS service manages.
    public var rotationFunction: Value<String>?
    /// A function that CloudFormation creates; requires the transform `AWS::SecretsManager-2024-09-16`.
    public var hostedFunction: HostedFunction?
    /// The rotation interval in days, 1 to 1000, instead of a schedule.
    public var interval: Value<Int>?
    /// `rate(10 days)` or `cron(0 16 1,15 * ? *)`, in UTC.
    public var schedule: Value<String>?
    /// The duration of the rotation window: `3h`.
    public var duration: Value<String>?
    public var rotatesImmediately: Value<Bool>?
    /// The role that accesses the external service of the secret.
    public var externalRole: Reference<IAM.Role>?
    public var externalMetadata: [ExternalMetadata] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SecretId", &secret)
      fields.field("RotationLambdaARN", &rotationFunction)
      fields.group("HostedRotationLambda", terraform: .unsupported, &hostedFunction)
      fields.object("RotationRules") { fields in
        fields.field("AutomaticallyAfterDays", &interval)
        fields.field("ScheduleExpression", &schedule)
        fields.field("Duration", &duration)
      }
      fields.field("RotateImmediatelyOnUpdate", terraform: "rotate_immediately", &rotatesImmediately)
      fields.cloudFormationOnly("ExternalSecretRotationRoleArn", &externalRole)
      fields.groups("ExternalSecretRotationMetadata", terraform: .unsupported, &externalMetadata)
    }

    /// A rotation function for databases, which CloudFormation creates in a nested stack.
    public struct HostedFunction: FieldGroup {
      /// `PostgreSQLSingleUser`, `MySQLMultiUser` and others.
      public var kind: Value<String>?
      public var name: Value<String>?
      /// `python3.12`.
      public var runtime: Value<String>?
      public var excludedCharacters: Value<String>?
      public var kmsKey: Reference<KMS.Key>?
      public var masterSecret: Reference<Secret>?
      public var masterSecretKey: Reference<KMS.Key>?
      public var superuserSecret: Reference<Secret>?
      public var superuserSecretKey: Reference<KMS.Key>?
      /// Ids separated by commas.
      public var securityGroups: Value<String>?
      /// Ids separated by commas.
      public var subnets: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("RotationType", &kind)
        fields.field("RotationLambdaName", &name)
        fields.field("Runtime", &runtime)
        fields.field("ExcludeCharacters", &excludedCharacters)
        fields.field("KmsKeyArn", &kmsKey)
        fields.field("MasterSecretArn", &masterSecret)
        fields.field("MasterSecretKmsKeyArn", &masterSecretKey)
        fields.field("SuperuserSecretArn", &superuserSecret)
        fields.field("SuperuserSecretKmsKeyArn", &superuserSecretKey)
        fields.field("VpcSecurityGroupIds", &securityGroups)
        fields.field("VpcSubnetIds", &subnets)
      }
    }

    /// Metadata for the rotation of an external secret.
    public struct ExternalMetadata: FieldGroup {
      public var key: Value<String>?
      public var value: Value<String>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Key", &key)
        fields.required("Value", &value)
      }
    }
  }
}
