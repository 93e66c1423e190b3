import Documents
import ResourceGraph

/// A managed policy that Terraform attaches to a role.
struct PolicyAttachment: CompanionGroup {
  var policy: Reference<IAM.ManagedPolicy>?
  private(set) var companionName: String?

  init() {}

  mutating func map(_ fields: FieldMapper) {
    fields.required("PolicyArn", &policy)
  }

  /// The policy; unknown where a configuration does not state it.
  var attached: Reference<IAM.ManagedPolicy> { policy ?? Reference(expression: .verbatim(.null, resolved: nil)) }

  /// The attachments of policies, each named for its policy, so that another policy in the list changes none of them.
  static func all(of policies: some Collection<Reference<IAM.ManagedPolicy>>) -> [PolicyAttachment] {
    var taken: Set<String> = []
    return policies.map { policy in
      var attachment = PolicyAttachment()
      attachment.policy = policy
      if let name = name(of: policy), taken.insert(name).inserted { attachment.companionName = name }
      return attachment
    }
  }

  /// The id of the policy, or the end of its ARN.
  private static func name(of policy: Reference<IAM.ManagedPolicy>) -> String? {
    if let id = policy.id { return id.name.allSatisfy(isPlain) ? id.name : nil }
    guard let name = policy.value.literal?.split(separator: "/").last, name.allSatisfy(isPlain) else { return nil }
    return String(name)
  }

  private static func isPlain(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber)
  }
}
