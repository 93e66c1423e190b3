import Infra

extension Constructs {
  /// Authenticated users with access to their own files in a bucket.
  static let identityPool = Stack("identity-pool", region: .euWest1) {
    let users = UserPool("users", domain: .prefix("example-files"), mfa: .required)
    let app = UserPoolClient("app", of: users, callbacks: ["https://files.example.com/"])
    IdentityPool("app", clients: app, signedIn: [.ownPrefix(of: Bucket("files"), at: "users/")])
  }
}
