import AWSResources

/// Asks that a user pool takes no short or simple passwords.
struct PasswordPolicyIsStrong: Rule {
  static let description = RuleDescription(
    id: "password-policy-is-strong",
    catalogID: "COG001",
    subject: .identity,
    severity: .warning,
    summary: "A user pool asks for passwords of eight characters or more, of all four kinds.",
    rationale: "Short and simple passwords are guessed, and those that users have elsewhere are known already.",
    remedy: """
      Set 'MinimumLength' to 8 or more, better 12, and 'RequireLowercase', 'RequireUppercase', 'RequireNumbers' and \
      'RequireSymbols' to true.
      """,
    references: [.cdkNag("AwsSolutions-COG1"), .securityHub("Cognito.3"), .document("000")],
    passes: [
      RuleExample("no policy: AWS asks for eight characters of all kinds") { $0.add("Users", Cognito.UserPool()) },
      RuleExample("twelve characters of all kinds") { $0.add("Users", pool(length: 12, symbols: true)) },
    ],
    fails: [
      RuleExample("six characters", finds: "Users") { $0.add("Users", pool(length: 6, symbols: true)) },
      RuleExample("no symbols", finds: "Users") { $0.add("Users", pool(length: 12, symbols: false)) },
    ],
    leavesOpen: [
      RuleExample("a length that the deployment gives", finds: "Users") {
        $0.add("Users", pool(length: .parameter("Length"), symbols: true))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for pool in model.graph.all(Cognito.UserPool.self) {
      guard let policy = pool.passwordPolicy else {
        if pool.entry.isOpen(at: ["Policies"]) || pool.entry.isOpen(at: ["PasswordPolicy"]) {
          findings.unknown(pool, "'\(pool.id)' leaves its password policy to the deployment", at: "Policies")
        }
        continue
      }
      let length = model.known(policy.minimumLength).or(8)
      if let length = length.value, length < 8 {
        findings.report(.short(pool.id, length), on: pool, at: "Policies", "PasswordPolicy", "MinimumLength")
      }
      let classes = [
        ("RequireLowercase", policy.requiresLowercase), ("RequireUppercase", policy.requiresUppercase),
        ("RequireNumbers", policy.requiresNumbers), ("RequireSymbols", policy.requiresSymbols),
      ].map { ($0.0, model.known($0.1).or(false)) }
      let missing = classes.filter { $0.1 == .value(false) }.map(\.0)
      if !missing.isEmpty {
        findings.report(.simple(pool.id, missing), on: pool, at: "Policies", "PasswordPolicy")
      }
      if length.isUnknown || classes.contains(where: \.1.isUnknown) {
        findings.unknown(
          pool, "what passwords of '\(pool.id)' must be is known to the deployment alone", at: "Policies",
          "PasswordPolicy")
      }
    }
  }

  private static func pool(length: Value<Int>, symbols: Value<Bool>) -> Cognito.UserPool {
    Cognito.UserPool {
      $0.passwordPolicy = .init {
        $0.minimumLength = length
        $0.requiresLowercase = true
        $0.requiresUppercase = true
        $0.requiresNumbers = true
        $0.requiresSymbols = symbols
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func short(_ pool: LogicalID, _ length: Int) -> Self {
    "user pool '\(pool)' takes passwords of \(length) characters; set 'MinimumLength' to 8 or more, better 12"
  }

  fileprivate static func simple(_ pool: LogicalID, _ missing: [String]) -> Self {
    "user pool '\(pool)' takes passwords of few kinds of characters; set \(missing.map { "'\($0)'" }.listed) to true"
  }
}
