/// A user pool of Cognito, whose users sign in with their e-mail addresses.
///
/// It requires strong passwords, offers MFA, verifies e-mail addresses, and its responses do not reveal whether a user
/// exists.
public struct UserPool: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let domain: SignInDomain?
  let signUp: SignUp
  let mfa: SecondFactor
  let passwords: PasswordPolicy
  let groups: [UserGroup]
  let customAttributes: [CustomAttribute]
  let triggers: [UserPoolTrigger]
  let mail: MailSender
  let plan: FeaturePlan
  let deletionProtection: Safeguard
  public private(set) var existing: Existing?

  /// Creates a user pool.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - domain: the domain of the sign-in pages and the OAuth endpoints, which clients require.
  ///   - signUp: who creates users.
  ///   - mfa: whether users can or must sign in with an authenticator app.
  ///   - passwords: the password policy.
  ///   - groups: the groups of users, in the order of their precedence.
  ///   - customAttributes: further attributes of the users, up to 50. One that exists can neither be changed nor removed.
  ///   - triggers: the functions that Cognito invokes during sign-up and sign-in.
  ///   - mail: who sends confirmation codes and invitations.
  ///   - plan: the feature plan.
  ///   - deletionProtection: whether Cognito refuses to delete the user pool.
  public init(
    _ name: String, domain: SignInDomain? = nil, signUp: SignUp = .byAdministrators, mfa: SecondFactor = .optional,
    passwords: PasswordPolicy = .strong(), groups: [UserGroup] = [],
    customAttributes: [CustomAttribute] = [], triggers: [UserPoolTrigger] = [], mail: MailSender = .cognito,
    plan: FeaturePlan = .essentials, deletionProtection: Safeguard = .on,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("user pool", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.domain = domain
    self.signUp = signUp
    self.mfa = mfa
    self.passwords = passwords
    self.groups = groups
    self.customAttributes = customAttributes
    self.triggers = triggers
    self.mail = mail
    self.plan = plan
    self.deletionProtection = deletionProtection
  }

  /// A user pool that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - userPoolID: its id, `eu-west-1_…`.
  ///   - domain: the domain of its sign-in pages, which clients require.
  public static func existing(
    _ name: String, userPoolID: ExistingValue, domain: SignInDomain? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> UserPool {
    var userPool = UserPool(name, domain: domain, fileID: fileID, line: line, column: column)
    var existing = Existing()
    let id = userPool.poolID
    existing.add(
      userPool.pool,
      [
        "Ref": userPoolID, "ProviderName": .derived("cognito-idp.\(.region).\(.urlSuffix)/\(id)"),
        "Arn": .derived("arn:\(.partition):cognito-idp:\(.region):\(.accountID):userpool/\(id)"),
      ])
    existing.add(
      userPool.signInDomain, ["Ref": domain.map { ExistingValue($0.name) }], parameters: ["Ref": "domain"])
    userPool.existing = existing
    return userPool
  }

  public var dependencies: [any Construct] { domain?.certificate?.asDependency ?? [] }
  public var relations: [any Relation] {
    let sender = Sender(self, arn, by: "cognito-idp.amazonaws.com")
    return triggers.map { Invocation(of: $0.function, by: sender) }
  }

  // MARK: What others refer to

  /// The user pool, by its id.
  public var pool: Reference<Cognito.UserPool> { Reference(id("UserPool")) }
  /// The id of the user pool.
  public var poolID: Value<String> { pool.value }
  /// The ARN of the user pool.
  public var arn: Value<String> { pool.attribute("Arn") }
  /// The name of the user pool as an identity provider: `cognito-idp.eu-west-1.amazonaws.com/…`.
  var providerName: Value<String> { pool.attribute("ProviderName") }
  /// The issuer of tokens, their claim `iss`; the public keys are at `/.well-known/jwks.json` below it.
  public var issuer: Value<String> { "https://\(providerName)" }

  var signInDomain: Reference<Cognito.UserPoolDomain> { Reference(id("UserPoolDomain")) }

  /// The URL of the sign-in pages: `https://shop.auth.eu-west-1.amazoncognito.com`; `nil` without a domain.
  public var signInURL: Value<String>? {
    switch domain {
    case .prefix(let prefix)?: "https://\(text: prefix).auth.\(.region).amazoncognito.com"
    case .custom(let name, _)?: .literal("https://\(name)")
    case nil: nil
    }
  }

  /// The CloudFront distribution of a custom domain, the target of its alias record; `nil` for a prefix.
  public var domainTarget: Value<String>? {
    guard case .custom? = domain else { return nil }
    return signInDomain.attribute("CloudFrontDistribution")
  }
}

extension UserPool {
  public var outputs: [ConstructOutput] { [.init("UserPoolId", poolID, "ID of user pool '\(name)'")] }
}

extension UserPool: Grantable {
  /// The access to a user pool that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading users and their groups.
    case readUsers
    /// Creating, changing and disabling users, and adding them to groups.
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
