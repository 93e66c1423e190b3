import ResourceGraph

/// A value in a secret store, which only `secrets` accepts: it has no plain form.
public struct SecretValue: Hashable, Sendable {
  /// What ECS reads: the ARN, followed by the key of a JSON secret.
  let source: Value<String>
  /// The resource that the execution role may read.
  let arn: Value<String>
  let store: Store
  /// The member of a secret that is a JSON object; the entire secret if `nil`.
  let key: String?
  let owner: Owner?
  /// The key that encrypts the value; `nil` for the key that AWS manages.
  let encryptionKey: Value<String>?

  /// The service that stores the value.
  enum Store: Hashable, Sendable, CaseIterable {
    case secretsManager
    case parameterStore

    /// The name of the service in its endpoints.
    var service: String {
      switch self {
      case .secretsManager: "secretsmanager"
      case .parameterStore: "ssm"
      }
    }

    /// The action that reading the value requires.
    var action: String {
      switch self {
      case .secretsManager: "secretsmanager:GetSecretValue"
      case .parameterStore: "ssm:GetParameters"
      }
    }
  }

  /// The construct that the value belongs to.
  indirect enum Owner: Hashable, Sendable {
    case secret(Secret)
    case parameter(ConfigParameter)
  }

  init(
    _ arn: Value<String>, in store: Store = .secretsManager, key: String? = nil, owner: Owner? = nil,
    encryptedWith encryptionKey: Value<String>? = nil
  ) {
    self.arn = arn
    self.store = store
    self.key = key
    self.owner = owner
    self.encryptionKey = encryptionKey
    source = key.map { "\(arn):\(text: $0)::" } ?? arn
  }
}

extension [SecretValue] {
  /// The permissions that reading the values requires.
  var readingStatements: [IAM.Statement] {
    SecretValue.Store.allCases.flatMap { store -> [IAM.Statement] in
      let values = filter { $0.store == store }
      guard !values.isEmpty else { return [] }
      return [IAM.Statement(actions: [store.action], resources: values.map(\.arn).unique)]
        + values.compactMap(\.encryptionKey).unique.map { .decryption(with: $0, through: store.service) }
    }
  }
}

extension Lowering {
  /// A value of Secrets Manager that the engine reads when it deploys, for a property that takes no ARN instead.
  ///
  /// - Parameter id: what the value is called in Terraform.
  mutating func value(of secret: SecretValue, as id: LogicalID) -> Value<String> {
    importValue(ImportedValue(id, "Value", ofStack: nil, .secret(secret.arn.expression, key: secret.key)))
    return .expression(.attribute(id, "Value"))
  }
}
