public import ResourceGraph

extension SecretsManager {
  /// A password, key or document that is kept encrypted.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html
  public struct Secret: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::SecretsManager::Secret",
      terraform: "aws_secretsmanager_secret",
      attributes: ["Ref": "arn", "Id": "arn"],
      companions: [
        .ephemeral("aws_secretsmanager_random_password"),
        .init("aws_secretsmanager_secret_version", owner: "secret_id"),
      ]
    )

    public var name: Value<String>?
    public var description: Value<String>?
    public var kmsKey: Reference<KMS.Key>?
    /// The secret itself: it stands in the template, and in Terraform's state.
    public var secretString: Value<String>?
    /// What Secrets Manager makes the secret from: its value stands in no template and no state.
    public var generatedString: GeneratedString?
    /// A number that is counted up to have another secret made. Terraform only.
    public var generation: Value<Int>?
    public var replicas: [Replica] = []
    /// In days, 7 to 30, or 0 for none; 30 unless set. Terraform only.
    public var recoveryWindow: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("Description", &description)
      fields.field("KmsKeyId", &kmsKey)
      fields.group("GenerateSecretString", terraform: .equivalent, &generatedString)
      fields.ephemeral("aws_secretsmanager_random_password", owner: Self.resourceType, &generatedString)
      fields.companion("aws_secretsmanager_secret_version", owner: Self.resourceType) { fields in
        fields.field("SecretString", &secretString)
        var (template, key) = (generatedString?.template, generatedString?.key)
        fields.ephemeralResult(
          "secret_string_wo", of: "aws_secretsmanager_random_password", "random_password",
          isUsed: generatedString != nil, in: &template, under: &key)
        generatedString?.template = template
        generatedString?.key = key
        fields.equivalent(in: .terraform) { $0.field("SecretStringWoVersion", &generation) }
      }
      fields.groups("ReplicaRegions", terraform: "replica", &replicas)
      fields.terraformOnly("recovery_window_in_days", &recoveryWindow)
      fields.tags(&tags)
    }

    /// A password of random characters, alone or under a key of a JSON document.
    public struct GeneratedString: FieldGroup {
      /// The document that the password is put into: `{"username": "admin"}`.
      public var template: Value<String>?
      /// The password's key in the document.
      public var key: Value<String>?
      /// 32 unless set.
      public var length: Value<Int>?
      public var excludedCharacters: Value<String>?
      public var excludesLowercase: Value<Bool>?
      public var excludesUppercase: Value<Bool>?
      public var excludesNumbers: Value<Bool>?
      public var excludesPunctuation: Value<Bool>?
      public var includesSpace: Value<Bool>?
      /// Yes unless set.
      public var requiresEachIncludedType: Value<Bool>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("SecretStringTemplate", terraform: .equivalent, &template)
        fields.field("GenerateStringKey", terraform: .equivalent, &key)
        fields.field("PasswordLength", &length)
        fields.field("ExcludeCharacters", &excludedCharacters)
        fields.field("ExcludeLowercase", &excludesLowercase)
        fields.field("ExcludeUppercase", &excludesUppercase)
        fields.field("ExcludeNumbers", &excludesNumbers)
        fields.field("ExcludePunctuation", &excludesPunctuation)
        fields.field("IncludeSpace", &includesSpace)
        fields.field("RequireEachIncludedType", &requiresEachIncludedType)
      }
    }

    /// A copy in another region.
    public struct Replica: FieldGroup {
      public var region: Value<String>?
      /// A key of that region; the AWS managed one unless set.
      public var kmsKey: Reference<KMS.Key>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Region", &region)
        fields.field("KmsKeyId", &kmsKey)
      }
    }
  }
}
