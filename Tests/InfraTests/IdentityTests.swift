import Documents
import Templates
import Testing
import Validation

@testable import InfraLanguage

@Suite struct `User pools` {
  private let users = UserPool("users", domain: .prefix("shop-users"))

  private func errors(_ stack: Stack) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try stack.graph()
      return []
    } catch {
      return error.all
    }
  }

  private func errors(@StackBuilder _ elements: () -> [any StackElement]) -> [Diagnostic] {
    errors(Stack("shop", region: .euWest1, elements))
  }

  @Test func `a pool is strict unless told otherwise`() throws {
    let graph = try Stack("shop", region: .euWest1) { users }.graph()
    let pool = try #require(graph.resource("UsersUserPool", as: Cognito.UserPool.self))
    #expect(pool.name == "shop-users")
    #expect(pool.deletionProtection == .literal(.active))
    #expect(pool.mfa == .literal(.optional) && pool.mfaMethods == [.literal(.softwareToken)])
    #expect(pool.usernameAttributes == ["email"] && pool.isCaseSensitive == false)
    #expect(pool.autoVerifiedAttributes == ["email"] && pool.attributesVerifiedBeforeUpdate == ["email"])
    #expect(pool.onlyAdministratorsCreateUsers == true)
    let passwords = try #require(pool.passwordPolicy)
    #expect(passwords.minimumLength == 12)
    #expect(passwords.requiresLowercase == true && passwords.requiresUppercase == true)
    #expect(passwords.requiresNumbers == true && passwords.requiresSymbols == true)
    #expect(graph["UsersUserPool"]?.deletionPolicy == .retainExceptOnCreate && graph["UsersUserPool"]?.allowances == [])
  }

  @Test func `what is lifted has its reason`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      UserPool(
        "users", mfa: .off(because: "a demonstration"), passwords: .weak(length: 6, because: "PINs of a till"),
        deletionProtection: .off(because: "made anew every night"))
    }.graph()
    let entry = try #require(graph["UsersUserPool"])
    #expect(
      entry.allowances.map(\.rule) == [
        "stateful-resource-survives-deletion", "password-policy-is-strong", "user-pool-offers-mfa",
      ])
    #expect(entry.allowances.map(\.reason) == ["made anew every night", "PINs of a till", "a demonstration"])
    let pool = try #require(graph.resource("UsersUserPool", as: Cognito.UserPool.self))
    #expect(pool.mfa == .literal(.off) && pool.mfaMethods == nil)
    #expect(pool.deletionProtection == .literal(.inactive))
  }

  @Test func `groups count in their order`() throws {
    let graph = try Stack("shop", region: .euWest1) { UserPool("users", groups: ["admins", "support"]) }.graph()
    let groups = graph.all(Cognito.UserPoolGroup.self)
    #expect(groups.map(\.id) == ["UsersAdminsGroup", "UsersSupportGroup"])
    #expect(groups.map(\.precedence) == [1, 2])
  }

  @Test func `triggers stand in the pool by their function`() throws {
    let welcome = Function(
      "welcome",
      code: .zip(
        bucket: .existing("builds", bucketName: "acme-builds"), key: "w.zip", runtime: .nodeJS22,
        handler: "index.handler"))
    let tokens = Function.existing("tokens", functionName: "tokens")
    let users = UserPool("users", triggers: [.postConfirmation(welcome), .preTokenGeneration(tokens)])
    let graph = try Stack("shop", region: .euWest1) { users }.graph()
    let triggers = graph.all(Cognito.UserPool.self).first?.triggers
    #expect(triggers?.postConfirmation == welcome.arn)
    #expect(triggers?.preTokenGenerationConfiguration?.function == tokens.arn)
    #expect(triggers?.preTokenGeneration == nil)
    let permissions = graph.all(Lambda.Permission.self)
    #expect(permissions.map(\.principal) == ["cognito-idp.amazonaws.com", "cognito-idp.amazonaws.com"])
    #expect(permissions.map(\.sourceARN) == [users.arn, users.arn])
  }

  @Test func `threat protection comes with its plan`() throws {
    let graph = try Stack("shop", region: .euWest1) { UserPool("users", plan: .plus()) }.graph()
    let pool = try #require(graph.all(Cognito.UserPool.self).first)
    #expect(pool.tier == .literal(.plus) && pool.threatProtection?.mode == .literal(.enforced))
  }

  @Test func `a client gets codes, no tokens in a URL, and no secret`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      UserPoolClient("app", of: users, callbacks: ["https://shop.example.com/", "http://localhost:3000/"])
    }.graph()
    let client = try #require(graph.resource("AppClient", as: Cognito.UserPoolClient.self))
    #expect(client.oauthFlows == [.literal(.code)] && client.usesOAuth == true)
    #expect(client.generatesSecret == false)
    #expect(client.authFlows == [.literal(.refreshToken)])
    #expect(client.userExistenceErrors == .literal(.hidden) && client.isTokenRevocationEnabled == true)
    #expect(client.accessTokenValidity == 1 && client.tokenValidityUnits?.accessToken == .literal(.hours))
    #expect(client.refreshTokenValidity == 30 && client.tokenValidityUnits?.refreshToken == .literal(.days))
  }

  @Test func `a machine has scopes of a server, by reference`() throws {
    let orders = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let graph = try Stack("shop", region: .euWest1) {
      MachineClient("reports", of: users, scopes: [orders.scope("read")], accessTokens: .minutes(90))
    }.graph()
    let client = try #require(graph.resource("ReportsMachineClient", as: Cognito.UserPoolClient.self))
    #expect(client.oauthFlows == [.literal(.clientCredentials)] && client.generatesSecret == true)
    #expect(client.oauthScopes?.items.first?.expression.referencedIDs == ["OrdersResourceServer"])
    #expect(client.accessTokenValidity == 90 && client.tokenValidityUnits?.accessToken == .literal(.minutes))
  }

  @Test func `a grant on a pool is about that pool`() throws {
    let statements = users.statements(for: [.readUsers])
    #expect(statements.map(\.resources?.values) == [[users.arn]])
    #expect(statements.first?.actionNames.contains("cognito-idp:listusers") == true)
    #expect(statements.first?.actionNames.contains { $0.contains("create") || $0.contains("*") } == false)
  }

  // MARK: Mistakes

  @Test(arguments: [
    ("Shop", "lower-case letters"), ("-shop", "begins or ends with a hyphen"), ("", "1 to 63"),
    ("my-aws-shop", "contains 'aws'"), ("shop.users", "lower-case letters"),
  ])
  func `a prefix is one that Cognito takes`(prefix: String, says: String) {
    let found = errors { UserPool("users", domain: .prefix(prefix)) }
    #expect(found.count == 1 && found.first?.message.contains(says) == true, "\(found)")
  }

  @Test func `a custom domain has a certificate of us-east-1`() {
    let certificate = Certificate.existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/1")
    let found = errors { UserPool("users", domain: .custom("auth.example.com", certificate: certificate)) }
    #expect(found.map(\.message).first?.hasSuffix("use a certificate of us-east-1") == true)
  }

  @Test(arguments: [6, 7, 100]) func `strong passwords have 8 to 99 characters`(length: Int) {
    #expect(errors { UserPool("users", passwords: .strong(length: length)) }.count == 1)
  }

  @Test(arguments: [
    "http://shop.example.com/", "https://", "https://shop.example.com/#in", "https://*.example.com/",
    "http://localhost.example.com/", "shop.example.com",
  ])
  func `users come back over TLS`(url: String) throws {
    let line = #line + 1
    let found = errors { UserPoolClient("app", of: users, callbacks: [url]) }
    #expect(found.count == 1 && found.first?.message.contains("use https") == true, "\(found)")
    #expect(found.first?.location?.position.line == UInt32(line))
  }

  @Test func `a client has somewhere to sign in and to come back to`() {
    let found = errors { UserPoolClient("app", of: UserPool("users"), callbacks: []) }
    #expect(found.map(\.message).contains { $0.contains("add a domain to user pool 'users'") })
    #expect(found.map(\.message).contains { $0.contains("has no callback") })
  }

  @Test(arguments: [
    (TokenLifetimes(access: .minutes(4)), "access tokens"), (TokenLifetimes(id: .hours(25)), "id tokens"),
    (TokenLifetimes(refresh: .minutes(59)), "refresh tokens"), (TokenLifetimes(refresh: .days(3651)), "refresh tokens"),
    (TokenLifetimes(access: .hours(5), refresh: .hours(4)), "expire before its other tokens"),
  ])
  func `tokens last as long as AWS allows`(tokens: TokenLifetimes, says: String) {
    let found = errors { UserPoolClient("app", of: users, callbacks: ["https://a.example.com/"], tokens: tokens) }
    #expect(found.count == 1 && found.first?.message.contains(says) == true, "\(found)")
  }

  @Test func `a scope is one that the server has, and the server the pool's`() {
    let orders = ResourceServer("orders", of: users, scopes: [.init("read", description: "Read orders")])
    let unknown = errors { MachineClient("reports", of: users, scopes: [orders.scope("write")]) }
    #expect(unknown.map(\.message) == ["resource server 'orders' has no scope 'write'; use 'read'"])
    let others = UserPool("others", domain: .prefix("shop-others"))
    let foreign = errors { MachineClient("reports", of: others, scopes: [orders.scope("read")]) }
    #expect(foreign.count == 1 && foreign.first?.message.contains("belongs to user pool 'users'") == true)
    let personal = errors { MachineClient("reports", of: users, scopes: [.email]) }
    #expect(personal.count == 1 && personal.first?.message.contains("requires a user") == true)
  }

  // MARK: Routes

  private let network = Network("main")
  private var office: FargateService {
    FargateService(
      "office", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/office:1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  private func balancer(_ client: UserPoolClient, hosts: [String] = ["office.example.com"]) -> LoadBalancer {
    LoadBalancer(
      "public", in: network.publicSubnets,
      certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
    ) {
      Route("/*", hosts: hosts, to: office, requires: .signIn(client))
    }
  }

  @Test func `a route can ask for a user`() throws {
    let staff = UserPoolClient(
      "staff", of: users, callbacks: ["https://office.example.com/oauth2/idpresponse"], kind: .confidential)
    let graph = try Stack("shop", region: .euWest1) { balancer(staff) }.graph()
    let rule = try #require(graph.all(ElasticLoadBalancing.ListenerRule.self).first)
    #expect(rule.actions.map(\.kind) == [.literal(.authenticateWithCognito), .literal(.forward)])
    #expect(rule.actions.map(\.order) == [1, 2])
    let cognito = try #require(rule.actions.first?.cognito)
    #expect(cognito.userPool == users.arn && cognito.userPoolClient == staff.clientID)
    #expect(cognito.userPoolDomain?.expression.target?.id == "UsersUserPoolDomain")
    #expect(cognito.unauthenticatedRequest == .literal(.authenticate))
    let egress = try #require(graph.resource("PublicToCognito", as: EC2.SecurityGroupEgress.self))
    #expect(egress.fromPort == 443 && egress.toPort == 443 && egress.cidrBlock == "0.0.0.0/0")
  }

  @Test func `a load balancer without such routes reaches nothing but its services`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      LoadBalancer(
        "public", in: network.publicSubnets,
        certificate: .existing(certificateARN: "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b")
      ) {
        Route("/*", to: office)
      }
    }.graph()
    #expect(graph["PublicToCognito"] == nil && graph.all(Cognito.UserPool.self).isEmpty)
  }

  @Test func `a route asks for a client with a secret and the load balancer's callback`() {
    func messages(_ client: UserPoolClient, hosts: [String]) -> [String] {
      errors(
        Stack("shop", region: .euWest1) { balancer(client, hosts: hosts) }
      ).map(\.message)
    }
    let app = UserPoolClient("app", of: users, callbacks: ["https://office.example.com/oauth2/idpresponse"])
    #expect(messages(app, hosts: ["office.example.com"]).map { $0.contains("'.confidential'") } == [true])
    let staff = UserPoolClient("staff", of: users, callbacks: ["https://office.example.com/"], kind: .confidential)
    #expect(
      messages(staff, hosts: ["office.example.com"]) == [
        "client 'staff' lacks the callback 'https://office.example.com/oauth2/idpresponse'; add it"
      ])
    #expect(
      messages(staff, hosts: ["*.example.com"]).map { $0.contains("'https://<host>/oauth2/idpresponse'") } == [true])
  }
}

@Suite struct `Identity pools` {
  private let app = UserPoolClient(
    "app", of: UserPool("users", domain: .prefix("shop-users")), callbacks: ["https://shop.example.com/"])

  private func stack(guests: GuestAccess = .none) -> Stack {
    Stack("shop", region: .euWest1) {
      IdentityPool(
        "app", clients: app, signedIn: [.ownPrefix(of: .existing("files", bucketName: "shop-files"), at: "users/")],
        guests: guests)
    }
  }

  @Test func `only people of the pool who signed in take the role on`() throws {
    let graph = try stack().graph()
    let pool = try #require(graph.resource("AppIdentityPool", as: Cognito.IdentityPool.self))
    #expect(pool.allowsGuests == false && pool.allowsClassicFlow == false)
    #expect(pool.userPools.map(\.checksTokens) == [true])
    let role = try #require(graph.resource("AppSignedInRole", as: IAM.Role.self))
    let trust = try #require(role.trustPolicy?.statements.first)
    #expect(trust.actions?.values == ["sts:AssumeRoleWithWebIdentity"])
    #expect(trust.principal?.groups.map(\.kind) == ["Federated"])
    #expect(
      trust.conditions == [
        IAM.Condition(
          "StringEquals", "cognito-identity.amazonaws.com:aud", .expression(.attribute("AppIdentityPool", "Ref"))),
        IAM.Condition("ForAnyValue:StringLike", "cognito-identity.amazonaws.com:amr", "authenticated"),
      ])
    let attachment = try #require(graph.all(Cognito.IdentityPoolRoleAttachment.self).first)
    #expect(attachment.roles?.entries.map(\.name) == ["authenticated"])
    #expect(graph["AppGuestRole"] == nil)
  }

  @Test func `users decrypt their objects through S3 alone`() throws {
    let files = Bucket("files", key: EncryptionKey("files"))
    let graph = try Stack("shop", region: .euWest1) {
      IdentityPool("app", clients: app, signedIn: [.ownPrefix(of: files, at: "users/")])
    }.graph()
    let policy = try #require(graph.resource("AppSignedInPolicy", as: IAM.RolePolicy.self)?.document)
    let decryption = policy.statements.filter { $0.actions?.values.contains("kms:Decrypt") == true }
    #expect(decryption.map { $0.resources?.values } == [[.expression(.attribute("FilesKey", "Arn"))]])
    #expect(
      decryption.first?.conditions == [
        IAM.Condition("StringEquals", "kms:ViaService", "\(text: "s3").\(.region).amazonaws.com")
      ])
  }

  @Test func `guests have a role of their own, and a reason`() throws {
    let calls = IAM.Statement(actions: ["geo:GetPlace"], resources: ["arn:aws:geo:eu-west-1:1:place-index/shops"])
    let graph = try stack(guests: .allowed([.statement(calls)], because: "a map for visitors")).graph()
    let attachment = try #require(graph.all(Cognito.IdentityPoolRoleAttachment.self).first)
    #expect(attachment.roles?.entries.map(\.name) == ["authenticated", "unauthenticated"])
    let trust = graph.resource("AppGuestRole", as: IAM.Role.self)?.trustPolicy?.statements.first
    #expect(trust?.conditions?.last?.values.values == ["unauthenticated"])
    #expect(graph["AppIdentityPool"]?.allowances.map(\.rule) == ["identity-pool-has-no-guests"])
    #expect(graph["AppIdentityPool"]?.allowances.map(\.reason) == ["a map for visitors"])
  }

  @Test func `the user's identity stays a policy variable in both dialects`() throws {
    let graph = try stack().graph()
    let template = JSON.writeCompact(CloudFormation.write(graph).document)
    #expect(
      template.contains(
        #"{"Fn::Sub":"arn:${AWS::Partition}:s3:::shop-files/users/${!cognito-identity.amazonaws.com:sub}/*"}"#))
    #expect(template.contains(#""s3:prefix":"users/${cognito-identity.amazonaws.com:sub}/*""#))
    // The policy is a JSON text inside the configuration: only Terraform's own substitutions have one '$'.
    let configuration = JSON.writeCompact(Terraform.write(graph).document)
    let variable = "${cognito-identity.amazonaws.com:sub}"
    #expect(configuration.contains("shop-files/users/$\(variable)/*"))
    #expect(configuration.contains("users/$\(variable)/*"))
    #expect(configuration.ranges(of: variable).count == configuration.ranges(of: "$" + variable).count)
  }

  @Test func `items of a table have the user's identity as their key`() throws {
    let statement = try #require(
      IdentityAccess.ownItems(of: .existing("notes", tableName: "shop-notes")).statements.first)
    #expect(statement.conditions?.map(\.key) == ["dynamodb:LeadingKeys"])
    #expect(!statement.actionNames.contains("dynamodb:scan"))
  }
}
