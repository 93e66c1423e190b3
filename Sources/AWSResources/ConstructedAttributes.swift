import ResourceGraph

extension Value<String> {
  /// The value if it consists of texts, the account, the region and the partition only; else `nil`.
  ///
  /// Such a value is the same in every stack of the account and region, so another stack can write it down.
  var constructible: Value<String>? {
    let parts = expression.parts
    guard !parts.isEmpty, parts.allSatisfy(\.isConstructible) else { return nil }
    return .joined(parts.compactMap(\.resolved).map { .expression($0) })
  }

  /// The value with its texts in lower case, for the services that store names so.
  var lowercased: Value<String> {
    .joined(
      expression.parts.map { part in
        if case .text(let text) = part { return .literal(text.lowercased()) }
        return .expression(part)
      })
  }

  /// The ARN of a resource in the stack's account and region: `arn:aws:sqs:eu-west-1:123456789012:orders`.
  static func regionalARN(_ service: String, _ resource: Value<String>) -> Value<String> {
    "arn:\(.partition):\(text: service):\(.region):\(.accountID):\(resource)"
  }

  /// The ARN of a resource in the stack's account, of a service without regions: `arn:aws:iam::123456789012:role/api`.
  static func globalARN(_ service: String, _ resource: Value<String>) -> Value<String> {
    "arn:\(.partition):\(text: service)::\(.accountID):\(resource)"
  }
}

extension Expression {
  fileprivate var isConstructible: Bool {
    switch resolved {
    case .text, .pseudo: true
    case .join(let parts): parts.allSatisfy(\.isConstructible)
    case .attribute, .parameter, .availabilityZone, .component, .verbatim, nil: false
    }
  }
}
