package import AWSResources
import Documents

/// The permissions of a role of the graph, from all of its policies.
package struct RolePermissions {
  package let role: Located<IAM.Role>
  package let policies: [LocatedPolicy]
  /// The names of policies outside the template: `AmazonECSTaskExecutionRolePolicy`.
  package let sharedPolicies: [String]
  /// Whether all policies are known.
  package let isComplete: Bool

  /// Whether a statement allows the action, on that resource of the graph if one is given.
  package func allow(_ action: String, on resource: LogicalID? = nil) -> Bool {
    policies.contains { policy in
      policy.statements.contains { statement in
        guard statement.isAllow else { return false }
        let isAllowed =
          statement.notActions != nil || statement.actionNames.contains { ActionPattern($0).matches(action) }
        guard isAllowed, let resource else { return isAllowed }
        // A resource that is not a reference may be any.
        return (statement.resources?.values ?? ["*"]).contains { value in
          let ids = value.expression.referencedIDs
          return ids.isEmpty || ids.contains(resource)
        }
      }
    }
  }
}

extension Model {
  /// The permissions of a role; `nil` for a role outside the template.
  package func permissions(of reference: Reference<IAM.Role>?) -> RolePermissions? {
    guard let role = graph.resource(reference) else { return nil }
    let managed = role.managedPolicies?.items ?? []
    let own = policiesByRole[role.id] ?? []
    let shared = managed.filter { $0.id == nil }.map { text($0.expression) }
    let hidden = unresolvedIdentityPolicies.lazy.map(\.entry.id)
    let isComplete =
      (hidden.isEmpty || !hidden.contains { id in id == role.id || own.contains { $0.entry.id == id } })
      && role.managedPolicies?.isWrittenOut != false && !shared.contains { $0.place(of: "${?}") != nil }
      // Terraform attaches policies with separate resources.
      && raw("aws_iam_role_policy_attachment", "aws_iam_policy_attachment").isEmpty
    return RolePermissions(
      role: role, policies: own,
      sharedPolicies: shared.map { String($0.split(separator: "/").last ?? "") }, isComplete: isComplete)
  }

  /// The identity policies that apply to each role.
  func policiesByRole(_ identityPolicies: [LocatedPolicy]) -> [LogicalID: [LocatedPolicy]] {
    var rolesByPolicy: [LogicalID: [LogicalID]] = [:]
    for role in graph.all(IAM.Role.self) {
      for id in role.managedPolicies?.items.compactMap(\.id) ?? [] { rolesByPolicy[id, default: []].append(role.id) }
    }
    var policies: [LogicalID: [LocatedPolicy]] = [:]
    for policy in identityPolicies {
      var roles = rolesByPolicy[policy.entry.id] ?? []
      switch policy.entry.content {
      case .typed(let other as IAM.RolePolicy): roles += [other.role?.id].compactMap { $0 }
      case .typed(let other as IAM.ManagedPolicy): roles += other.roles?.items.compactMap(\.id) ?? []
      case .typed: roles.append(policy.entry.id)
      case .raw(let raw):
        let names = raw.properties["Roles"]?.array?.compactMap { $0["Ref"]?.string } ?? []
        roles += names.map { LogicalID($0) }
      }
      for role in Set(roles) { policies[role, default: []].append(policy) }
    }
    return policies
  }
}
