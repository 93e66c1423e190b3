extension MessageTopic {
  public func lower(into lowering: inout Lowering) {
    let physicalName = Ordering.physicalName(physicalName(in: lowering))
    Names.check(physical: physicalName, of: "topic", longest: 256, in: &lowering)
    let publications: [TopicPublication] = lowering.relations(to: self)
    if encryptionKey == nil {
      let alarms: [AlarmNotification] = lowering.relations(to: self)
      let services = alarms.map { _ in AlarmNotification.service } + publications.map(\.sender.service)
      let statements = services.unique.map { IAM.Statement.keyUse(by: $0) }
      // A topic stores nothing that outlives it.
      lowering.addKey(
        id("TopicKey"), named: "\(name)-topic", "Topic \(name)", alias: "\(self.physicalName(in: lowering))-topic",
        statements: statements, isRetained: false)
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
          [.refusingPlainText("sns:Publish", on: [arn])] + lowering.contribution(to: self).policyStatements)
      })
    if subscribers.contains(where: \.needsConfirmation) { lowering.noteForApp(.mailConfirmation) }
    for subscriber in subscribers {
      if let mistake = subscriber.mistake { lowering.report("topic '\(name)' \(mistake)") }
      lowering.add(subscriber.subscriptionID(of: self), subscriber.subscription(to: self))
    }
  }
}
