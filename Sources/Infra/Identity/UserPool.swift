/// The users of an application, who sign in with their e-mail address.
///
/// Passwords are strong, a second factor is offered, addresses are verified, and nobody learns from an answer whether
/// a user exists.
public struct UserPool: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let domain: SignInDomain?
  let signUp: SignUp
  let mfa: SecondFactor
  let passwords: PasswordPolicy
  let groups: [UserGroup]
  let triggers: [UserPoolTrigger]
  let mail: MailSender
  let plan: FeaturePlan
  let deletionProtection: Safeguard

  /// - Parameters:
  ///   - domain: where the sign-in pages and the OAuth endpoints are; every client needs one.
  ///   - signUp: who makes users.
  ///   - mfa: whether users choose or have to have an authenticator app.
  ///   - groups: the first one decides where a user is in several.
  ///   - triggers: functions that have a say.
  ///   - mail: who sends codes and invitations.
  public init(
    _ name: String, domain: SignInDomain? = nil, signUp: SignUp = .byAdministrators, mfa: SecondFactor = .optional,
    passwords: PasswordPolicy = .strong(), groups: [UserGroup] = [], triggers: [UserPoolTrigger] = [],
    mail: MailSender = .cognito, plan: FeaturePlan = .essentials, deletionProtection: Safeguard = .on,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("user pool", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.domain = domain
    self.signUp = signUp
    self.mfa = mfa
    self.passwords = passwords
    self.groups = groups
    self.triggers = triggers
    self.mail = mail
    self.plan = plan
    self.deletionProtection = deletionProtection
  }

  public var dependencies: [any Construct] { [] }
  public var relations: [any Relation] {
    let sender = Sender(self, arn, by: "cognito-idp.amazonaws.com")
    return triggers.flatMap { $0.function.relations(calledBy: sender) }
  }

  // MARK: What others refer to

  /// The pool; its identity is its id.
  public var pool: Reference<Cognito.UserPool> { Reference(id("UserPool")) }
  public var poolID: Value<String> { pool.value }
  public var arn: Value<String> { pool.attribute("Arn") }
  /// What identity pools call it: `cognito-idp.eu-west-1.amazonaws.com/…`.
  var providerName: Value<String> { pool.attribute("ProviderName") }
  /// Who issued the tokens, as their `iss` says; the keys are below, at `/.well-known/jwks.json`.
  public var issuer: Value<String> { "https://\(providerName)" }

  var signInDomain: Reference<Cognito.UserPoolDomain> { Reference(id("UserPoolDomain")) }

  /// Where the sign-in pages are: `https://shop.auth.eu-west-1.amazoncognito.com`; `nil` without a domain.
  public var signInURL: Value<String>? {
    switch domain {
    case .prefix(let prefix)?: "https://\(text: prefix).auth.\(.region).amazoncognito.com"
    case .own(let name, _)?: .literal("https://\(name)")
    case nil: nil
    }
  }

  /// The CloudFront distribution that an alias record for a domain of one's own leads to; `nil` for a prefix.
  public var domainTarget: Value<String>? {
    guard case .own? = domain else { return nil }
    return signInDomain.attribute("CloudFrontDistribution")
  }
}

extension UserPool: Grantable {
  public enum Access: Hashable, Sendable {
    /// Looking users and their groups up.
    case readUsers
    /// Making, changing and blocking users, and putting them into groups.
    case manageUsers
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    var actions: [String] = []
    if access.contains(.readUsers) || access.contains(.manageUsers) {
      actions += ["AdminGetUser", "AdminListGroupsForUser", "ListGroups", "ListUsers", "ListUsersInGroup"]
    }
    if access.contains(.manageUsers) {
      actions += [
        "AdminAddUserToGroup", "AdminCreateUser", "AdminDisableUser", "AdminEnableUser", "AdminRemoveUserFromGroup",
        "AdminResetUserPassword", "AdminUpdateUserAttributes", "AdminUserGlobalSignOut",
      ]
    }
    guard !actions.isEmpty else { return [] }
    return [IAM.Statement(actions: actions.map { "cognito-idp:\($0)" }, resources: [arn])]
  }
}
