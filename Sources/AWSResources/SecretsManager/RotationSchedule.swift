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
    /// A function that CloudFormation makes; it wants the transform `AWS::SecretsManager-2024-09-16`.
    public var hostedFunction: HostedFunction?
    /// In days, 1 to 1000; or a schedule.
    public var interval: Value<Int>?
    /// `rate(10 days)` or `cron(0 16 1,15 * ? *)`, in UTC.
    public var schedule: Value<String>?
    /// How long the rotation may take: `3h`.
    public var duration: Value<String>?
    public var rotatesImmediately: Value<Bool>?
    /// What reaches the service outside of AWS that the secret belongs to.
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

    /// A rotation function for databases that CloudFormation makes in a stack of its own.
    public struct HostedFunction: FieldGroup {
      /// `PostgreSQLSingleUser`, `MySQLMultiUser` and their like.
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
      /// Ids with commas between them.
      public var securityGroups: Value<String>?
      /// Ids with commas between them.
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

    /// What the rotation of a secret outside of AWS needs to know.
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
