import AWSResources

/// Checks that a user pool offers or requires multi-factor authentication.
struct UserPoolOffersMFA: Rule {
  static let description = RuleDescription(
    id: "user-pool-offers-mfa",
    catalogID: "COG002",
    subject: .identity,
    severity: .warning,
    summary: "A user pool offers or requires multi-factor authentication.",
    rationale: "Without a second factor, a guessed or stolen password is enough to sign in as another user.",
    remedy: "Set 'MfaConfiguration' to 'OPTIONAL' or 'ON', with 'SOFTWARE_TOKEN_MFA' in 'EnabledMfas'.",
    references: [.cfnNag("F78"), .cdkNag("AwsSolutions-COG2")],
    passes: [
      RuleExample("optional MFA") {
        $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.optional) })
      },
      RuleExample("required MFA") { $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.on) }) },
    ],
    fails: [
      RuleExample(
        "a user pool without the property, which disables MFA",
        finds: .finding(
          "Users", at: "MfaConfiguration",
          "user pool 'Users' does not offer MFA; set 'MfaConfiguration' to 'OPTIONAL' or 'ON'")
      ) {
        $0.add("Users", Cognito.UserPool())
      },
      RuleExample(
        "disabled MFA",
        finds: .finding(
          "Users", at: "MfaConfiguration",
          "user pool 'Users' does not offer MFA; set 'MfaConfiguration' to 'OPTIONAL' or 'ON'")
      ) { $0.add("Users", Cognito.UserPool { $0.mfa = .literal(.off) }) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Users") {
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
          pool, "whether '\(pool.id)' offers MFA cannot be determined before deployment", at: "MfaConfiguration")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func none(_ pool: LogicalID) -> Self {
    "user pool '\(pool)' does not offer MFA; set 'MfaConfiguration' to 'OPTIONAL' or 'ON'"
  }
}
