import AWSResources
import Documents
import ResourceGraph

/// The secret that contains the user name and the password of a database user.
struct DatabaseCredentials: Hashable, Sendable {
  /// The name of the master user of databases that the app creates.
  static let masterUserName = "administrator"

  let secret: Value<String>
  /// The key that encrypts the secret; `nil` for the key that AWS manages.
  let key: EncryptionKey?
  /// Whether the password changes without a deployment.
  let isRotated: Bool
  /// Whether nothing changes the password: the stack has the secret, without a rotation.
  let isFixed: Bool
  /// Whether the user is the master user of a database that the app creates.
  let isMaster: Bool
  /// The user's name, if the app states it.
  let userName: String?
  var owner: SecretValue.Owner?

  /// The credentials of the master user.
  init(ofMasterUser secret: Value<String>, named user: String, key: EncryptionKey?, isFixed: Bool = false) {
    self.secret = secret
    self.key = key
    isRotated = true
    self.isFixed = isFixed
    isMaster = true
    userName = user
  }

  init(_ secret: Secret) {
    self.secret = secret.arn
    key = secret.encryptionKey
    isRotated = secret.rotation != nil
    isFixed = secret.rotation == nil && secret.existing == nil
    isMaster = false
    userName = secret.username
    owner = .secret(secret)
  }

  var username: SecretValue { SecretValue(secret, key: "username", owner: owner, encryptedWith: key?.key.value) }
  var password: SecretValue { SecretValue(secret, key: "password", owner: owner, encryptedWith: key?.key.value) }

  /// The variables of a container that ECS reads from the secret.
  func variables(prefix: String) -> [SecretEnvironment.Entry] {
    [.init(name: "\(prefix)_USERNAME", secret: username), .init(name: "\(prefix)_PASSWORD", secret: password)]
  }

  /// The permissions to read the secret.
  var statements: [IAM.Statement] {
    [IAM.Statement(actions: ["secretsmanager:GetSecretValue"], resources: [secret])]
      + (key.map { [.decryption(with: $0.key.value, through: "secretsmanager")] } ?? [])
  }
}

extension SQLEngine {
  /// The parameter that enforces TLS, those of the logs, and those that a team sets.
  static func parameters(with own: [String: String]) -> [RDS.DBParameterGroup.Parameter] {
    var others = logParameters.merging(own) { _, own in own }
    others[tlsParameter.name] = nil
    let all = [tlsParameter] + others.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return all.map { .init(.literal($0.0), .literal($0.1), staticParameters.contains($0.0) ? .pendingReboot : nil) }
  }
}

extension Value<String> {
  /// The name of the snapshot that Terraform takes before it deletes a data store, with the time of the store's creation:
  /// AWS keeps the snapshot, so a second store of the name needs another one.
  static func finalSnapshot(of physicalName: String) -> Value<String> {
    let time = #"${formatdate("YYYYMMDDhhmmss", timestamp())}"#
    return .expression(.verbatim(Node(.string("\(physicalName)-final-\(time)")), resolved: nil))
  }
}

/// The access to a database that a workload can be granted, in addition to a connection.
public enum DatabaseAccess: Hashable, Sendable {
  /// Signing in as a database user with an IAM authentication token instead of a password.
  case signIn(user: String)
}

extension IAM.Statement {
  /// The permissions for an access to the databases with those resource ids.
  init(for access: [DatabaseAccess], to resources: [Value<String>]) {
    self.init(
      actions: ["rds-db:connect"],
      resources: access.flatMap { access -> [Value<String>] in
        switch access {
        case .signIn(let user):
          return resources.map { "arn:\(.partition):rds-db:\(.region):\(.accountID):dbuser:\($0)/\(text: user)" }
        }
      })
  }

  /// Allows decryption through an AWS service on behalf of the caller.
  static func decryption(with key: Value<String>, through service: String) -> IAM.Statement {
    use(of: key, ["kms:Decrypt"], through: service)
  }

  /// Allows the use of a key through an AWS service on behalf of the caller.
  static func use(of key: Value<String>, _ actions: [String], through service: String) -> IAM.Statement {
    IAM.Statement(
      .allow, actions: actions, resources: [key],
      conditions: [
        IAM.Condition("StringEquals", "kms:ViaService", "\(text: service).\(.region).amazonaws.com")
      ])
  }
}

extension Entry {
  /// Keeps cfn-lint from asking for a minor version: RDS accepts a major version, and cfn-lint knows no such versions.
  ///
  /// https://github.com/aws-cloudformation/cfn-lint/issues/3849
  mutating func acceptsMajorVersion(checks: [String]) {
    attributes["Metadata"] = [
      "cfn-lint": ["config": ["ignore_checks": Node(.array(checks.map { Node(.string($0)) }))]]
    ]
  }
}

extension Lowering {
  /// Adds the subnets that a database can be in.
  ///
  /// - Parameter most: the number of zones that the database can use, the first ones; all if `nil`.
  mutating func addSubnetGroup(
    _ id: LogicalID, named name: String, _ placement: Placement, zones most: Int? = nil
  ) -> Reference<RDS.DBSubnetGroup> {
    add(
      id, named: name,
      RDS.DBSubnetGroup {
        $0.description = .literal("Subnets of \(name)")
        $0.subnets = placement.subnets(inFirst: most)
      })
  }

  /// Adds the secret of a master user whose password RDS does not manage.
  mutating func addMasterSecret(
    _ secret: Reference<SecretsManager.Secret>, of database: some Construct, named user: String, key: EncryptionKey?
  ) {
    guard let id = secret.id else { return }
    add(
      id, named: "\(database.name)-master",
      SecretsManager.Secret {
        $0.name = .literal("\(naming.path(of: database))-master")
        $0.description = .literal("Master user of \(database.name)")
        $0.kmsKey = key?.key
        $0.generation = 1
        $0.generatedString = .init {
          $0.template = .literal(JSON.writeCompact(["username": .string(user)]))
          $0.key = "password"
          $0.length = 32
          $0.excludesPunctuation = true
        }
      }
    ) { $0.whenDeleted(.retain) }
  }

  mutating func check(databaseName: String, of identity: Identity) {
    if ValuePattern("[A-Za-z_][A-Za-z0-9_]{0,62}").matches(databaseName) { return }
    report(
      "\(identity.description) has the database name '\(databaseName)'; use a letter, then letters, digits and "
        + "'_', at most 63 characters")
  }

  /// Reports a parameter that would lift the requirement of TLS.
  mutating func check<Engine: SQLEngine>(
    parameters: [String: String], of identity: Identity, _ engine: Engine.Type
  ) {
    let (name, value) = Engine.tlsParameter
    guard let own = parameters[name], own.lowercased() != value.lowercased() else { return }
    report(
      "\(identity.description) sets '\(name)' to '\(own)', and a database accepts connections over TLS only; remove the "
        + "parameter")
  }

  mutating func check<Version: DatabaseVersion>(
    upgradeTo version: Version, from former: Version?, of identity: Identity
  ) {
    guard let former, !version.isLater(than: former) else { return }
    report(
      "\(identity.description) cannot be upgraded from version \(former.major) to \(version.major); state the former "
        + "version in 'upgradingFrom', or remove it after the upgrade")
  }

  /// Adds the log groups that RDS would create without a retention.
  ///
  /// - Parameters:
  ///   - construct: the database.
  ///   - role: the begin of the groups' roles.
  ///   - path: the begin of the groups' names: `/aws/rds/instance/shop-orders`.
  ///   - logs: the logs that RDS publishes.
  /// - Returns: the log groups, which must exist before RDS writes to them.
  mutating func addLogGroups(
    of construct: some Construct, role: String = "", _ path: String, _ logs: [String], retention: LogRetention
  ) -> [LogicalID] {
    logs.map { log in
      let id = construct.id("\(role)\(Spelling.pascalCase(log))LogGroup")
      addLogGroup(id, "\(path)/\(log)", retention: retention)
      return id
    }
  }

  mutating func check(backupRetention: Duration, of identity: Identity) {
    if let days = backupRetention.wholeDays, (1...35).contains(days) { return }
    report("\(identity.description) retains backups for \(backupRetention.words); use 1 to 35 whole days")
  }
}

extension Existing {
  /// Whether an attribute of a resource is stated.
  func states<R: Resource>(_ reference: Reference<R>, _ attribute: String) -> Bool {
    attributes.contains { $0.reference.id == reference.id && $0.reference.attribute == attribute }
  }
}

extension Entry {
  /// Lets Terraform read a master user's secret only once it has a value, which is a resource of its own.
  mutating func waitForPassword(of secret: Reference<SecretsManager.Secret>) {
    guard let id = secret.id else { return }
    let address = "aws_secretsmanager_secret_version.\(Spelling.snakeCase(id.name))"
    attributes.append("aws_secretsmanager_secret_version", ["depends_on": [.string(address)]])
  }
}
