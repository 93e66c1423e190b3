/// A service of AWS puts messages into a queue in another construct's name: of a topic, a bucket, a rule.
///
/// The queue's policy admits exactly that sender, and so does the key that the queue is encrypted with.
struct QueueDelivery: Relation {
  let sender: Sender
  let queue: AnyQueue

  init(from sender: Sender, to queue: AnyQueue) {
    self.sender = sender
    self.queue = queue
  }

  var source: any Construct { sender.construct }
  var destination: any Construct { queue.construct }
  var location: SourceLocation { source.identity.location }

  var relations: [any Relation] {
    queue.key.map { [KeyUse(user: queue.construct, key: $0, statements: [.keyUse(by: sender.service)])] } ?? []
  }

  func contribute(to contributions: inout Contributions) {
    contributions.admit(
      sender.statement("sqs:SendMessage", on: queue.arn, in: contributions.naming), to: queue.construct)
  }
}
