import AWSResources
import Documents

/// Checks that a queue is encrypted, has a dead-letter queue, and has a policy that does not allow everyone to use it.
struct QueueIsProtected: Rule {
  static let description = RuleDescription(
    id: "queue-is-protected",
    catalogID: "SQS001",
    subject: .data,
    severity: .warning,
    summary: "A queue is encrypted, has a dead-letter queue, and has a policy that does not allow everyone to use it.",
    rationale: """
      A message that always fails blocks the messages behind it until it expires, and is then lost; a dead-letter \
      queue keeps it. Anyone who can send to a queue can make the system do work. An encrypted queue also rejects \
      requests without TLS.
      """,
    remedy: """
      Set 'SqsManagedSseEnabled' to true or 'KmsMasterKeyId', set a dead-letter queue in 'RedrivePolicy', and name \
      accounts or services in the queue policy.
      """,
    references: [
      .aws("AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html"), .cfnNag("W48"),
      .cfnNag("F21"),
      .securityHub("SQS.1"), .securityHub("SQS.3"), .cdkNag("AwsSolutions-SQS2"), .cdkNag("AwsSolutions-SQS3"),
      .cdkNag("AwsSolutions-SQS4"), .checkov("CKV_AWS_27"), .checkov("CKV_AWS_168"), .checkov("CKV_AWS_387"),
      .trivy("AWS-0096"), .trivy("AWS-0097"),
    ],
    passes: [
      RuleExample("an encrypted queue with a dead-letter queue") { addQueues(to: &$0) },
      RuleExample("a queue policy that denies requests without TLS") { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = nil }
        add(
          IAM.Statement(
            .deny, principal: .everybody, actions: ["sqs:*"], resources: ["*"],
            conditions: [.init("Bool", "aws:SecureTransport", "false")]), to: &graph)
      },
      RuleExample("a queue policy for one topic") { graph in
        addQueues(to: &graph)
        add(
          IAM.Statement(
            .allow, principal: .everybody, actions: ["sqs:SendMessage"], resources: ["*"],
            conditions: [.init("ArnEquals", "aws:SourceArn", "arn:aws:sns:eu-west-1:123456789012:orders")]),
          to: &graph)
      },
      RuleExample("the dead-letter queue of a function") { graph in
        graph.add("Failed", SQS.Queue { $0.kmsKey = .to("Key") })
        graph.add("Function", Lambda.Function { $0.deadLetterTarget = Reference<SQS.Queue>.to("Failed").value })
      },
      RuleExample("the dead-letter queue of a schedule, of a rule's target and of a pipe") { graph in
        for id in ["Skipped", "Undelivered", "Rejected"] as [LogicalID] {
          graph.add(id, SQS.Queue { $0.isEncryptedBySQS = true })
        }
        graph.add(
          "Nightly",
          Scheduler.Schedule {
            $0.target = .init { $0.deadLetterQueue = Reference<SQS.Queue>.to("Skipped").value }
          })
        graph.add(
          "Created",
          Events.Rule {
            var target = Events.Rule.Target()
            target.deadLetterQueue = Reference<SQS.Queue>.to("Undelivered").value
            $0.targets = [target]
          })
        graph.add(
          "Pipe",
          RawResource(
            .cloudFormation, type: "AWS::Pipes::Pipe",
            properties: [
              "SourceParameters": [
                "KinesisStreamParameters": ["DeadLetterConfig": ["Arn": ["Fn::GetAtt": ["Rejected", "Arn"]]]]
              ]
            ]))
      },
    ],
    fails: [
      RuleExample(
        "a queue without a dead-letter queue",
        finds: .finding(
          "Queue", at: "RedrivePolicy",
          "queue 'Queue' has no dead-letter queue for messages that always fail; set one in 'RedrivePolicy'")
      ) {
        $0.add("Queue", SQS.Queue { $0.isEncryptedBySQS = true })
      },
      RuleExample(
        "an unencrypted queue",
        finds: .finding(
          "Queue", at: "SqsManagedSseEnabled",
          "queue 'Queue' is not encrypted; set 'SqsManagedSseEnabled' to true")
      ) { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = false }
      },
      RuleExample(
        "a queue without encryption and TLS settings",
        finds: .finding(
          "Queue", at: "SqsManagedSseEnabled",
          """
          queue 'Queue' leaves encryption, and with it TLS, to the default of SQS, which queues from before October \
          2022 do not have; set 'SqsManagedSseEnabled' to true
          """)
      ) { graph in
        addQueues(to: &graph)
        graph.change("Queue", SQS.Queue.self) { $0.isEncryptedBySQS = nil }
      },
      RuleExample(
        "a public queue policy",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0.Principal",
          "the queue policy of 'Policy' allows access to everyone; name accounts or services in 'Principal'")
      ) { graph in
        addQueues(to: &graph)
        add(
          IAM.Statement(.allow, principal: .everybody, actions: ["sqs:SendMessage"], resources: ["*"]), to: &graph)
      },
      RuleExample(
        "a queue policy for the topics of all accounts",
        finds: .finding(
          "Policy", at: "PolicyDocument.Statement.0.Principal",
          "the queue policy of 'Policy' allows access to everyone; name accounts or services in 'Principal'")
      ) { graph in
        addQueues(to: &graph)
        add(
          IAM.Statement(
            .allow, principal: .everybody, actions: ["sqs:SendMessage"], resources: ["*"],
            conditions: [.init("ArnLike", "aws:SourceArn", "arn:aws:sns:*:*:orders")]),
          to: &graph)
      },
    ],
    undetermined: [
      RuleExample("encryption from a parameter", unknown: "Queue") { graph in
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
        policy.document?.statements.contains(where: \.deniesRequestsWithoutTLS) == true
          ? (policy.queues?.items ?? []).compactMap(\.id) : []
      })
    let failureTargets = model.failureTargets
    for queue in queues {
      checkEncryption(of: queue, isTLSOnly: tlsOnly.contains(queue.id), model, &findings)
      if !failureTargets.contains(queue.id), !isDeadLetterQueue(queue, model) {
        checkDeadLetterQueue(of: queue, model, &findings)
      }
      for statement in queue.inlinePolicy?.statements ?? [] where statement.admitsEverybody {
        findings.report(.publicPolicy(queue.id), on: queue, at: "Policy")
      }
    }
    checkPolicies(model, &findings)
  }

  private func checkEncryption(
    of queue: Located<SQS.Queue>, isTLSOnly: Bool, _ model: Model, _ findings: inout Findings
  ) {
    // An empty text is no key.
    if !(model.text(queue.kmsKey?.value) ?? "").isEmpty { return }
    switch model.known(queue.isEncryptedBySQS) {
    case .value(true): break
    case .value(false): findings.report(.notEncrypted(queue.id), on: queue, at: "SqsManagedSseEnabled")
    case .unknown:
      findings.unknown(
        queue, "whether '\(queue.id)' is encrypted cannot be determined before deployment", at: "SqsManagedSseEnabled")
    case .absent:
      let inline = queue.inlinePolicy?.statements.contains(where: \.deniesRequestsWithoutTLS) ?? false
      if !isTLSOnly, !inline { findings.report(.noEncryptionSetting(queue.id), on: queue, at: "SqsManagedSseEnabled") }
    }
  }

  private func checkDeadLetterQueue(of queue: Located<SQS.Queue>, _ model: Model, _ findings: inout Findings) {
    if queue.redrivePolicy != nil || hasPlannedQueue(queue, model) { return }
    if queue.entry.isUnresolved(at: ["RedrivePolicy"]) {
      return findings.unknown(
        queue, "whether '\(queue.id)' has a dead-letter queue cannot be determined before deployment",
        at: "RedrivePolicy")
    }
    // Terraform can have the redrive policy in a separate resource.
    let hasSeparatePolicy = model.raw("aws_sqs_queue_redrive_policy").contains { _, raw in
      !raw.references { $0 == queue.id }.isEmpty
    }
    if !hasSeparatePolicy { findings.report(.noDeadLetterQueue(queue.id), on: queue, at: "RedrivePolicy") }
  }

  /// Whether the redrive policy is known after apply, and refers to a queue: a plan has no more of it.
  private func hasPlannedQueue(_ queue: Located<SQS.Queue>, _ model: Model) -> Bool {
    queue.entry.extras.contains { extra in
      guard extra.path == [.key("redrive_policy")], let text = extra.value.string, !text.contains("?") else {
        return false
      }
      return !extra.value.references(in: extra.dialect) { model.graph.resource($0, as: SQS.Queue.self) != nil }.isEmpty
    }
  }

  private func checkPolicies(_ model: Model, _ findings: inout Findings) {
    for policy in model.graph.all(SQS.QueuePolicy.self) {
      for (index, statement) in (policy.document?.statements ?? []).enumerated() where statement.admitsEverybody {
        findings.report(
          .publicPolicy(policy.id), on: policy, at: "PolicyDocument", "Statement", "\(index)", "Principal",
          proof: (policy.queues?.items ?? []).compactMap { $0.id.map { Hop($0) } } + [Hop(policy.id)])
      }
    }
  }

  /// Whether the queue is the dead-letter queue of queues outside the template, by its policy or its name.
  private func isDeadLetterQueue(_ queue: Located<SQS.Queue>, _ model: Model) -> Bool {
    if queue.redriveAllowPolicy != nil { return true }
    let names = [queue.id.name, model.text(queue.name) ?? ""].map { $0.lowercased() }
    return ["dlq", "deadletter", "dead-letter", "dead_letter"].contains { word in
      names.contains { $0.contains(word) }
    }
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
  /// Whether the statement denies requests without TLS to every principal.
  fileprivate var deniesRequestsWithoutTLS: Bool {
    effect?.literal == .deny && principal?.isEverybody == true
      && (conditions ?? []).contains { condition in
        condition.key.lowercased() == "aws:securetransport"
          && condition.values.values.contains { $0.literal == "false" }
      }
  }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ queue: LogicalID) -> Self {
    "queue '\(queue)' is not encrypted; set 'SqsManagedSseEnabled' to true"
  }

  fileprivate static func noEncryptionSetting(_ queue: LogicalID) -> Self {
    """
    queue '\(queue)' leaves encryption, and with it TLS, to the default of SQS, which queues from before October 2022 do \
    not have; set 'SqsManagedSseEnabled' to true
    """
  }

  fileprivate static func noDeadLetterQueue(_ queue: LogicalID) -> Self {
    "queue '\(queue)' has no dead-letter queue for messages that always fail; set one in 'RedrivePolicy'"
  }

  fileprivate static func publicPolicy(_ policy: LogicalID) -> Self {
    "the queue policy of '\(policy)' allows access to everyone; name accounts or services in 'Principal'"
  }
}
