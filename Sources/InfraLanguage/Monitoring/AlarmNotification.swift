/// CloudWatch publishes to a topic for an alarm.
///
/// The policies of the topic and its key admit the alarms of the account once, and not each alarm: a policy has room for few.
/// The policy of a topic that exists already stays: the default one admits the alarms of its account.
struct AlarmNotification: Relation {
  static let service = "cloudwatch.amazonaws.com"

  let alarm: any Construct
  let topic: Topic

  var source: any Construct { alarm }
  var destination: any Construct { topic }
  var location: SourceLocation { alarm.identity.location }

  var relations: [any Relation] {
    guard topic.existing == nil, let key = topic.encryptionKey else { return [] }
    return [KeyUse(user: topic, key: key, statements: [.keyUse(by: Self.service)])]
  }

  func contribute(to contributions: inout Contributions) {
    guard topic.existing == nil else { return }
    contributions.admit(
      IAM.Statement(
        .allow, "FromAlarms", principal: IAM.Principal("Service", [.literal(Self.service)]), actions: ["sns:Publish"],
        resources: [topic.arn], conditions: [.sourceAccount]),
      to: topic)
  }
}
