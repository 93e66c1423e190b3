package import Documents

extension CloudFormation {
  /// What whoever deploys a template has to acknowledge: `CAPABILITY_NAMED_IAM` where it names a role.
  package static func capabilities(of template: Node) -> [String] {
    var hasIdentities = false
    var hasNamedIdentities = false
    for member in template["Resources"]?.object ?? [:] {
      guard let type = member.value["Type"]?.string, let names = identityNames[type] else { continue }
      hasIdentities = true
      if names.contains(where: { member.value["Properties"]?[$0] != nil }) { hasNamedIdentities = true }
    }
    let identity = hasNamedIdentities ? ["CAPABILITY_NAMED_IAM"] : hasIdentities ? ["CAPABILITY_IAM"] : []
    return template["Transform"] == nil ? identity : identity + ["CAPABILITY_AUTO_EXPAND"]
  }

  /// The parameters of a template that have no default, so that whoever deploys it must give them.
  package static func requiredParameters(of template: Node) -> [String] {
    (template["Parameters"]?.object ?? [:]).filter { $0.value["Default"] == nil }.map(\.key)
  }

  /// The types that AWS asks a capability for, with the properties that name them.
  private static let identityNames: [String: [String]] = [
    "AWS::IAM::AccessKey": [],
    "AWS::IAM::Group": ["GroupName"],
    "AWS::IAM::InstanceProfile": ["InstanceProfileName"],
    "AWS::IAM::ManagedPolicy": ["ManagedPolicyName"],
    "AWS::IAM::Policy": [],
    "AWS::IAM::Role": ["RoleName"],
    "AWS::IAM::User": ["UserName"],
    "AWS::IAM::UserToGroupAddition": [],
  ]
}
