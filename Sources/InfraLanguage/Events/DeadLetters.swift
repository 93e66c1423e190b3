extension Lowering {
  /// Reports an ARN that is not a queue's.
  mutating func checkDeadLetters(_ queue: Value<String>?, of kind: String, _ name: String) {
    guard case .literal(let arn)? = queue, !arn.hasPrefix("arn:") || !arn.contains(":sqs:") else { return }
    report("\(kind) '\(name)' sends what fails to '\(arn)', which is no queue; give the ARN of a standard queue")
  }
}
