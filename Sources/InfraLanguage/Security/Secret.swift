import Documents
public import ResourceGraph

/// A secret in Secrets Manager, which generates its value: neither a template nor a state contains the value.
public struct Secret: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let explicitName: String?
  let summary: String?
  let username: String?
  private let database: DatabaseOfUser?
  let length: Int
  let rotation: Rotation?
  let encryptionKey: EncryptionKey?
  let replicas: [Region]
  public private(set) var existing: Existing?

  /// Creates a secret with a generated value.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - physicalName: the secret's name in AWS; derived from the names of the stack and the secret by default.
  ///   - description: the description of the secret.
  ///   - username: the user name of a database user. With it, the secret is a JSON object with the members `username` and
  ///     `password`, as databases and proxies require it; the password is generated.
  ///   - database: the database of the user. With it, the secret also has the members `engine`, `host`, `port` and `dbname`,
  ///     which the rotation functions of AWS require.
  ///   - length: the length of the generated value, 8 to 4096 characters without punctuation.
  ///   - rotation: how Secrets Manager rotates the secret.
  ///   - key: the key that encrypts the secret; the key that AWS manages by default.
  ///   - regions: the other regions to which Secrets Manager copies the value, under the key that AWS manages there.
  public init(
    _ name: String, physicalName: String? = nil, description: String? = nil, username: String? = nil,
    database: (any ProxiedDatabase)? = nil, length: Int = 32, rotation: Rotation? = nil, key: EncryptionKey? = nil,
    replicatedTo regions: [Region] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("secret", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    explicitName = physicalName
    summary = description
    self.username = username
    self.database = database.map { DatabaseOfUser($0) }
    self.length = length
    self.rotation = rotation
    encryptionKey = key
    replicas = regions
  }

  /// A secret that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - secretARN: its complete ARN, with the six characters that Secrets Manager adds to the name.
  ///   - key: the key that encrypts it; the key that AWS manages by default.
  public static func existing(
    _ name: String, secretARN: ExistingValue, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Secret {
    var secret = Secret(name, key: key, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(secret.secret, ["Ref": secretARN])
    secret.existing = existing
    return secret
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [encryptionKey, rotation?.function, database?.construct]
    return constructs.compactMap { $0 }
  }

  public var relations: [any Relation] {
    rotation.map { [SecretRotation(secret: self, function: $0.function)] } ?? []
  }

  /// The secret; its value is the ARN.
  var secret: Reference<SecretsManager.Secret> { Reference(id("Secret")) }

  /// The ARN of the secret.
  public var arn: Value<String> { secret.value }

  /// The entire secret, for the `secrets` of a container.
  public var value: SecretValue { SecretValue(arn, owner: .secret(self), encryptedWith: encryptionKey?.key.value) }

  /// One member of a secret that is a JSON object, for the `secrets` of a container.
  ///
  /// - Parameter key: the member's key: `username`, `password`.
  public func value(_ key: String) -> SecretValue {
    SecretValue(arn, key: key, owner: .secret(self), encryptedWith: encryptionKey?.key.value)
  }

  /// How Secrets Manager rotates a secret.
  public struct Rotation: Hashable, Sendable {
    let interval: Duration
    @Shared private(set) var function: Function

    /// Rotation at an interval.
    ///
    /// Secrets Manager is permitted to invoke the function for this secret, and the function's role to change the secret. A
    /// function that exists already gets the latter where its `roleName:` is stated.
    ///
    /// - Parameters:
    ///   - interval: 1 to 1000 whole days.
    ///   - function: the function that creates a new value.
    public static func every(_ interval: Duration, by function: Function) -> Rotation {
      Rotation(interval: interval, function: function)
    }
  }
}

extension Secret: Grantable {
  /// The access to a secret that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading its value.
    case read
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    DatabaseCredentials(self).statements
  }
}

extension Secret {
  public func lower(into lowering: inout Lowering) {
    if !(8...4096).contains(length) {
      lowering.report("secret '\(name)' has a length of \(length) characters; use 8 to 4096")
    }
    if let explicitName, explicitName.wholeMatch(of: /[A-Za-z0-9\/_+=.@-]{1,512}/) == nil {
      lowering.report(
        "secret '\(name)' has the physical name '\(explicitName)'; use letters, digits and '/_+=.@-', 512 at most")
    }
    checkReplicas(&lowering)
    let secret = lowering.add(
      id("Secret"), named: name,
      SecretsManager.Secret {
        $0.name = .literal(explicitName ?? lowering.naming.path(of: self))
        $0.description = summary.map { .literal($0) }
        $0.kmsKey = encryptionKey?.key
        $0.generation = 1
        // With a label of its own, the first version outlives its rotation. Otherwise Secrets Manager would remove it, and
        // Terraform would write another one over the rotated password.
        // https://github.com/hashicorp/terraform-provider-aws/issues/37302
        $0.replicas = replicas.map { region in .init { $0.region = .literal(region.rawValue) } }
        if rotation != nil { $0.versionStages = ["AWSCURRENT", "FIRST"] }
        $0.generatedString = .init {
          if let username {
            $0.template = template(username)
            $0.key = "password"
          }
          $0.length = .literal(length)
          $0.excludesPunctuation = true
        }
      }
    ) {
      $0.whenDeleted(.retain)
      if rotation != nil {
        $0.attributes.append("aws_secretsmanager_secret_version", ["lifecycle": ["ignore_changes": ["version_stages"]]])
      }
    }
    lower(rotation, of: secret, into: &lowering)
  }

  private func checkReplicas(_ lowering: inout Lowering) {
    if let region = replicas.first(where: { $0.rawValue == lowering.graph.region }) {
      lowering.report("secret '\(name)' is replicated to \(region.rawValue), where it is; name other regions")
    }
    if replicas.unique != replicas {
      lowering.report("secret '\(name)' is replicated to a region twice; remove one of them")
    }
    if let key = encryptionKey, !replicas.isEmpty {
      lowering.report(
        "secret '\(name)' is encrypted with key '\(key.name)', which is of one region, and is replicated to others; leave one of the "
          + "two out")
    }
  }

  /// The members of the secret beside the password.
  private func template(_ username: String) -> Value<String> {
    let user = JSONDocument.Member(key: "username", value: .scalar(.string(username)))
    return JSONDocument.members([user] + (database?.members ?? [])).text
  }

  private func lower(
    _ rotation: Rotation?, of secret: Reference<SecretsManager.Secret>, into lowering: inout Lowering
  ) {
    guard let rotation else { return }
    guard let days = rotation.interval.wholeDays, (1...1000).contains(days) else {
      return lowering.report(
        "secret '\(name)' is rotated every \(rotation.interval.words); use 1 to 1000 whole days")
    }
    lowering.add(
      id("SecretRotation"),
      SecretsManager.RotationSchedule {
        $0.secret = secret
        $0.rotationFunction = rotation.function.arn
        $0.interval = .literal(days)
        // Somebody has to create the user in the database first.
        if username != nil { $0.rotatesImmediately = false }
      }
    ) {
      // Secrets Manager checks whether it can invoke the function.
      let permission = SecretRotation(secret: self, function: rotation.function).invocation.permissionID
      $0.dependsOn = [permission]
      waitForValue(&$0, and: ("aws_lambda_permission", permission))
    }
  }

  /// Delays a resource until the secret has a value, which is a resource of its own in Terraform.
  ///
  /// - Parameter others: the resources that it depends on anyway, by their types in Terraform.
  func waitForValue(_ entry: inout Entry, and others: (type: String, id: LogicalID)...) {
    let addresses = (others + [("aws_secretsmanager_secret_version", id("Secret"))]).map { type, id in
      Node(.string("\(type).\(Spelling.snakeCase(id.name))"))
    }
    entry.attributes.append("depends_on", Node(.array(addresses)))
  }
}
