import ResourceGraph

extension IdentityPool {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("IdentityPool"), named: name,
      Cognito.IdentityPool {
        $0.name = .literal(physicalName(in: lowering))
        $0.allowsGuests = .literal(guests != .none)
        $0.allowsClassicFlow = false
        $0.userPools = clients.map { client in
          .init {
            $0.client = client.client
            $0.name = client.userPool.providerName
            $0.checksTokens = true
          }
        }
      }
    ) {
      // A replacement gives the same users new identity ids, with no access to their objects.
      $0.whenDeleted(.retain)
      if case .allowed(_, let reason) = guests {
        $0.allowances += Safeguard.off(because: reason).allowance(
          .identityPoolHasNoGuests, at: identity.location)
      }
    }
    lowerRole(signedInRole, "SignedIn", "authenticated", signedIn, into: &lowering)
    var roles: NamedValues = ["authenticated": signedInRole.value]
    if case .allowed(let access, _) = guests {
      lowerRole(guestRole, "Guest", "unauthenticated", access, into: &lowering)
      roles["unauthenticated"] = guestRole.value
    }
    lowering.add(
      id("IdentityPoolRoles"),
      Cognito.IdentityPoolRoleAttachment {
        $0.identityPool = pool
        $0.roles = roles
      })
  }

  /// A role that only authenticated or only unauthenticated users of this pool can assume.
  private func lowerRole(
    _ role: Reference<IAM.Role>, _ word: String, _ authentication: String, _ access: [IdentityAccess],
    into lowering: inout Lowering
  ) {
    var trust = IAM.Statement(
      .allow, principal: IAM.Principal("Federated", ["cognito-identity.amazonaws.com"]),
      actions: ["sts:AssumeRoleWithWebIdentity"], resources: [],
      conditions: [
        IAM.Condition("StringEquals", "cognito-identity.amazonaws.com:aud", pool.value),
        IAM.Condition("ForAnyValue:StringLike", "cognito-identity.amazonaws.com:amr", .literal(authentication)),
      ])
    trust.resources = nil
    lowering.add(
      id("\(word)Role"), named: "\(name)-\(Spelling.kebabCase(word))",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([trust]) })
    lowering.addPolicy(id("\(word)Policy"), "use-resources", of: role, access.flatMap(\.statements))
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "identity pool", longest: 128, in: &lowering)
    if clients.isEmpty, guests == .none {
      lowering.report("identity pool '\(name)' has no client and no guests; add a user pool client")
    }
    if signedIn.isEmpty, !clients.isEmpty {
      lowering.report("identity pool '\(name)' grants authenticated users no permission; add permissions to 'signedIn'")
    }
  }
}
