public import ResourceGraph

extension IAM {
  /// An IAM role.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html
  public struct Role: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::IAM::Role",
      terraform: "aws_iam_role",
      referenceAttribute: "Arn",
      attributes: ["Ref": "name", "Arn": "arn", "RoleId": "unique_id"],
      companions: [.init("aws_iam_role_policy_attachment", owner: "role", isRepeated: true)]
    )

    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var path: Value<String>?
    public var description: Value<String>?
    /// The trust policy: who may assume the role.
    public var trustPolicy: PolicyDocument?
    public var policies: [InlinePolicy] = []
    /// The managed policies, each of which Terraform attaches with a resource of its own.
    public var managedPolicies: List<Reference<ManagedPolicy>>? {
      get {
        guard let listedPolicies else { return attachedPolicies }
        guard listedPolicies.isWrittenOut, attachedPolicies?.isWrittenOut != false else {
          return listedPolicies.isWrittenOut ? attachedPolicies : listedPolicies
        }
        return .items(listedPolicies.items + (attachedPolicies?.items ?? []))
      }
      set { (attachedPolicies, listedPolicies) = (newValue, nil) }
    }
    /// What a configuration has as resources of their own.
    package private(set) var attachedPolicies: List<Reference<ManagedPolicy>>?
    /// What a configuration has as `managed_policy_arns`, which is deprecated.
    package var listedPolicies: List<Reference<ManagedPolicy>>?
    /// The managed policy that limits the role's permissions.
    public var permissionsBoundary: Reference<ManagedPolicy>?
    /// In seconds, 3600 to 43200; the default is 3600.
    public var maxSessionDuration: Value<Int>?
    public var tags: Tags = [:]

    public static let longestNamePrefix = 38

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("RoleName", terraform: "name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Path", &path)
      fields.field("Description", &description)
      fields.requiredDocument("AssumeRolePolicyDocument", terraform: "assume_role_policy", &trustPolicy)
      fields.groups("Policies", terraform: "inline_policy", &policies)
      mapManagedPolicies(fields)
      fields.field("PermissionsBoundary", &permissionsBoundary)
      fields.field("MaxSessionDuration", &maxSessionDuration)
      fields.tags(&tags)
    }

    private mutating func mapManagedPolicies(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.field("ManagedPolicyArns", &managedPolicies) }
      let policies = attachedPolicies?.items ?? []
      // A list without known items cannot be divided.
      var listed = listedPolicies ?? (policies.isEmpty ? attachedPolicies : nil)
      var attachments = PolicyAttachment.all(of: policies)
      fields.equivalent(in: .terraform) { $0.field("ManagedPolicyArns", &listed) }
      fields.companions("aws_iam_role_policy_attachment", owner: Self.resourceType, "ManagedPolicyArns", &attachments)
      listedPolicies = listed
      attachedPolicies = attachments.isEmpty ? nil : .items(attachments.map(\.attached))
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
