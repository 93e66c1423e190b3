/// A secret in Secrets Manager, generated there: no template and no state ever holds its value.
public struct Secret: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?
  let username: String?
  let length: Int
  let rotation: Rotation?
  let encryptionKey: EncryptionKey?

  /// - Parameters:
  ///   - username: makes the secret a JSON object with `username` and a generated `password`, as databases and their
  ///     proxies want it.
  ///   - length: of the generated value, 8 to 4096 characters, without punctuation.
  ///   - rotation: who makes a new value, and how often.
  ///   - key: what the secret is encrypted with; the key that AWS manages unless given.
  public init(
    _ name: String, _ summary: String? = nil, username: String? = nil, length: Int = 32, rotation: Rotation? = nil,
    key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("secret", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.summary = summary
    self.username = username
    self.length = length
    self.rotation = rotation
    encryptionKey = key
  }

  public var dependencies: [any Construct] { encryptionKey.map { [$0] } ?? [] }

  public var arn: Value<String> { Reference<SecretsManager.Secret>(id("Secret")).value }

  /// The whole secret, for the `secrets` of a container.
  public var value: SecretValue { SecretValue(arn, owner: .secret(self), encryptedWith: encryptionKey?.key.value) }

  /// One key of a secret that is a JSON object: `username`, `password`.
  public func key(_ key: String) -> SecretValue {
    SecretValue(arn, key: key, owner: .secret(self), encryptedWith: encryptionKey?.key.value)
  }

  /// How a secret gets a new value.
  public struct Rotation: Hashable, Sendable {
    let interval: Duration
    let function: Value<String>

    /// - Parameters:
    ///   - interval: 1 to 1000 whole days.
    ///   - function: the ARN of a Lambda function that `secretsmanager.amazonaws.com` may invoke.
    public static func every(_ interval: Duration, by function: Value<String>) -> Rotation {
      Rotation(interval: interval, function: function)
    }
  }
}

extension Secret: Grantable {
  public enum Access: Hashable, Sendable {
    case read
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    DatabaseCredentials(secret: arn, key: encryptionKey).statements
  }
}

extension Secret {
  public func lower(into lowering: inout Lowering) {
    if !(8...4096).contains(length) {
      lowering.report("secret '\(name)' asks for \(length) characters; use 8 to 4096")
    }
    let secret = lowering.add(
      id("Secret"), named: name,
      SecretsManager.Secret {
        $0.name = .literal("\(lowering.naming.path(of: self))")
        $0.description = summary.map { .literal($0) }
        $0.kmsKey = encryptionKey?.key
        $0.generation = 1
        $0.generatedString = .init {
          if let username {
            $0.template = .literal(JSON.writeCompact(["username": .string(username)]))
            $0.key = "password"
          }
          $0.length = .literal(length)
          $0.excludesPunctuation = true
        }
      }
    ) { $0.retain(.retain) }
    lower(rotation, of: secret, into: &lowering)
  }

  private func lower(
    _ rotation: Rotation?, of secret: Reference<SecretsManager.Secret>, into lowering: inout Lowering
  ) {
    guard let rotation else { return }
    guard let days = rotation.interval.wholeDays, (1...1000).contains(days) else {
      return lowering.report(
        "secret '\(name)' is rotated every \(rotation.interval.wholeSeconds) seconds; use 1 to 1000 whole days")
    }
    lowering.add(
      id("SecretRotation"),
      SecretsManager.RotationSchedule {
        $0.secret = secret
        $0.rotationFunction = rotation.function
        $0.interval = .literal(days)
      }
    ) {
      // Terraform keeps the first value in a resource of its own, and there is nothing to rotate before it.
      let version = "aws_secretsmanager_secret_version.\(Spelling.snakeCase(id("Secret").name))"
      $0.attributes.append("depends_on", [.string(version)])
    }
  }
}
