public import ResourceGraph

extension IAM {
  /// An IAM role.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
  public struct Role: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::IAM::Role",
      terraform: "aws_iam_role",
      referenceAttribute: "Arn",
      attributes: ["Ref": "name", "Arn": "arn", "RoleId": "unique_id"]
    )

    public var name: Value<String>?
    public var path: Value<String>?
    public var description: Value<String>?
    /// The trust policy: who may assume the role.
    public var trustPolicy: PolicyDocument?
    public var policies: [InlinePolicy] = []
    public var managedPolicies: List<Reference<ManagedPolicy>>?
    /// The managed policy that limits the role's permissions.
    public var permissionsBoundary: Reference<ManagedPolicy>?
    /// In seconds, 3600 to 43200; the default is 3600.
    public var maxSessionDuration: Value<Int>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("RoleName", terraform: "name", &name)
      fields.field("Path", &path)
      fields.field("Description", &description)
      fields.requiredDocument("AssumeRolePolicyDocument", terraform: "assume_role_policy", &trustPolicy)
      fields.groups("Policies", terraform: "inline_policy", &policies)
      fields.field("ManagedPolicyArns", &managedPolicies)
      fields.field("PermissionsBoundary", &permissionsBoundary)
      fields.field("MaxSessionDuration", &maxSessionDuration)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible else { return nil }
      switch attribute {
      case "Ref": return name
      case "Arn": return (path ?? "/").constructible.map { .globalARN("iam", "role\($0)\(name)") }
      default: return nil
      }
    }

    /// An inline policy of a role.
    public struct InlinePolicy: FieldGroup {
      public var name: Value<String>?
      public var document: PolicyDocument?

      public init() {}

      public init(_ name: Value<String>, _ statements: [Statement]) {
        self.name = name
        document = PolicyDocument(statements)
      }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("PolicyName", terraform: "name", &name)
        fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
      }
    }
  }
}
