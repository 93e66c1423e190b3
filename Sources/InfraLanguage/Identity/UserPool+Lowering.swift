import AWSResources

extension UserPool {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    if emailSettings == nil { lowering.noteForApp(.cognitoMail) }
    lowering.add(id("UserPool"), named: name, userPool(in: lowering)) {
      $0.whenDeleted(.retain)
      $0.allowances +=
        deletionProtection.allowance(.statefulResourceSurvivesDeletion, at: identity.location)
        + passwords.safeguard.allowance(.passwordPolicyIsStrong, at: identity.location)
      if case .off(let reason) = mfa {
        $0.allowances += Safeguard.off(because: reason).allowance(.userPoolOffersMFA, at: identity.location)
      }
    }
    lowerDomain(into: &lowering)
    for (index, group) in groups.enumerated() {
      lowering.add(
        LogicalID(naming: name, group.name, "Group"),
        Cognito.UserPoolGroup {
          $0.userPool = pool
          $0.name = .literal(group.name)
          $0.description = group.summary.map { .literal($0) }
          $0.precedence = .literal(index + 1)
        })
    }
  }

  private func userPool(in lowering: Lowering) -> Cognito.UserPool {
    Cognito.UserPool {
      $0.name = .literal(physicalName(in: lowering))
      $0.deletionProtection = .literal(deletionProtection.isOn ? .active : .inactive)
      $0.usernameAttributes = ["email"]
      $0.isCaseSensitive = false
      $0.autoVerifiedAttributes = ["email"]
      $0.attributesVerifiedBeforeUpdate = ["email"]
      $0.accountRecovery = [
        .init {
          $0.kind = .literal(.verifiedEmail)
          $0.priority = 1
        }
      ]
      $0.onlyAdministratorsCreateUsers = .literal(signUp == .byAdministrators)
      $0.attributes = customAttributes.map(\.definition)
      $0.passwordPolicy = passwordPolicy
      $0.mfa = .literal(mfa.setting)
      if mfa.setting != .off { $0.mfaMethods = [.literal(.softwareToken)] }
      $0.email = emailSettings
      if !triggers.isEmpty { $0.triggers = lambdaTriggers }
      switch plan {
      case .lite: $0.tier = .literal(.lite)
      case .essentials: $0.tier = .literal(.essentials)
      case .plus(let response):
        $0.tier = .literal(.plus)
        $0.threatProtection = .init { $0.mode = .literal(response == .enforced ? .enforced : .audit) }
      }
    }
  }

  private var passwordPolicy: Cognito.UserPool.PasswordPolicy {
    .init {
      $0.minimumLength = .literal(passwords.length)
      $0.requiresLowercase = .literal(passwords.classes.contains(.lowercase))
      $0.requiresUppercase = .literal(passwords.classes.contains(.uppercase))
      $0.requiresNumbers = .literal(passwords.classes.contains(.numbers))
      $0.requiresSymbols = .literal(passwords.classes.contains(.symbols))
      $0.temporaryPasswordValidity = 3
    }
  }

  private var emailSettings: Cognito.UserPool.Email? {
    guard case .ses(let identity, let sender) = mail else { return nil }
    return .init {
      $0.account = .literal(.ses)
      $0.source = .literal(identity)
      $0.sender = .literal(sender)
    }
  }

  private var lambdaTriggers: Cognito.UserPool.Triggers {
    var functions = Cognito.UserPool.Triggers()
    for trigger in triggers {
      switch trigger.moment {
      case .preSignUp: functions.preSignUp = trigger.function.arn
      case .postConfirmation: functions.postConfirmation = trigger.function.arn
      case .preAuthentication: functions.preAuthentication = trigger.function.arn
      case .postAuthentication: functions.postAuthentication = trigger.function.arn
      case .preTokenGeneration:
        functions.preTokenGenerationConfiguration = .init {
          $0.function = trigger.function.arn
          // Version 1 of the event cannot change access tokens.
          $0.version = "V2_0"
        }
      case .customMessage: functions.customMessage = trigger.function.arn
      case .userMigration: functions.userMigration = trigger.function.arn
      }
    }
    return functions
  }

  private func lowerDomain(into lowering: inout Lowering) {
    guard let domain else { return }
    var resource = Cognito.UserPoolDomain { $0.userPool = pool }
    switch domain {
    case .prefix(let prefix): resource.domain = .literal(prefix)
    case .custom(let name, let certificate):
      resource.domain = .literal(name)
      if certificate.existing == nil, lowering.graph.region != Region.usEast1.rawValue {
        lowering.report(
          "user pool '\(self.name)' has \(certificate.description) of the stack's region for the domain '\(name)'; Cognito "
            + "takes one of us-east-1, by '.existing(certificateARN:)'")
      }
      resource.certificate = certificate.arn(for: self, in: &lowering)
    }
    lowering.add(id("UserPoolDomain"), resource)
  }

  // MARK: Mistakes

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "user pool", longest: 128, in: &lowering)
    let shortest = passwords.safeguard.isOn ? 8 : 6
    if !(shortest...99).contains(passwords.length) {
      lowering.report(
        "user pool '\(name)' has a minimum password length of \(passwords.length); use \(shortest) to 99"
          + (passwords.safeguard.isOn && (6..<8).contains(passwords.length) ? ", or '.weak' with a reason" : ""))
    }
    var groupNames: Set<String> = []
    for group in groups {
      if group.name.isEmpty || group.name.utf8.count > 128 || group.name.contains(where: \.isWhitespace) {
        lowering.report(
          "group '\(group.name)' of user pool '\(name)' has an invalid name; use 1 to 128 characters without spaces")
      }
      if !groupNames.insert(group.name).inserted {
        lowering.report("user pool '\(name)' has two groups named '\(group.name)'; remove one")
      }
    }
    checkCustomAttributes(&lowering)
    var moments: Set<UserPoolTrigger.Moment> = []
    for trigger in triggers where !moments.insert(trigger.moment).inserted {
      lowering.report("user pool '\(name)' has two functions for '\(trigger.moment)'; use one")
    }
    if plan == .lite, triggers.contains(where: { $0.moment == .preTokenGeneration }) {
      lowering.report(
        "user pool '\(name)' changes access tokens, which the plan 'lite' does not support; use '.essentials'")
    }
    checkDomain(&lowering)
  }

  private func checkCustomAttributes(_ lowering: inout Lowering) {
    if customAttributes.count > 50 {
      lowering.report("user pool '\(name)' has \(customAttributes.count) custom attributes; use at most 50")
    }
    for (index, attribute) in customAttributes.enumerated() {
      if let problem = attribute.problem {
        lowering.report("custom attribute '\(attribute.name)' of user pool '\(name)' has \(problem)")
      }
      if customAttributes[..<index].contains(where: { $0.name == attribute.name }) {
        lowering.report("user pool '\(name)' has two custom attributes '\(attribute.name)'; remove one")
      }
    }
  }

  private func checkDomain(_ lowering: inout Lowering) {
    switch domain {
    case .prefix(let prefix)?:
      if let problem = SignInDomain.problem(withPrefix: prefix) {
        lowering.report("domain prefix '\(prefix)' of user pool '\(name)' \(problem)")
      }
    case .custom(let domain, let certificate)?:
      if domain.utf8.allSatisfy({ $0 != UInt8(ascii: ".") }) || domain.contains("/") || domain != domain.lowercased() {
        lowering.report(
          "user pool '\(name)' has the invalid domain '\(domain)'; use a domain such as 'auth.example.com'")
      }
      if let arn = certificate.literalARN, !arn.contains(":us-east-1:") {
        lowering.report(
          "the certificate of user pool '\(name)' is in another region, but CloudFront serves '\(domain)'; use a "
            + "certificate of us-east-1")
      }
    case nil: break
    }
  }
}

extension SecondFactor {
  fileprivate var setting: Cognito.UserPool.MFA {
    switch self {
    case .optional: .optional
    case .required: .on
    case .off: .off
    }
  }
}

extension SignInDomain {
  /// What Cognito does not accept in a prefix.
  fileprivate static func problem(withPrefix prefix: String) -> String? {
    if !ValuePattern("[a-z0-9-]{1,63}").matches(prefix) {
      return "is invalid; use 1 to 63 lower-case letters, digits and hyphens"
    }
    if prefix.hasPrefix("-") || prefix.hasSuffix("-") {
      return "begins or ends with a hyphen; begin and end with a letter or a digit"
    }
    if let word = ["aws", "amazon", "cognito"].first(where: { prefix.contains($0) }) {
      return "contains '\(word)', which AWS reserves; use another prefix"
    }
    return nil
  }
}
