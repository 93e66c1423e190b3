import AWSResources

/// Checks that an identity pool gives no credentials to unauthenticated identities.
struct IdentityPoolHasNoGuests: Rule {
  static let description = RuleDescription(
    id: "identity-pool-has-no-guests",
    catalogID: "COG003",
    subject: .identity,
    severity: .error,
    summary: "An identity pool gives no credentials to unauthenticated identities.",
    rationale: "With guest access, anyone who knows the ID of the pool gets AWS credentials of the account.",
    remedy: "Set 'AllowUnauthenticatedIdentities' to false.",
    references: [
      .cfnNag("W57"),
      .cdkNag("AwsSolutions-COG7"), .checkov("CKV_AWS_366"), .securityHub("Cognito.2"),
    ],
    passes: [
      RuleExample("only authenticated identities") {
        $0.add("Identities", Cognito.IdentityPool { $0.allowsGuests = false })
      }
    ],
    fails: [
      RuleExample(
        "unauthenticated identities",
        finds: .finding(
          "Identities", at: "AllowUnauthenticatedIdentities",
          """
          identity pool 'Identities' gives credentials to unauthenticated users; set \
          'AllowUnauthenticatedIdentities' to false
          """)
      ) {
        $0.add("Identities", Cognito.IdentityPool { $0.allowsGuests = true })
      }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Identities") {
        $0.add("Identities", Cognito.IdentityPool { $0.allowsGuests = .parameter("Guests") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for pool in model.graph.all(Cognito.IdentityPool.self) {
      switch model.known(pool.allowsGuests) {
      case .value(true): findings.report(.guests(pool.id), on: pool, at: "AllowUnauthenticatedIdentities")
      case .value(false), .absent: break
      case .unknown:
        findings.unknown(
          pool, "whether '\(pool.id)' allows unauthenticated identities cannot be determined before deployment",
          at: "AllowUnauthenticatedIdentities")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func guests(_ pool: LogicalID) -> Self {
    "identity pool '\(pool)' gives credentials to unauthenticated users; set 'AllowUnauthenticatedIdentities' to false"
  }
}
