import AWSResources
import Configuration
import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Topics, Kafka clusters, functions and log groups that exist already.
@Suite struct ExistingMessagingTests {
  private let network = Network("main")

  private var api: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    let parameters = [Parameter("TopicArn"), Parameter("ClusterArn")]
    return try Stack("shop", region: .euWest1, parameters: parameters) { elements }.graph()
  }

  /// The template, without a diagnostic beside the notes of the graph.
  private func template(_ graph: ResourceGraph) -> Node {
    let emission = CloudFormation.write(graph)
    #expect(emission.diagnostics == graph.notes)
    return emission.document
  }

  // MARK: Topics

  @Test func `a topic by its name is published to, alarms notify it, and nothing is made`() throws {
    let orders = Topic.existing("orders", topicName: "acme-orders")
    let graph = try graph(
      orders.grants(.publish, to: api), Alarm.high(orders.numberOfMessagesPublished, above: 5, notify: orders))
    #expect(graph.all(SNS.Topic.self).isEmpty && graph.all(SNS.TopicPolicy.self).isEmpty)
    #expect(graph.all(KMS.Key.self).isEmpty)
    let resources = template(graph)["Resources"]
    let arn: Node = ["Fn::Sub": "arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:acme-orders"]
    let statement = resources?["ApiTaskPolicy"]?["Properties"]?["PolicyDocument"]?["Statement"]?.array?.first
    #expect(statement?["Resource"] == arn)
    let alarm = resources?["OrdersNumberOfMessagesPublishedHighAlarm"]?["Properties"]
    #expect(alarm?["AlarmActions"]?.array?.first == arn)
    #expect(alarm?["Dimensions"]?.array?.first?["Value"] == "acme-orders")
    let terraform = Terraform.write(graph).document["resource"]?["aws_cloudwatch_metric_alarm"]
    #expect(JSON.writeCompact(try #require(terraform)).contains(":acme-orders\""))
  }

  @Test func `a topic by its ARN delivers to a queue of the stack`() throws {
    let orders = Topic.existing("orders", topicARN: .parameter("TopicArn"))
    let graph = try graph(
      orders.delivers(to: .queue(Queue("parcels"), rawMessageDelivery: true)),
      orders.delivers(to: .email("orders@example.com")))
    #expect(graph.all(SNS.Topic.self).isEmpty)
    #expect(graph.all(SNS.Subscription.self).map(\.id) == ["OrdersToParcels", "OrdersToOrdersExampleCom"])
    let resources = template(graph)["Resources"]
    #expect(resources?["OrdersToParcels"]?["Properties"]?["TopicArn"] == ["Ref": "TopicArn"])
    let policy = try #require(graph.resource("ParcelsQueuePolicy", as: SQS.QueuePolicy.self)?.document)
    #expect(policy.statements.last?.conditions?.map(\.key) == ["aws:SourceArn"])
    #expect(policy.statements.last?.conditions?.first?.values.values == [orders.arn])
  }

  @Test func `a FIFO topic by its ARN has the name in its metrics`() throws {
    let orders = FIFOTopic.existing("orders", topicARN: "arn:aws:sns:eu-west-1:111122223333:acme-orders.fifo")
    let graph = try graph(
      Alarm.high(orders.numberOfNotificationsFailed, above: 0, notify: Topic("operations")),
      orders.delivers(to: .queue(FIFOQueue("billing"))))
    let alarm = template(graph)["Resources"]?["OrdersNumberOfNotificationsFailedHighAlarm"]?["Properties"]
    #expect(alarm?["Dimensions"]?.array?.first?["Value"] == "acme-orders.fifo")
    #expect(graph["OrdersToBilling"] != nil)
  }

  @Test func `a rule notes what the policy of an existing topic must contain`() throws {
    let orders = Topic.existing("orders", topicName: "acme-orders")
    let graph = try graph(EventRule("stopped", matching: ["source": ["aws.ecs"]], to: .topic(orders)))
    #expect(graph.notes.count == 1)
    #expect(graph.notes.first?.message.contains("sns:Publish to events.amazonaws.com") == true)
    _ = template(graph)
  }

  @Test func `a queue subscribes to a topic of another stack from its own stack`() throws {
    let orders = Topic("orders")
    let parcels = Queue("parcels")
    let system = System(
      [
        Stack("shop", region: .euWest1) { orders },
        Stack("shipping", region: .euWest1) {
          parcels
          orders.delivers(to: .queue(parcels))
        },
      ], in: Environment())
    #expect(system.diagnostics.map(\.description) == [])
    #expect(system.graphs.map(\.prerequisites) == [[], ["shop"]])
    #expect(system.graphs[1]["OrdersToParcels"] != nil && system.graphs[0]["OrdersToParcels"] == nil)
  }

  // MARK: Kafka

  @Test func `a client connects to a Kafka cluster by its ARN, in its security group`() throws {
    let events = KafkaCluster.existing(
      "events", clusterARN: "arn:aws:kafka:eu-west-1:111122223333:cluster/acme-events/1b2c-3",
      bootstrapBrokers: .parameterStore("/shared/brokers"), securityGroup: "sg-0a100000")
    let graph = try graph(
      api.connects(to: events, as: .producer(topics: ["orders"])),
      Alarm.high(events.sumOffsetLag(topic: "orders", consumerGroup: "a"), above: 5, notify: Topic("operations")))
    #expect(graph.all(MSK.Cluster.self).isEmpty && graph.all(MSK.Configuration.self).isEmpty)
    let template = template(graph)
    #expect(template["Parameters"]?["EventsKafkaSharedBrokers"]?["Default"] == "/shared/brokers")
    let resources = template["Resources"]
    #expect(resources?["EventsFromApi9098"]?["Properties"]?["GroupId"] == "sg-0a100000")
    let policy = JSON.writeCompact(try #require(resources?["ApiTaskPolicy"]))
    #expect(policy.contains(":topic/acme-events/*/orders"))
    let task = JSON.writeCompact(try #require(resources?["ApiTaskDefinition"]))
    #expect(task.contains(#"{"Name":"EVENTS_BROKERS","Value":{"Ref":"EventsKafkaSharedBrokers"}}"#))
    #expect(graph.all(CloudWatch.Alarm.self).first?.dimensions?["Cluster Name"] == "acme-events")
    let terraform = JSON.writeCompact(Terraform.write(graph).document)
    #expect(terraform.contains("data.aws_ssm_parameter.events_kafka_shared_brokers"))
  }

  @Test func `without the addresses of its brokers, clients get the ARN in both dialects`() throws {
    let clicks = ServerlessKafkaCluster.existing(
      "clicks", clusterARN: .parameter("ClusterArn"), clusterName: "acme-clicks", securityGroup: "sg-0a100000")
    let graph = try graph(api.connects(to: clicks, as: .consumer(topics: ["clicks"], group: "api")))
    #expect(graph.all(MSK.ServerlessCluster.self).isEmpty)
    let task = JSON.writeCompact(try #require(template(graph)["Resources"]?["ApiTaskDefinition"]))
    #expect(
      !task.contains("CLICKS_BROKERS") && task.contains(#"{"Name":"CLICKS_CLUSTER_ARN","Value":{"Ref":"ClusterArn"}}"#))
  }

  @Test func `a Kafka cluster whose name is not known is an error`() {
    let events = KafkaCluster.existing("events", clusterARN: .parameter("ClusterArn"), securityGroup: "sg-0a100000")
    let error = #expect(throws: Diagnostics.self) {
      try graph(api.connects(to: events, as: .producer(topics: ["orders"])))
    }
    #expect(error?.all.map(\.message).contains { $0.contains("give its 'clusterName:'") } == true)
  }

  // MARK: Functions

  @Test func `everything that invokes a function creates its permission, and nothing else is made`() throws {
    let report = Function.existing("report", functionName: "acme-report")
    let group = LogGroup.existing("audit", logGroupName: "/acme/audit")
    let documents = Bucket("documents")
    let graph = try graph(
      Topic("orders", subscribers: .function(report)),
      EventRule("stopped", matching: ["source": ["aws.ecs"]], to: .function(report)),
      LogSubscription("audit", logsOf: group, to: .function(report)),
      documents.notifies(report, of: .objectCreated()), report.grants(.invoke, to: api))
    #expect(graph.all(Lambda.Function.self).isEmpty && graph["ReportFunctionRole"] == nil)
    #expect(
      graph.all(Lambda.Permission.self).map(\.id).sorted { $0.name < $1.name } == [
        "ReportFromAuditPermission", "ReportFromDocumentsPermission", "ReportFromOrdersPermission",
        "ReportFromStoppedPermission",
      ])
    let resources = template(graph)["Resources"]
    #expect(resources?["ReportFromOrdersPermission"]?["Properties"]?["FunctionName"] == "acme-report")
    let arn: Node = ["Fn::Sub": "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-report"]
    #expect(resources?["OrdersToReport"]?["Properties"]?["Endpoint"] == arn)
    #expect(resources?["AuditSubscriptionFilter"]?["Properties"]?["LogGroupName"] == "/acme/audit")
    #expect(
      resources?["ReportFromAuditPermission"]?["Properties"]?["SourceArn"] == [
        "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:/acme/audit:*"
      ])
    let terraform = Terraform.write(graph).document["resource"]
    #expect(
      terraform?["aws_lambda_permission"]?["report_from_orders_permission"]?["function_name"] == "acme-report")
  }

  @Test func `a function with a role and a security group is granted access, connects and is triggered`() throws {
    let report = Function.existing(
      "report", functionARN: "arn:aws:lambda:eu-west-1:111122223333:function:acme-report:live",
      roleName: "acme-report-role", securityGroup: "sg-0a100000", timeout: .minutes(1))
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let jobs = Queue("jobs")
    let graph = try graph(
      Bucket("receipts").grants(.read, to: report), report.connects(to: orders), jobs.triggers(report),
      MetricFilter("failures", logsOf: report, matching: "ERROR"),
      Alarm.high(report.errors, above: 0, notify: Topic("operations")))
    let resources = template(graph)["Resources"]
    let policy = try #require(graph.resource("ReportPolicy", as: IAM.RolePolicy.self))
    let actions = (policy.document?.statements ?? []).flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
    #expect(actions.contains("s3:GetObject") && actions.contains("sqs:ReceiveMessage"))
    #expect(resources?["ReportPolicy"]?["Properties"]?["RoleName"] == "acme-report-role")
    #expect(resources?["OrdersFromReport5432"]?["Properties"]?["SourceSecurityGroupId"] == "sg-0a100000")
    #expect(resources?["JobsQueue"]?["Properties"]?["VisibilityTimeout"] == 360)
    #expect(resources?["FailuresMetricFilter"]?["Properties"]?["LogGroupName"] == "/aws/lambda/acme-report")
    #expect(graph.all(CloudWatch.Alarm.self).first?.dimensions?["FunctionName"] == report.functionName)
    #expect(graph.notes.contains { $0.message.contains("ORDERS_HOST") })
  }

  @Test func `access for a function whose role is not known is an error`() {
    let report = Function.existing("report", functionName: "acme-report")
    let error = #expect(throws: Diagnostics.self) { try graph(Queue("jobs").grants(.send, to: report)) }
    #expect(error?.all.map(\.message).contains { $0.contains("give its 'roleName:'") } == true)
  }

  // MARK: Logs

  @Test func `log events go to streams that exist already`() throws {
    let audit = LogGroup.existing("audit", logGroupName: .parameterStore("/shared/audit-logs"))
    let graph = try graph(
      LogSubscription("all", logsOf: audit, to: .stream(.existing("events", streamName: "acme-events"))),
      LogSubscription(
        "archive", logsOf: audit,
        to: .deliveryStream(.existing("archive", deliveryStreamARN: .parameterStore("/shared/archive-arn")))),
      Dashboard("logs") { Row { Widget.logs("errors", of: audit, "filter @message like /ERROR/") } })
    #expect(graph.all(Logs.LogGroup.self).isEmpty)
    let template = template(graph)
    #expect(
      template["Resources"]?["AllSubscriptionFilter"]?["Properties"]?["DestinationArn"] == [
        "Fn::Sub": "arn:${AWS::Partition}:kinesis:${AWS::Region}:${AWS::AccountId}:stream/acme-events"
      ])
    let archive = template["Resources"]?["ArchiveSubscriptionFilter"]?["Properties"]
    #expect(archive?["DestinationArn"]?["Ref"] != nil && archive?["LogGroupName"]?["Ref"] != nil)
    #expect(Terraform.write(graph).document["data"]?["aws_ssm_parameter"] != nil)
  }

  @Test func `queues for dead letters can exist already`() throws {
    let lost = Queue.existing("lost", queueName: "acme-lost")
    let graph = try graph(
      Queue("jobs", deadLetters: lost),
      Function(
        "mailer",
        code: .zip(
          bucket: .existing("builds", bucketName: "acme-builds"), key: "k", runtime: .nodeJS22, handler: "a.b"),
        deadLetters: lost))
    let resources = template(graph)["Resources"]
    #expect(graph.all(SQS.Queue.self).map(\.id) == ["JobsQueue"])
    let arn: Node = ["Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:acme-lost"]
    #expect(resources?["JobsQueue"]?["Properties"]?["RedrivePolicy"]?["deadLetterTargetArn"] == arn)
  }
}
