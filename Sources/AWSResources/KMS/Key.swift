public import ResourceGraph

extension KMS {
  /// A key that AWS keeps and others encrypt with.
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
    /// Who may administer and use the key; the account's IAM policies decide unless set.
    public var policy: IAM.PolicyDocument?
    /// Whether AWS lets a policy pass that locks its own author out.
    public var bypassesPolicyLockoutCheck: Value<Bool>?
    public var isEnabled: Value<Bool>?
    public var isRotated: Value<Bool>?
    /// In days, 90 to 2560; 365 unless set.
    public var rotationPeriod: Value<Int>?
    /// In days, 7 to 30: from the key's deletion until it is gone; 30 unless set.
    public var deletionWindow: Value<Int>?
    public var isMultiRegion: Value<Bool>?
    /// `SYMMETRIC_DEFAULT` unless set, `RSA_2048` and its like.
    public var spec: Value<String>?
    public var usage: Value<Usage>?
    /// `AWS_KMS` or `EXTERNAL`. CloudFormation only: Terraform has a resource of its own for imported keys.
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
