import AWSResources

/// Asks that a queue's messages are encrypted, that what nobody can handle is kept, and that its policy says who may
/// use it.
struct QueueIsProtected: Rule {
  static let description = RuleDescription(
    id: "queue-is-protected",
    catalogID: "SQS001",
    subject: .data,
    severity: .warning,
    summary: """
      A queue is encrypted, which also makes it refuse plain HTTP, has a dead-letter queue, and is not open to everybody.
      """,
    rationale: """
      A message that always fails blocks the ones behind it until it expires, and is gone then: in a dead-letter queue \
      somebody finds it. Who may send to a queue gives work to the system.
      """,
    remedy: """
      Set 'SqsManagedSseEnabled' or 'KmsMasterKeyId', name a dead-letter queue in 'RedrivePolicy', and accounts or \
      services in the queue's policy.
      """,
    references: [
      .securityHub("SQS.1"), .securityHub("SQS.3"), .cdkNag("AwsSolutions-SQS2"), .cdkNag("AwsSolutions-SQS3"),
      .cdkNag("AwsSolutions-SQS4"), .checkov("CKV_AWS_27"), .checkov("CKV_AWS_168"), .checkov("CKV_AWS_387"),
      .trivy("AWS-0096"), .trivy("AWS-0097"), .document("003"),
    ],
    passes: [
      RuleExample("an encrypted queue with its dead-letter queue") { addQueues(to: &$0) },
      RuleExample("a queue that refuses what comes without TLS") { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = nil }
        add(
          IAM.Statement(
            .deny, principal: .everybody, actions: ["sqs:*"], resources: ["*"],
            conditions: [.init("Bool", "aws:SecureTransport", "false")]), to: &graph)
      },
      RuleExample("a queue for one topic") { graph in
        addQueues(to: &graph)
        add(
          IAM.Statement(
            .allow, principal: .everybody, actions: ["sqs:SendMessage"], resources: ["*"],
            conditions: [.init("ArnEquals", "aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:orders")]),
          to: &graph)
      },
      RuleExample("a queue for what a function failed on") { graph in
        graph.add("Failed", SQS.Queue { $0.kmsKey = .to("Key") })
        graph.add("Function", Lambda.Function { $0.deadLetterTarget = Reference<SQS.Queue>.to("Failed").value })
      },
    ],
    fails: [
      RuleExample("a queue without a dead-letter queue", finds: "Queue") {
        $0.add("Queue", SQS.Queue { $0.isEncryptedBySQS = true })
      },
      RuleExample("a queue that is not encrypted", finds: "Queue") { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = false }
      },
      RuleExample("a queue that says nothing of encryption and TLS", finds: "Queue") { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = nil }
      },
      RuleExample("a queue for everybody", finds: "Policy") { graph in
        addQueues(to: &graph)
        add(
          IAM.Statement(.allow, principal: .everybody, actions: ["sqs:SendMessage"], resources: ["*"]), to: &graph)
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides on encryption", finds: "Queue") { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = .parameter("Encrypted") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let queues = model.graph.all(SQS.Queue.self)
    guard !queues.isEmpty else { return checkPolicies(model, &findings) }
    let tlsOnly = Set(
      model.graph.all(SQS.QueuePolicy.self).flatMap { policy in
        policy.document?.statements.contains(where: \.refusesPlainText) == true
          ? (policy.queues?.items ?? []).compactMap(\.id) : []
      })
    let failureTargets = Self.failureTargets(model)
    for queue in queues {
      checkEncryption(of: queue, isTLSOnly: tlsOnly.contains(queue.id), model, &findings)
      if !failureTargets.contains(queue.id), !keepsFailures(queue, model) {
        checkDeadLetters(of: queue, model, &findings)
      }
      for statement in queue.inlinePolicy?.statements ?? [] where statement.admitsEverybody {
        findings.report(.public(queue.id), on: queue, at: "Policy")
      }
    }
    checkPolicies(model, &findings)
  }

  private func checkEncryption(
    of queue: Located<SQS.Queue>, isTLSOnly: Bool, _ model: Model, _ findings: inout Findings
  ) {
    let hasKey = queue.kmsKey.map { !$0.expression.isNoValue && $0.expression.literalText != "" } ?? false
    if hasKey { return }
    switch model.known(queue.isEncryptedBySQS) {
    case .value(true): break
    case .value(false): findings.report(.plain(queue.id), on: queue, at: "SqsManagedSseEnabled")
    case .unknown:
      findings.unknown(
        queue, "whether '\(queue.id)' is encrypted is known to the deployment alone", at: "SqsManagedSseEnabled")
    case .absent:
      let inline = queue.inlinePolicy?.statements.contains(where: \.refusesPlainText) ?? false
      if !isTLSOnly, !inline { findings.report(.silent(queue.id), on: queue, at: "SqsManagedSseEnabled") }
    }
  }

  private func checkDeadLetters(of queue: Located<SQS.Queue>, _ model: Model, _ findings: inout Findings) {
    if queue.redrivePolicy != nil { return }
    if queue.entry.isOpen(at: ["RedrivePolicy"]) {
      return findings.unknown(
        queue, "whether '\(queue.id)' has a dead-letter queue is known to the deployment alone", at: "RedrivePolicy")
    }
    // Terraform has a resource for it as well.
    let apart = model.raw("aws_sqs_queue_redrive_policy").contains { _, raw in
      !raw.references { $0 == queue.id }.isEmpty
    }
    if !apart { findings.report(.blocks(queue.id), on: queue, at: "RedrivePolicy") }
  }

  private func checkPolicies(_ model: Model, _ findings: inout Findings) {
    for policy in model.graph.all(SQS.QueuePolicy.self) {
      for (index, statement) in (policy.document?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .public(policy.id), on: policy, at: "PolicyDocument", "Statement", "\(index)", "Principal",
          proof: (policy.queues?.items ?? []).compactMap { $0.id?.name } + [policy.id.name])
      }
    }
  }

  /// A dead-letter queue of queues elsewhere says so, in a policy or in its name.
  private func keepsFailures(_ queue: Located<SQS.Queue>, _ model: Model) -> Bool {
    if queue.redriveAllowPolicy != nil { return true }
    let names = [queue.id.name, model.text(queue.name) ?? ""].map { $0.lowercased() }
    return ["dlq", "deadletter", "dead-letter", "dead_letter"].contains { word in
      names.contains { $0.contains(word) }
    }
  }

  /// The queues that something puts its failures into.
  private static func failureTargets(_ model: Model) -> Set<LogicalID> {
    let graph = model.graph
    var targets = graph.all(SQS.Queue.self).compactMap { $0.redrivePolicy?.deadLetterQueue?.expression }
    targets += graph.all(SNS.Subscription.self).compactMap { $0.redrivePolicy?.deadLetterTarget?.expression }
    targets += graph.all(Lambda.Function.self).compactMap { $0.deadLetterTarget?.expression }
    targets += graph.all(Lambda.EventInvokeConfig.self).compactMap { $0.failureDestination?.expression }
    targets += graph.all(Lambda.EventSourceMapping.self).compactMap { $0.failureDestination?.expression }
    return Set(targets.flatMap(\.referencedIDs))
  }

  private static func addQueues(to graph: inout ResourceGraph) {
    graph.add("Failed", SQS.Queue { $0.isEncryptedBySQS = true })
    graph.add(
      "Queue",
      SQS.Queue {
        $0.isEncryptedBySQS = true
        $0.redrivePolicy = .init {
          $0.deadLetterQueue = .to("Failed")
          $0.maxReceiveCount = 5
        }
      })
  }

  private static func add(_ statement: IAM.Statement, to graph: inout ResourceGraph) {
    graph.add(
      "Policy",
      SQS.QueuePolicy {
        $0.queues = [Reference("Queue", "Ref")]
        $0.document = IAM.PolicyDocument([statement])
      })
  }
}

extension IAM.Statement {
  /// Whether the statement turns away everybody who comes without TLS.
  fileprivate var refusesPlainText: Bool {
    effect?.literal == .deny && principal?.isEverybody == true
      && (conditions ?? []).contains { condition in
        condition.key.lowercased() == "aws:securetransport"
          && condition.values.values.contains { $0.literal == "false" }
      }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ queue: LogicalID) -> Self {
    "queue '\(queue)' is not encrypted; remove 'SqsManagedSseEnabled', or set 'KmsMasterKeyId'"
  }

  fileprivate static func silent(_ queue: LogicalID) -> Self {
    """
    nothing says that queue '\(queue)' is encrypted or refuses plain HTTP; set 'SqsManagedSseEnabled' or \
    'KmsMasterKeyId'
    """
  }

  fileprivate static func blocks(_ queue: LogicalID) -> Self {
    "queue '\(queue)' hands out a message that always fails until it expires; name a dead-letter queue in 'RedrivePolicy'"
  }

  fileprivate static func `public`(_ policy: LogicalID) -> Self {
    "'\(policy)' opens a queue to everybody; name accounts or services in 'Principal'"
  }
}
