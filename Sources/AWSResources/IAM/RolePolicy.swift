public import ResourceGraph

extension IAM {
  /// An inline policy of a role, as a separate resource.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-rolepolicy.html
  public struct RolePolicy: Resource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::IAM::RolePolicy",
      terraform: "aws_iam_role_policy",
      attributes: ["Ref": "id"]
    )

    public var name: Value<String>?
    /// Written as its name.
    public var role: Reference<Role>?
    public var document: PolicyDocument?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PolicyName", terraform: "name", &name)
      var roleName = role?.byName
      fields.required("RoleName", terraform: "role", &roleName)
      role = roleName
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
    }
  }
}
