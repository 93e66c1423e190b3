public import ResourceGraph

extension IAM {
  /// A customer managed policy, which can be attached to several identities.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html
  public struct ManagedPolicy: Resource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::IAM::ManagedPolicy",
      terraform: "aws_iam_policy",
      attributes: ["Ref": "arn", "PolicyArn": "arn", "PolicyId": "policy_id"]
    )

    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var path: Value<String>?
    public var description: Value<String>?
    public var document: PolicyDocument?
    /// Written as their names. CloudFormation only: `managedPolicies` of the role is the equivalent in both dialects.
    public var roles: List<Reference<Role>>?
    /// The names of the groups it is attached to. CloudFormation only.
    public var groups: List<Value<String>>?
    /// The names of the users it is attached to. CloudFormation only.
    public var users: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ManagedPolicyName", terraform: "name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("Path", &path)
      fields.field("Description", &description)
      fields.requiredDocument("PolicyDocument", terraform: "policy", &document)
      var roleNames = roles
      if case .items(let items)? = roleNames { roleNames = .items(items.map(\.byName)) }
      fields.cloudFormationOnly("Roles", &roleNames)
      roles = roleNames
      fields.cloudFormationOnly("Groups", &groups)
      fields.cloudFormationOnly("Users", &users)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      guard let name = name?.constructible, let path = (path ?? "/").constructible else { return nil }
      return switch attribute {
      case "Ref", "PolicyArn": .globalARN("iam", "policy\(path)\(name)")
      default: nil
      }
    }
  }
}
