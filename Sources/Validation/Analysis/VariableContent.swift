import AWSResources

/// What an environment variable gives to whoever can read it.
enum VariableContent {
  case harmless
  /// A secret, as messages name it: `an AWS access key`.
  case secret(String)
  case unknown
}

extension Model {
  /// What a variable contains, by its name and value.
  func content(ofVariable name: String, _ value: Value<String>?) -> VariableContent {
    guard let value, !value.expression.isNoValue else { return .harmless }
    let namesSecret = SecretText.isSecret(name: name)
    for part in value.expression.parts {
      if case .parameter(let name) = part, parameter(named: name)?.isSecret == true {
        return .secret("the value of the hidden parameter '\(name)'")
      }
    }
    guard let text = literal(value) else {
      if let shown = self.text(value), SecretText.isDynamicReference(shown) {
        return .secret("the value of a dynamic reference")
      }
      return namesSecret && !refersToResource(value) ? .unknown : .harmless
    }
    if SecretText.isDynamicReference(text) { return .secret("the value of a dynamic reference") }
    if let kind = SecretText.credentials(in: text) { return .secret(kind) }
    return namesSecret && SecretText.canBeSecret(value: text) ? .secret("a secret") : .harmless
  }

  /// An attribute of a resource is a name, an ARN or an address.
  private func refersToResource(_ value: Value<String>) -> Bool {
    value.expression.parts.contains { $0.target != nil }
  }
}
