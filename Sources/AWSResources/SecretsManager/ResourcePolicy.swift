public import ResourceGraph

extension SecretsManager {
  /// The resource policy of a secret.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-resourcepolicy.html
  public struct ResourcePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SecretsManager::ResourcePolicy",
      terraform: "aws_secretsmanager_secret_policy",
      attributes: ["Ref": "id", "Id": "id"]
    )

    public var secret: Reference<Secret>?
    public var document: IAM.PolicyDocument?
    /// Whether a policy that grants public access is rejected.
    public var refusesPublicPolicy: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SecretId", terraform: "secret_arn", &secret)
      fields.requiredDocument("ResourcePolicy", terraform: "policy", &document)
      fields.field("BlockPublicPolicy", &refusesPublicPolicy)
    }
  }
}
