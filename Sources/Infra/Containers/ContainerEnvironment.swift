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
  struct Entry: Hashable, Sendable {
    let name: String
    let secret: SecretValue
  }

  var entries: [Entry]

  public init(dictionaryLiteral elements: (String, SecretValue)...) {
    entries = elements.map { Entry(name: $0, secret: $1) }
  }
}

/// A value that only a secret store knows: it has no plain form, and fits nowhere but into `secrets`.
public struct SecretValue: Hashable, Sendable {
  /// What ECS reads: the secret's ARN, with the key of a JSON secret behind it.
  let source: Value<String>
  /// What the execution role may read.
  let arn: Value<String>
  let owner: Owner?
  /// The key that the secret is encrypted with, where the account's own says who decrypts with it.
  let encryptionKey: Value<String>?

  /// The construct that keeps the secret.
  enum Owner: Hashable, Sendable {
    case secret(Secret)
  }

  init(
    _ arn: Value<String>, key: String? = nil, owner: Owner? = nil, encryptedWith encryptionKey: Value<String>? = nil
  ) {
    self.arn = arn
    self.encryptionKey = encryptionKey
    self.owner = owner
    source = key.map { "\(arn):\(text: $0)::" } ?? arn
  }

  /// A secret that exists already, by its full ARN.
  ///
  /// - Parameter key: of a secret that is a JSON object.
  public static func existing(arn: String, key: String? = nil) -> SecretValue {
    SecretValue(.literal(arn), key: key)
  }
}
