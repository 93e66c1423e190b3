import AWSResources

/// Checks that a user pool requires passwords of at least eight characters with lowercase and uppercase letters,
/// numbers and symbols.
struct PasswordPolicyIsStrong: Rule {
  static let description = RuleDescription(
    id: "password-policy-is-strong",
    catalogID: "COG001",
    subject: .identity,
    severity: .warning,
    summary: """
      A user pool requires passwords of at least eight characters with lowercase and uppercase letters, numbers and \
      symbols.
      """,
    rationale: "Short and simple passwords can be guessed.",
    remedy: """
      Set 'MinimumLength' to at least 8, preferably 12, and 'RequireLowercase', 'RequireUppercase', 'RequireNumbers' \
      and 'RequireSymbols' to true.
      """,
    references: [
      .cdkNag("AwsSolutions-COG1"), .securityHub("Cognito.3"),
    ],
    passes: [
      RuleExample("the default policy") { $0.add("Users", Cognito.UserPool()) },
      RuleExample("twelve characters of all types") { $0.add("Users", pool(length: 12, symbols: true)) },
    ],
    fails: [
      RuleExample(
        "six characters",
        finds: .finding(
          "Users", at: "Policies.PasswordPolicy.MinimumLength",
          "user pool 'Users' accepts passwords of 6 characters; set 'MinimumLength' to at least 8")
      ) { $0.add("Users", pool(length: 6, symbols: true)) },
      RuleExample(
        "symbols not required",
        finds: .finding(
          "Users", at: "Policies.PasswordPolicy",
          "user pool 'Users' accepts passwords without all character types; set 'RequireSymbols' to true")
      ) { $0.add("Users", pool(length: 12, symbols: false)) },
    ],
    undetermined: [
      RuleExample("a length from a parameter", unknown: "Users") {
        $0.add("Users", pool(length: .parameter("Length"), symbols: true))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for pool in model.graph.all(Cognito.UserPool.self) {
      guard let policy = pool.passwordPolicy else {
        if pool.entry.isUnresolved(at: ["Policies"]) || pool.entry.isUnresolved(at: ["PasswordPolicy"]) {
          findings.unknown(
            pool, "the password policy of '\(pool.id)' cannot be determined before deployment", at: "Policies")
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
          pool, "the password policy of '\(pool.id)' cannot be determined before deployment", at: "Policies",
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
    "user pool '\(pool)' accepts passwords of \(length) characters; set 'MinimumLength' to at least 8"
  }

  fileprivate static func simple(_ pool: LogicalID, _ missing: [String]) -> Self {
    "user pool '\(pool)' accepts passwords without all character types; set \(missing.map { "'\($0)'" }.listed) to true"
  }
}
