public import ResourceGraph

extension IAM {
  /// An identity that services and people take on for a while.
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
    /// Who may take the role on.
    public var trustPolicy: PolicyDocument?
    public var policies: [InlinePolicy] = []
    public var managedPolicies: List<Reference<ManagedPolicy>>?
    /// What the role may do at most.
    public var permissionsBoundary: Reference<ManagedPolicy>?
    /// In seconds, 3600 to 43200; 3600 unless set.
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

    /// A policy that is a part of the role.
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
