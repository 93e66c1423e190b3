/// An AWS service publishes to a topic on behalf of a construct: a bucket, a rule.
///
/// The topic policy allows only that publisher, and so does the policy of the key that encrypts the topic.
struct TopicPublication: Relation {
  let sender: Sender
  let topic: Topic

  init(from sender: Sender, to topic: Topic) {
    self.sender = sender
    self.topic = topic
  }

  var source: any Construct { sender.construct }
  var destination: any Construct { topic }
  var location: SourceLocation { source.identity.location }

  var relations: [any Relation] {
    topic.encryptionKey.map { [KeyUse(user: topic, key: $0, statements: [.keyUse(by: sender.service)])] } ?? []
  }

  func contribute(to contributions: inout Contributions) {
    var statement = sender.statement("sns:Publish", on: topic.arn, in: contributions.naming)
    // EventBridge does not pass the ARN of the rule to SNS.
    if sender.service == Sender.eventBridge { statement.conditions = nil }
    contributions.admit(statement, to: topic)
  }
}
