public import ResourceGraph

extension SecretsManager {
  /// Who may do what with a secret, beside what IAM says.
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
    /// Whether a policy that lets everybody in is refused.
    public var refusesPublicPolicy: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SecretId", terraform: "secret_arn", &secret)
      fields.requiredDocument("ResourcePolicy", terraform: "policy", &document)
      fields.field("BlockPublicPolicy", &refusesPublicPolicy)
    }
  }
}
