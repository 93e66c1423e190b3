/// Plain environment variables, in order.
///
/// A ``SecretValue`` is not accepted: everybody who may describe the task or the function can read its environment.
public struct PlainEnvironment: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  var values: NamedValues

  public init(dictionaryLiteral elements: (String, Value<String>)...) {
    values = NamedValues(elements.map { .init(name: $0, value: $1) })
  }

  /// Creates an environment with the variables of a dictionary, sorted by name.
  ///
  /// - Parameter values: the values by the variables' names.
  public init(_ values: [String: Text]) {
    self.values = NamedValues(values.sorted { $0.key < $1.key }.map { .init(name: $0.key, value: $0.value) })
  }

  /// Creates an environment with the variables of a dictionary, sorted by name.
  ///
  /// - Parameter values: the values by the variables' names.
  public init(_ values: [String: String]) {
    self.init(values.mapValues { .literal($0) })
  }

  /// The environment with the variables of another one; a variable of both has the other one's value.
  ///
  /// - Parameter other: the variables to add.
  public func merging(_ other: PlainEnvironment) -> PlainEnvironment {
    var merged = self
    for entry in other.values.entries { merged.values[entry.name] = entry.value }
    return merged
  }

  /// The variables of both environments; a variable of both has the value of the right one.
  public static func + (left: PlainEnvironment, right: PlainEnvironment) -> PlainEnvironment { left.merging(right) }
}

/// Environment variables with values that are read from a secret store at the start, in order.
public struct SecretEnvironment: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// An environment variable and its secret.
  public struct Entry: Hashable, Sendable {
    /// The name of the variable.
    public let name: String
    /// The secret that its value is read from.
    public let secret: SecretValue

    /// Creates an entry.
    ///
    /// - Parameters:
    ///   - name: the name of the variable.
    ///   - secret: the secret that its value is read from.
    public init(name: String, secret: SecretValue) {
      self.name = name
      self.secret = secret
    }
  }

  var entries: [Entry]

  public init(dictionaryLiteral elements: (String, SecretValue)...) {
    entries = elements.map { Entry(name: $0, secret: $1) }
  }

  /// Creates an environment with the variables of a dictionary, sorted by name.
  ///
  /// - Parameter secrets: the secrets by the variables' names.
  public init(_ secrets: [String: SecretValue]) {
    entries = secrets.sorted { $0.key < $1.key }.map { Entry(name: $0.key, secret: $0.value) }
  }

  /// The environment with the variables of another one; a variable of both has the other one's secret.
  ///
  /// - Parameter other: the variables to add.
  public func merging(_ other: SecretEnvironment) -> SecretEnvironment {
    var merged = self
    for entry in other.entries {
      if let index = merged.entries.firstIndex(where: { $0.name == entry.name }) {
        merged.entries[index] = entry
      } else {
        merged.entries.append(entry)
      }
    }
    return merged
  }

  /// The variables of both environments; a variable of both has the secret of the right one.
  public static func + (left: SecretEnvironment, right: SecretEnvironment) -> SecretEnvironment { left.merging(right) }
}
