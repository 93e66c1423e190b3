/// A service of AWS puts messages into a queue in another construct's name: of a topic, a bucket, a rule.
///
/// The queue's policy admits exactly that sender, and so does the key that the queue is encrypted with.
struct QueueDelivery: Relation {
  let sender: any Construct
  let queue: AnyQueue
  /// `sns.amazonaws.com`.
  let service: String
  let senderARN: Value<String>

  init(from sender: any Construct, _ senderARN: Value<String>, by service: String, to queue: AnyQueue) {
    self.sender = sender
    self.queue = queue
    self.service = service
    self.senderARN = senderARN
  }

  var source: any Construct { sender }
  var destination: any Construct { queue.construct }
  var location: SourceLocation { sender.identity.location }

  var relations: [any Relation] {
    queue.key.map { [KeyUse(user: queue.construct, key: $0, statements: [.keyUse(by: service)])] } ?? []
  }

  /// The queue's policy carries the statement; nothing else is made.
  func lower(into lowering: inout Lowering) {}

  var statement: IAM.Statement {
    IAM.Statement(
      .allow, LogicalID(naming: "From", sender.name).name,
      principal: IAM.Principal("Service", [.literal(service)]), actions: ["sqs:SendMessage"], resources: [queue.arn],
      conditions: [IAM.Condition("ArnEquals", "aws:SourceArn", senderARN)])
  }
}
