import AWSResources
import Documents

/// Checks that an event rule does not match the state changes of the tasks that it starts.
struct EventRuleDoesNotStartItself: Rule {
  static let description = RuleDescription(
    id: "event-rule-does-not-start-itself",
    subject: .deployment,
    severity: .error,
    summary: "An event rule that starts a task does not match the state changes of that task.",
    rationale: """
      Every task that the rule starts changes its state, which matches the rule and starts the next task: the number of tasks \
      grows without an end, and so does the bill.
      """,
    remedy: "Name the tasks that the rule is about: 'group' or 'taskDefinitionArn' in 'detail' of the pattern.",
    references: [.aws("AmazonECS/latest/developerguide/ecs_task_events.html")],
    passes: [
      RuleExample("a rule about the tasks of a service") {
        add(to: &$0, ["source": ["aws.ecs"], "detail": ["group": ["service:api"], "lastStatus": ["STOPPED"]]])
      },
      RuleExample("a rule about deployments") {
        add(to: &$0, ["source": ["aws.ecs"], "detail-type": ["ECS Deployment State Change"]])
      },
      RuleExample("a rule about another service of AWS") { add(to: &$0, ["source": ["aws.s3"]]) },
      RuleExample("a rule about another cluster") {
        add(
          to: &$0,
          ["source": ["aws.ecs"], "detail": ["clusterArn": ["arn:aws:ecs:eu-west-1:111122223333:cluster/other"]]])
      },
      RuleExample("a rule of a bus that gets no events of AWS") {
        add(to: &$0, ["source": ["aws.ecs"]], bus: "orders")
      },
      RuleExample("a rule that starts no task") {
        $0.add(
          "Stopped",
          Events.Rule {
            $0.pattern = ["source": ["aws.ecs"]]
            $0.targets = [.init { $0.arn = "arn:aws:sns:eu-west-1:111122223333:operations" }]
          })
      },
    ],
    fails: [
      RuleExample(
        "a rule about all stopped tasks",
        finds: .finding(
          "Stopped", at: "EventPattern",
          "rule 'Stopped' matches the tasks that it starts, and starts them for ever; name other tasks with 'group' in 'detail'"
        )
      ) {
        add(
          to: &$0,
          [
            "source": ["aws.ecs"], "detail-type": ["ECS Task State Change"],
            "detail": ["lastStatus": ["STOPPED"], "stopCode": ["EssentialContainerExited"]],
          ])
      },
      RuleExample(
        "a rule about all tasks of the cluster",
        finds: .finding(
          "Stopped", at: "EventPattern",
          "rule 'Stopped' matches the tasks that it starts, and starts them for ever; name other tasks with 'group' in 'detail'"
        )
      ) {
        add(to: &$0, ["source": ["aws.ecs"], "detail": ["clusterArn": [.expression(.attribute("Cluster", "Arn"))]]])
      },
    ]
  )

  /// The members of a task's event by which a pattern can select other tasks than the rule's own. A state or the reason of a
  /// stop is not one: the rule's tasks stop too, with 'EssentialContainerExited' even where they succeed.
  private static let selectors = ["containers", "group", "overrides", "startedBy", "taskArn", "taskDefinitionArn"]

  func check(_ model: Model, _ findings: inout Findings) {
    for rule in model.graph.all(Events.Rule.self) {
      guard rule.bus == nil || rule.bus?.literal == "default", let pattern = rule.pattern, pattern["$or"] == nil,
        accepts(pattern["source"], "aws.ecs"), accepts(pattern["detail-type"], "ECS Task State Change")
      else { continue }
      let own = rule.targets.filter { $0.ecs != nil && matches(pattern["detail"], $0) }
      if !own.isEmpty { findings.report(.startsItself(rule.id), on: rule, at: "EventPattern") }
    }
  }

  /// Whether a list of values contains the value. What is not a plain text, such as a prefix, is taken for another value.
  private func accepts(_ values: JSONDocument?, _ value: String) -> Bool {
    guard let values else { return true }
    guard case .items(let items) = values else { return false }
    return items.contains { $0.literalText == value }
  }

  /// Whether the events of a target's tasks match.
  private func matches(_ detail: JSONDocument?, _ target: Events.Rule.Target) -> Bool {
    guard let detail else { return true }
    if Self.selectors.contains(where: { detail[$0] != nil }) { return false }
    guard case .items(let clusters)? = detail["clusterArn"] else { return detail["clusterArn"] == nil }
    return clusters.contains { cluster in
      if case .expression(let expression) = cluster { return expression.resolved == target.arn?.expression.resolved }
      return cluster.literalText == target.arn?.literal
    }
  }

  private static func add(to graph: inout ResourceGraph, _ pattern: JSONDocument, bus: Value<String>? = nil) {
    graph.add("Cluster", ECS.Cluster())
    graph.add(
      "Stopped",
      Events.Rule {
        $0.pattern = pattern
        $0.bus = bus
        $0.targets = [
          .init {
            $0.arn = .expression(.attribute("Cluster", "Arn"))
            $0.ecs = .init { $0.taskDefinition = .to("Job") }
          }
        ]
      })
  }
}

extension JSONDocument {
  fileprivate var literalText: String? {
    if case .scalar(let node) = self { return node.string }
    return nil
  }
}

extension Finding.Message {
  fileprivate static func startsItself(_ rule: LogicalID) -> Self {
    "rule '\(rule)' matches the tasks that it starts, and starts them for ever; name other tasks with 'group' in 'detail'"
  }
}
