@testable import InfraLanguage

extension WrongValue {
  static let identity: [WrongValue] = [
    WrongValue("IdentityPool.init", says: "identity pool name") {
      IdentityPool("a b", clients: UserPoolClient("app", of: pool, callbacks: ["https://example.com"]), signedIn: [])
    },
    WrongValue("MachineClient.init", says: "client 'worker' has no scope") {
      MachineClient("worker", of: pool, scopes: [], accessTokens: .days(.max))
    },
    WrongValue("ResourceServer.init", "ResourceServer.Scope.init", says: "scope") {
      ResourceServer("orders", of: pool, scopes: [.init("a b", description: "")])
    },
    WrongValue("ResourceServer.existing", says: "as ") {
      ResourceServer.existing("orders", of: pool, identifier: "", scopes: ["read"])
    },
    WrongValue("TokenLifetimes.init", "UserPoolClient.init", says: "use 5 minutes to 1 day") {
      UserPoolClient(
        "app", of: pool, callbacks: ["https://example.com"],
        tokens: TokenLifetimes(access: .days(.max), id: .hours(.min), refresh: .days(.max)))
    },
    WrongValue("UserPool.init", "UserGroup.init", says: "99") {
      UserPool("people", passwords: .strong(length: .max), groups: [UserGroup("a b")])
    },
    WrongValue("UserPool.existing", says: "use a value that matches") {
      UserPoolClient(
        "app", of: .existing("people", userPoolID: "people"), callbacks: ["https://example.com"])
    },
    WrongValue("UserPoolIdentityProvider.init", says: "use one that begins with 'https://'") {
      UserPoolIdentityProvider(
        "company", of: UserPool("people", domain: .prefix("people")), .saml(metadata: .url("login")),
        identifiers: [""])
    },
    WrongValue("UserPool.init", says: "use 0 to 2048") {
      UserPool(
        "people", customAttributes: [.string("tenant", shortest: .max, longest: .min), .number("", least: 1, most: 0)])
    },
    WrongValue("UserPoolClient.existing", says: "use a value that matches") {
      UserPoolClient.existing("app", of: pool, clientID: "the app")
    },
  ]
}
