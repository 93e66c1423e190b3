import Testing

@testable import InfraLanguage

@Suite struct EventRuleTests {
  private let operations = Topic("operations")
  private let stopped: JSONDocument = ["source": ["aws.ecs"], "detail": ["lastStatus": ["STOPPED"]]]

  private var report: FargateTask {
    FargateTask(
      "report", on: Cluster("main"), in: Network("main", zones: 2).privateSubnets,
      image: .registry("example.com/report:1"), size: .quarterVCPU(.mb512))
  }

  private func messages(_ rule: EventRule) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { rule }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func `a topic admits exactly the rules that publish to it`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      EventRule("task-stopped", matching: stopped, to: .topic(operations))
    }.graph()
    let rule = try #require(graph.all(Events.Rule.self).first)
    #expect(rule.name == "shop-task-stopped" && rule.pattern == stopped)
    #expect(rule.targets.map(\.arn) == [operations.topic.value] && rule.targets.map(\.role) == [nil])
    let policy = try #require(graph.all(SNS.TopicPolicy.self).first)
    #expect(policy.topics?.items == [operations.topic])
    let statements = try #require(policy.document?.statements)
    #expect(statements.map(\.sid) == ["RefusePlainText", "FromTaskStopped"])
    #expect(statements.last?.principal == IAM.Principal("Service", ["events.amazonaws.com"]))
    // EventBridge does not tell SNS and KMS for which rule it comes.
    #expect(statements.last?.conditions == nil)
    let key = try #require(graph.all(KMS.Key.self).first?.policy?.statements)
    #expect(key.contains(.keyUse(by: "events.amazonaws.com")) && key.last?.conditions == nil)
  }

  @Test func `a queue and a function admit exactly the rule that they are a target of`() throws {
    let function = Function(
      "report",
      code: .zip(
        bucket: .existing("builds", bucketName: "acme-builds"), key: "k.zip", runtime: .nodeJS22,
        handler: "index.handler"))
    let graph = try Stack("shop", region: .euWest1) {
      EventRule("task-stopped", matching: stopped, to: .queue(Queue("stops")), .function(function))
    }.graph()
    let arn = Value<String>.expression(.attribute("TaskStoppedEventRule", "Arn"))
    let admission = try #require(
      graph.resource("StopsQueuePolicy", as: SQS.QueuePolicy.self)?.document?.statements.last)
    #expect(admission.conditions == [IAM.Condition("ArnEquals", "aws:SourceArn", arn)])
    let permission = try #require(graph.all(Lambda.Permission.self).first)
    #expect(permission.principal == "events.amazonaws.com" && permission.sourceARN == arn)
  }

  @Test func `a topic that no rule publishes to lets no rule in`() throws {
    let graph = try Stack("shop", region: .euWest1) { operations }.graph()
    let statements = try #require(graph.all(SNS.TopicPolicy.self).first?.document?.statements)
    #expect(statements.map(\.sid) == ["RefusePlainText"])
  }

  @Test func `a rule may start exactly the task that it names`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      EventRule("task-stopped", matching: stopped, to: .task(report))
    }.graph()
    let target = try #require(graph.all(Events.Rule.self).first?.targets.first)
    #expect(target.role?.id == "TaskStoppedEventRole")
    #expect(target.ecs?.taskDefinition?.id == "ReportTaskDefinition")
    #expect(target.ecs?.networkConfiguration?.assignsPublicIP == false)
    let policy = try #require(graph.resource("TaskStoppedEventPolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements == report.startStatements)
  }

  @Test func `an event is compared with lists, by the parts that it has`() {
    let line = #line + 1
    let bare = messages(EventRule("bare", matching: ["detail": ["state": "RUNNING"]], to: .topic(operations)))
    #expect(
      bare == [
        "InfraTests/EventRuleTests.swift:\(line):34: error: event rule 'bare' matches 'detail.state' with a single "
          + "value; write a list of values"
      ])
    let wrong = messages(EventRule("wrong", matching: ["detailType": ["a"]], to: .topic(operations)))
    #expect(wrong.first?.contains("matches 'detailType', which events do not have") == true)
    #expect(
      messages(EventRule("empty", matching: [:], to: .topic(operations))).first?.contains("has no event pattern")
        == true)
    #expect(messages(EventRule("idle", matching: stopped)).first?.contains("has no target") == true)
  }

  @Test func `the queue for dead letters allows exactly that rule`() throws {
    let lost = Queue.deadLetterQueue("lost")
    let graph = try Stack("shop", region: .euWest1) {
      EventRule("stopped", matching: stopped, to: .topic(operations), deadLetters: lost)
    }.graph()
    #expect(graph.all(Events.Rule.self).first?.targets.first?.deadLetterQueue == lost.arn)
    let policy = try #require(graph.resource("LostQueuePolicy", as: SQS.QueuePolicy.self)?.document?.statements.last)
    let arn = Value<String>.expression(.attribute("StoppedEventRule", "Arn"))
    #expect(policy.conditions == [IAM.Condition("ArnEquals", "aws:SourceArn", arn)])
  }
}
