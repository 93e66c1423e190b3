import AWSResources

extension Model {
  /// The roles that identity pools give to their users, each once: those of authenticated identities and of mappings, and those
  /// of guests where they are asked for.
  func identityPoolRoles(includingGuests: Bool) -> [Reference<IAM.Role>] {
    var seen: Set<LogicalID> = []
    return graph.all(Cognito.IdentityPoolRoleAttachment.self).flatMap { attachment in
      let named = (attachment.roles?.entries ?? []).filter { includingGuests || $0.name == "authenticated" }
      return named.map { Reference(expression: $0.value.expression) }
        + attachment.mappings.flatMap { $0.rules.compactMap(\.role) }
    }.filter { role in role.id.map { seen.insert($0).inserted } ?? false }
  }
}
