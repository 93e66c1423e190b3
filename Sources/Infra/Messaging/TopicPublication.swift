/// A service of AWS publishes to a topic in another construct's name: of a bucket, a rule.
///
/// The topic's policy admits exactly that publisher, and so does the key that the topic is encrypted with.
struct TopicPublication: Relation {
  let publisher: any Construct
  let topic: Topic
  /// `s3.amazonaws.com`.
  let service: String
  let publisherARN: Value<String>

  init(from publisher: any Construct, _ publisherARN: Value<String>, by service: String, to topic: Topic) {
    self.publisher = publisher
    self.topic = topic
    self.service = service
    self.publisherARN = publisherARN
  }

  var source: any Construct { publisher }
  var destination: any Construct { topic }
  var location: SourceLocation { publisher.identity.location }

  var relations: [any Relation] {
    topic.encryptionKey.map { [KeyUse(user: topic, key: $0, statements: [.keyUse(by: service)])] } ?? []
  }

  /// The topic's policy carries the statement; nothing else is made.
  func lower(into lowering: inout Lowering) {}

  var statement: IAM.Statement {
    IAM.Statement(
      .allow, LogicalID(naming: "From", publisher.name).name,
      principal: IAM.Principal("Service", [.literal(service)]), actions: ["sns:Publish"], resources: [topic.arn],
      conditions: [.sourceAccount, IAM.Condition("ArnEquals", "aws:SourceArn", publisherARN)])
  }
}
