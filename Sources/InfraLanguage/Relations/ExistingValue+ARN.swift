extension ExistingValue {
  /// The last component of an ARN that is written as a literal: the name of a topic or a function.
  var lastComponent: ExistingValue? { arnComponents?.last.map { ExistingValue(String($0)) } }

  /// The components of an ARN that is written as a literal.
  var arnComponents: [Substring]? {
    guard case .value(let value) = source, let text = value.literal, text.hasPrefix("arn:") else { return nil }
    return text.split(separator: ":", omittingEmptySubsequences: false)
  }
}
