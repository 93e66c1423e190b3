import AWSResources

/// Asks that users can protect themselves with a second factor.
struct UserPoolOffersMFA: Rule {
  static let description = RuleDescription(
    id: "user-pool-offers-mfa",
    catalogID: "COG002",
    subject: .identity,
    severity: .warning,
    summary: "A user pool offers a second factor, or insists on one.",
    rationale:
      "Without a second factor, a password that is guessed or stolen is all that it takes to be somebody else.",
    remedy: "Set 'MfaConfiguration' to 'OPTIONAL' or 'ON', with 'SOFTWARE_TOKEN_MFA' in 'EnabledMfas'.",
    references: [.cdkNag("AwsSolutions-COG2")],
    passes: [
      RuleExample("a second factor for who wants one") {
        $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.optional) })
      },
      RuleExample("a second factor for everybody") { $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.on) }) },
    ],
    fails: [
      RuleExample("nothing said: AWS asks for none", finds: "Users") { $0.add("Users", Cognito.UserPool()) },
      RuleExample("none", finds: "Users") { $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.off) }) },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Users") {
        $0.add("Users", Cognito.UserPool { $0.mfa = .parameter("MFA") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for pool in model.graph.all(Cognito.UserPool.self) {
      switch model.known(pool.mfa) {
      case .absent, .value(.off): findings.report(.none(pool.id), on: pool, at: "MfaConfiguration")
      case .value(.on), .value(.optional): break
      case .unknown:
        findings.unknown(
          pool, "whether '\(pool.id)' has a second factor is known to the deployment alone", at: "MfaConfiguration")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func none(_ pool: LogicalID) -> Self {
    "users of '\(pool)' cannot have a second factor; set 'MfaConfiguration' to 'OPTIONAL' or 'ON'"
  }
}
