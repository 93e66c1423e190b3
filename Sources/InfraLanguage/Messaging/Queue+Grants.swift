/// The access to a queue that can be granted.
public enum QueueAccess: Hashable, Sendable {
  /// Sends messages.
  case send
  /// Receives and deletes messages, and changes their visibility.
  case receive
  /// Deletes all messages at once.
  case purge
}

extension MessageQueue: Grantable {
  /// The statements that allow the access.
  ///
  /// - Parameter access: the granted access.
  public func statements(for access: [QueueAccess]) -> [IAM.Statement] {
    var actions: [String] = []
    if access.contains(.send) { actions.append("sqs:SendMessage") }
    if access.contains(.receive) {
      actions += [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes",
      ]
    }
    if access.contains(.purge) { actions.append("sqs:PurgeQueue") }
    var keyActions: [String] = []
    if access.contains(.send) || access.contains(.receive) { keyActions.append("kms:Decrypt") }
    if access.contains(.send) { keyActions.append("kms:GenerateDataKey") }
    return statements(allowing: actions, withKey: keyActions)
  }

  func statements(allowing actions: [String], withKey keyActions: [String]) -> [IAM.Statement] {
    guard !actions.isEmpty else { return [] }
    let statement = IAM.Statement(actions: actions, resources: [arn])
    guard let key, !keyActions.isEmpty else { return [statement] }
    return [statement, .use(of: key.key.value, keyActions, through: "sqs")]
  }
}
