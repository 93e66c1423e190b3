/// Plain environment variables of a container, in order.
///
/// A ``SecretValue`` does not fit here: what stands in the environment can be read by everybody who may describe
/// the task.
public struct PlainEnvironment: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  var values: NamedValues

  public init(dictionaryLiteral elements: (String, Value<String>)...) {
    values = NamedValues(elements.map { .init(name: $0, value: $1) })
  }
}

/// Environment variables that ECS fills from a secret store when the task starts, in order.
public struct SecretEnvironment: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// One variable, and the secret that it is filled from.
  public struct Entry: Hashable, Sendable {
    public let name: String
    public let secret: SecretValue

    public init(name: String, secret: SecretValue) {
      self.name = name
      self.secret = secret
    }
  }

  var entries: [Entry]

  public init(dictionaryLiteral elements: (String, SecretValue)...) {
    entries = elements.map { Entry(name: $0, secret: $1) }
  }
}

/// A value that only a store knows: it has no plain form, and fits nowhere but into `secrets`.
public struct SecretValue: Hashable, Sendable {
  /// What ECS reads: the ARN, with the key of a JSON secret behind it.
  let source: Value<String>
  /// What the execution role may read.
  let arn: Value<String>
  let store: Store
  let owner: Owner?
  /// The key that the value is encrypted with, where that is not the one that AWS manages.
  let encryptionKey: Value<String>?

  /// Where ECS finds a value.
  enum Store: Hashable, Sendable, CaseIterable {
    case secretsManager
    case parameterStore

    /// The name of its service, as AWS calls it in addresses.
    var service: String {
      switch self {
      case .secretsManager: "secretsmanager"
      case .parameterStore: "ssm"
      }
    }

    /// What the role that starts tasks has to be allowed.
    var action: String {
      switch self {
      case .secretsManager: "secretsmanager:GetSecretValue"
      case .parameterStore: "ssm:GetParameters"
      }
    }
  }

  /// The construct that keeps the value.
  enum Owner: Hashable, Sendable {
    case secret(Secret)
    case parameter(ConfigParameter)
  }

  init(
    _ arn: Value<String>, in store: Store = .secretsManager, key: String? = nil, owner: Owner? = nil,
    encryptedWith encryptionKey: Value<String>? = nil
  ) {
    self.arn = arn
    self.store = store
    self.owner = owner
    self.encryptionKey = encryptionKey
    source = key.map { "\(arn):\(text: $0)::" } ?? arn
  }

  /// A secret that exists already, by its full ARN.
  ///
  /// - Parameter key: of a secret that is a JSON object.
  public static func existing(arn: String, key: String? = nil) -> SecretValue {
    SecretValue(.literal(arn), key: key)
  }

  /// A parameter of Systems Manager that exists already, a secure one too, by its ARN.
  public static func existing(parameter arn: String) -> SecretValue {
    SecretValue(.literal(arn), in: .parameterStore)
  }
}

extension [SecretValue] {
  /// What whoever reads the values from their stores needs.
  var readingStatements: [IAM.Statement] {
    SecretValue.Store.allCases.flatMap { store -> [IAM.Statement] in
      let values = filter { $0.store == store }
      guard !values.isEmpty else { return [] }
      return [IAM.Statement(actions: [store.action], resources: values.map(\.arn).unique)]
        + values.compactMap(\.encryptionKey).unique.map { .decryption(with: $0, through: store.service) }
    }
  }
}
