/// A service of AWS publishes to a topic in another construct's name: of a bucket, a rule.
///
/// The topic's policy admits exactly that publisher, and so does the key that the topic is encrypted with.
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
    // SNS does not learn from EventBridge for which rule it publishes.
    if sender.service == Sender.eventBridge { statement.conditions = nil }
    contributions.admit(statement, to: topic)
  }
}
