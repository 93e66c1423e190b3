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
    for (index, subscriber) in subscribers.enumerated() {
      lowering.add(subscriptionID(subscriber, index), subscription(subscriber))
    }
  }

  /// The account's alarms publish to its topics.
  private static var services: [String] { Ordering.isFIFO ? [] : ["cloudwatch.amazonaws.com"] }

  var keyStatements: [IAM.Statement] { Self.services.map { .keyUse(by: $0) } }

  /// A policy takes the place of the one that a topic has by itself, so it names the services too.
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

  /// A queue or function of the stack goes by its name, so that the order of the subscribers does not matter.
  private func subscriptionID(_ subscriber: Subscriber, _ index: Int) -> LogicalID {
    switch subscriber.endpoint {
    case .address: id("Subscription\(index + 1)")
    case .queue(let queue): LogicalID(naming: name, "To", queue.name)
    case .function(let function): LogicalID(naming: name, "To", function.name)
    }
  }

  private func subscription(_ subscriber: Subscriber) -> SNS.Subscription {
    SNS.Subscription {
      $0.topic = topic
      switch subscriber.endpoint {
      case .address(let protocolName, let address):
        $0.protocolName = .literal(protocolName)
        $0.endpoint = .literal(address)
      case .queue(let queue):
        $0.protocolName = .literal(.sqs)
        $0.endpoint = queue.arn
      case .function(let function):
        $0.protocolName = .literal(.lambda)
        $0.endpoint = function.arn
      }
      switch subscriber.filter {
      case .attributes(let policy)?: $0.filterPolicy = policy
      case .body(let policy)?:
        $0.filterPolicy = policy
        $0.filterPolicyScope = .literal(.messageBody)
      case nil: break
      }
      if subscriber.isRaw { $0.isRawMessageDelivery = true }
      $0.redrivePolicy = subscriber.undeliverable.map { queue in .init { $0.deadLetterTarget = queue.arn } }
    }
  }
}
