import AWSResources

/// Checks that a message broker writes its logs to CloudWatch Logs.
struct MessageBrokerWritesLogs: Rule {
  static let description = RuleDescription(
    id: "message-broker-writes-logs",
    subject: .data,
    severity: .warning,
    summary: "A message broker of Amazon MQ writes its general log, and ActiveMQ its audit log, to CloudWatch Logs.",
    rationale: "Without its logs, nobody can tell why a broker refused a client, nor who changed a queue.",
    remedy: "Set 'General' of 'Logs' to true, and for ActiveMQ also 'Audit'.",
    references: [.checkov("CKV_AWS_48"), .trivy("AWS-0070"), .trivy("AWS-0071"), .securityHub("MQ.2")],
    passes: [
      RuleExample("both logs of ActiveMQ") { graph in add(to: &graph, "ACTIVEMQ", general: true, audit: true) },
      RuleExample("the general log of RabbitMQ, which has no other") { graph in
        add(to: &graph, "RABBITMQ", general: true, audit: nil)
      },
    ],
    fails: [
      RuleExample(
        "no logs",
        finds: .finding(
          "Messages", at: "Logs",
          "message broker 'Messages' does not write its general and audit log; set 'General' and 'Audit' of 'Logs' to true"
        )
      ) { graph in add(to: &graph, "ActiveMQ", general: nil, audit: nil) },
      RuleExample(
        "no audit log",
        finds: .finding(
          "Messages", at: "Logs",
          "message broker 'Messages' does not write its audit log; set 'Audit' of 'Logs' to true")
      ) { graph in add(to: &graph, "ACTIVEMQ", general: true, audit: false) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Messages") { graph in
        add(to: &graph, "RABBITMQ", general: .parameter("Logs"), audit: nil)
      },
      RuleExample("no audit log, and an engine from a parameter", unknown: "Messages") { graph in
        add(to: &graph, .parameter("Engine"), general: true, audit: nil)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for broker in model.graph.all(AmazonMQ.Broker.self) {
      let general = model.known(broker.exportsGeneralLog).or(false)
      let audit = auditLog(of: broker, model)
      if general.isUnknown || audit.isUnknown || broker.entry.isPartlyUnknown(at: "Logs") {
        findings.unknown(
          broker, "the logs of '\(broker.id)' cannot be determined before deployment", at: "Logs")
        continue
      }
      let missing = [("General", general), ("Audit", audit)].filter { $0.1 == .value(false) }.map(\.0)
      if !missing.isEmpty { findings.report(.missing(broker.id, missing), on: broker, at: "Logs") }
    }
  }

  /// Whether the broker writes its audit log, which RabbitMQ does not have.
  private func auditLog(of broker: Located<AmazonMQ.Broker>, _ model: Model) -> Known<Bool> {
    let isWritten = model.known(broker.exportsAuditLog).or(false)
    switch model.known(broker.engine) {
    case .value(let engine): return engine.uppercased() == "ACTIVEMQ" ? isWritten : .value(true)
    case .unknown, .absent: return isWritten == .value(true) ? isWritten : .unknown
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ engine: Value<String>, general: Value<Bool>?, audit: Value<Bool>?
  ) {
    graph.add(
      "Messages",
      AmazonMQ.Broker {
        $0.engine = engine
        $0.exportsGeneralLog = general
        $0.exportsAuditLog = audit
      })
  }
}

extension Finding.Message {
  fileprivate static func missing(_ broker: LogicalID, _ logs: [String]) -> Self {
    let names = logs.map { $0.lowercased() }.listed
    let properties = logs.map { "'\($0)'" }.listed
    return "message broker '\(broker)' does not write its \(names) log; set \(properties) of 'Logs' to true"
  }
}
