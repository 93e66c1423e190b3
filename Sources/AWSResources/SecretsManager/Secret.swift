public import ResourceGraph

extension SecretsManager {
  /// A secret in AWS Secrets Manager.
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
    /// The secret value; the template and the Terraform state contain it.
    public var secretString: Value<String>?
    /// Settings with which Secrets Manager generates the value, which appears in no template and no state.
    public var generatedString: GeneratedString?
    /// A number whose change generates a new value. Terraform only.
    public var generation: Value<Int>?
    /// The staging labels of the version that Terraform creates. Terraform only.
    public var versionStages: List<Value<String>>?
    public var replicas: [Replica] = []
    /// The recovery window in days, 7 to 30, or 0 for none; the default is 30. Terraform only.
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
        fields.equivalent(in: .terraform) { fields in
          fields.field("SecretStringWoVersion", &generation)
          fields.field("VersionStages", &versionStages)
        }
      }
      fields.groups("ReplicaRegions", terraform: "replica", &replicas)
      fields.terraformOnly("recovery_window_in_days", &recoveryWindow)
      fields.tags(&tags)
    }

    /// A generated password, by itself or in a JSON document.
    public struct GeneratedString: FieldGroup {
      /// The JSON document that the password is inserted into: `{"username": "admin"}`.
      public var template: Value<String>?
      /// The key of the password in the document.
      public var key: Value<String>?
      /// The length; the default is 32.
      public var length: Value<Int>?
      public var excludedCharacters: Value<String>?
      public var excludesLowercase: Value<Bool>?
      public var excludesUppercase: Value<Bool>?
      public var excludesNumbers: Value<Bool>?
      public var excludesPunctuation: Value<Bool>?
      public var includesSpace: Value<Bool>?
      /// The default is true.
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

    /// A replica in another region.
    public struct Replica: FieldGroup {
      public var region: Value<String>?
      /// A key of that region; the default is the AWS managed key.
      public var kmsKey: Reference<KMS.Key>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Region", &region)
        fields.field("KmsKeyId", &kmsKey)
      }
    }
  }
}
