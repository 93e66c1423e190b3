import AWSResources

/// Asks that credentials of AWS go to people who signed in.
struct IdentityPoolHasNoGuests: Rule {
  static let description = RuleDescription(
    id: "identity-pool-has-no-guests",
    catalogID: "COG003",
    subject: .identity,
    severity: .error,
    summary: "An identity pool gives credentials to people who signed in, and to nobody else.",
    rationale: "With guests, everybody on the internet who knows the pool's id gets credentials of the account.",
    remedy: "Set 'AllowUnauthenticatedIdentities' to false.",
    references: [
      .cdkNag("AwsSolutions-COG7"), .checkov("CKV_AWS_366"), .securityHub("Cognito.2"), .document("000"),
    ],
    passes: [
      RuleExample("signed-in users alone") {
        $0.add("Identities", Cognito.IdentityPool { $0.allowsGuests = false })
      }
    ],
    fails: [
      RuleExample("guests too", finds: "Identities") {
        $0.add("Identities", Cognito.IdentityPool { $0.allowsGuests = true })
      }
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Identities") {
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
          pool, "whether '\(pool.id)' admits guests is known to the deployment alone",
          at: "AllowUnauthenticatedIdentities")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func guests(_ pool: LogicalID) -> Self {
    "identity pool '\(pool)' gives credentials to everybody; set 'AllowUnauthenticatedIdentities' to false"
  }
}
