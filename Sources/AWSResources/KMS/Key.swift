public import ResourceGraph

extension KMS {
  /// A KMS key.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-kms-key.html
  public struct Key: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::KMS::Key",
      terraform: "aws_kms_key",
      referenceAttribute: "Arn",
      attributes: ["Ref": "key_id", "Arn": "arn", "KeyId": "key_id"]
    )

    public var description: Value<String>?
    /// The key policy; by default, IAM policies of the account control access.
    public var policy: IAM.PolicyDocument?
    /// Whether AWS accepts a policy that locks out its author.
    public var bypassesPolicyLockoutCheck: Value<Bool>?
    public var isEnabled: Value<Bool>?
    public var isRotated: Value<Bool>?
    /// The rotation period in days, 90 to 2560; the default is 365.
    public var rotationPeriod: Value<Int>?
    /// The waiting period before deletion in days, 7 to 30; the default is 30.
    public var deletionWindow: Value<Int>?
    public var isMultiRegion: Value<Bool>?
    /// `RSA_2048` and others; the default is `SYMMETRIC_DEFAULT`.
    public var spec: Value<String>?
    public var usage: Value<Usage>?
    /// `AWS_KMS` or `EXTERNAL`. CloudFormation only: Terraform has a separate resource for imported keys.
    public var origin: Value<String>?
    public var tags: Tags = [:]

    public enum Usage: String, Literal, CaseIterable {
      case encryptDecrypt = "ENCRYPT_DECRYPT"
      case signVerify = "SIGN_VERIFY"
      case generateVerifyMAC = "GENERATE_VERIFY_MAC"
      case keyAgreement = "KEY_AGREEMENT"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Description", &description)
      fields.document("KeyPolicy", terraform: "policy", &policy)
      fields.field("BypassPolicyLockoutSafetyCheck", &bypassesPolicyLockoutCheck)
      fields.field("Enabled", terraform: "is_enabled", &isEnabled)
      fields.field("EnableKeyRotation", &isRotated)
      fields.field("RotationPeriodInDays", &rotationPeriod)
      fields.field("PendingWindowInDays", terraform: "deletion_window_in_days", &deletionWindow)
      fields.field("MultiRegion", &isMultiRegion)
      fields.field("KeySpec", terraform: "customer_master_key_spec", &spec)
      fields.field("KeyUsage", &usage)
      fields.cloudFormationOnly("Origin", &origin)
      fields.tags(&tags)
    }
  }
}
