extension MessageTopic {
  public func lower(into lowering: inout Lowering) {
    let physicalName = Ordering.physicalName(physicalName(in: lowering))
    Names.check(physical: physicalName, of: "topic", longest: 256, in: &lowering)
    let publications: [TopicPublication] = lowering.relations(to: self)
    if encryptionKey == nil {
      var statements = keyStatements
      for statement in publications.map({ IAM.Statement.keyUse(by: $0.sender.service) })
      where !statements.contains(statement) {
        statements.append(statement)
      }
      lowering.addKey(
        id("TopicKey"), named: "\(name)-topic", "Topic \(name)", alias: "\(self.physicalName(in: lowering))-topic",
        statements: statements)
    }
    lowering.add(
      id("Topic"), named: name,
      SNS.Topic {
        $0.name = .literal(physicalName)
        $0.kmsKey = key
        if Ordering.isFIFO {
          $0.isFIFO = true
          $0.isContentBasedDeduplication = .literal(deduplication == .byContent)
        }
      })
    lowering.add(
      id("TopicPolicy"),
      SNS.TopicPolicy {
        $0.topics = [topic]
        $0.document = IAM.PolicyDocument(
          policyStatements + lowering.contribution(to: self).policyStatements)
      })
    for subscriber in subscribers {
      if let mistake = subscriber.mistake { lowering.report("topic '\(name)' \(mistake)") }
      lowering.add(subscriber.subscriptionID(of: self), subscriber.subscription(to: self))
    }
  }

  /// The services that publish to every topic of the account: CloudWatch, for alarms.
  private static var services: [String] { Ordering.isFIFO ? [] : ["cloudwatch.amazonaws.com"] }

  var keyStatements: [IAM.Statement] { Self.services.map { .keyUse(by: $0) } }

  /// The topic policy replaces the default policy, so it contains the services too.
  private var policyStatements: [IAM.Statement] {
    let refusal = IAM.Statement.refusingPlainText("sns:Publish", on: [arn])
    guard !Self.services.isEmpty else { return [refusal] }
    let services = IAM.Principal("Service", Self.services.map { .literal($0) })
    return [
      refusal,
      IAM.Statement(
        .allow, "FromAlarms", principal: services, actions: ["sns:Publish"], resources: [arn],
        conditions: [.sourceAccount]),
    ]
  }
}
