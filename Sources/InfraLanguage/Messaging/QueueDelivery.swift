/// An AWS service sends messages to a queue on behalf of a construct: a topic, a bucket, a rule.
///
/// The queue policy allows only that sender, and so does the policy of the key that encrypts the queue.
struct QueueDelivery: Relation {
  let sender: Sender
  let queue: AnyQueue
  let dependent: any Construct

  /// - Parameter dependent: the end that needs the other one; the sender by default.
  init(from sender: Sender, to queue: AnyQueue, dependent: (any Construct)? = nil) {
    self.sender = sender
    self.queue = queue
    self.dependent = dependent ?? sender.construct
  }

  var source: any Construct { sender.construct }
  var destination: any Construct { queue.construct }
  var location: SourceLocation { dependent.identity.location }

  var relations: [any Relation] {
    queue.key.map { [KeyUse(user: queue.construct, key: $0, statements: [.keyUse(by: sender.service)])] } ?? []
  }

  func contribute(to contributions: inout Contributions) {
    contributions.admit(
      sender.statement("sqs:SendMessage", on: queue.arn, in: contributions.naming), to: queue.construct)
  }
}
