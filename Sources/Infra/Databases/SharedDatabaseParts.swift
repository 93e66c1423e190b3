/// The user's name and the password of a database, as the keys of one secret.
struct DatabaseCredentials: Hashable, Sendable {
  let secret: Value<String>
  /// What the secret is encrypted with, where that is not the key that AWS manages.
  let key: EncryptionKey?
  var owner: SecretValue.Owner?

  var username: SecretValue { SecretValue(secret, key: "username", owner: owner, encryptedWith: key?.key.value) }
  var password: SecretValue { SecretValue(secret, key: "password", owner: owner, encryptedWith: key?.key.value) }

  /// What reading the secret needs.
  var statements: [IAM.Statement] {
    [IAM.Statement(actions: ["secretsmanager:GetSecretValue"], resources: [secret])]
      + (key.map { [.decryption(with: $0.key.value, through: "secretsmanager")] } ?? [])
  }
}

extension SQLEngine {
  /// The parameter that insists on TLS, and those that a team sets.
  static func parameters(with own: [String: String]) -> [RDS.DBParameterGroup.Parameter] {
    let others = own.filter { $0.key != tlsParameter.name }.sorted { $0.key < $1.key }
    return ([tlsParameter] + others.map { ($0.key, $0.value) }).map { .init(.literal($0.0), .literal($0.1)) }
  }
}

/// What can be granted on a database, beside connecting to it.
public enum DatabaseAccess: Hashable, Sendable {
  /// Signing in with an IAM token in place of the password.
  case signIn(user: String)
}

extension IAM.Statement {
  /// What the access to the database with that resource id needs.
  init(for access: [DatabaseAccess], to resource: Value<String>) {
    self.init(
      actions: ["rds-db:connect"],
      resources: access.map { access in
        switch access {
        case .signIn(let user):
          "arn:\(.partition):rds-db:\(.region):\(.accountID):dbuser:\(resource)/\(text: user)"
        }
      })
  }

  /// Lets a service of AWS decrypt in the name of whoever reads from it.
  static func decryption(with key: Value<String>, through service: String) -> IAM.Statement {
    IAM.Statement(
      .allow, actions: ["kms:Decrypt"], resources: [key],
      conditions: [
        IAM.Condition("StringEquals", "kms:ViaService", "\(text: service).\(.region).amazonaws.com")
      ])
  }
}

extension Lowering {
  mutating func addSubnetGroup(
    _ id: LogicalID, named name: String, _ placement: Placement
  ) -> Reference<RDS.DBSubnetGroup> {
    add(
      id, named: name,
      RDS.DBSubnetGroup {
        $0.description = .literal("Subnets of \(name)")
        $0.subnets = placement.subnets
      })
  }

  mutating func check(databaseName: String, of identity: Identity) {
    let isPlain = databaseName.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
    }
    let startsWell = databaseName.first.map { !$0.isNumber } ?? false
    guard !isPlain || !startsWell || databaseName.utf8.count > 63 else { return }
    report(
      "\(identity.kind) '\(identity.name)' cannot hold a database named '\(databaseName)'; use a letter, then letters, "
        + "digits and '_'")
  }

  mutating func check(backupRetention days: Int, of identity: Identity) {
    guard !(1...35).contains(days) else { return }
    report("\(identity.kind) '\(identity.name)' keeps backups for \(days) days; RDS keeps them for 1 to 35")
  }
}
