import Documents
import Testing
import Validation

@testable import InfraLanguage

@Suite struct QueueTests {
  private let network = Network("main", endpoints: .ecr + [.logs])

  private func service(_ name: String, scaling: Scaling = .tasks(minimum: 2, maximum: 4)) -> FargateWorker {
    FargateWorker(
      name, on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/\(name):1"),
      size: .halfVCPU(.gb1), scaling: scaling)
  }

  private func messages(_ stack: Stack) -> [String] {
    do {
      _ = try stack.graph()
      return []
    } catch {
      return error.all.map(\.message)
    }
  }

  @Test func `a queue is encrypted, refuses plain text, and has a dead-letter queue of its own`() throws {
    let graph = try Stack("shop", region: .euWest1) { Queue("orders") }.graph()
    let queue = try #require(graph.resource("OrdersQueue", as: SQS.Queue.self))
    #expect(queue.name == "shop-orders" && queue.isEncryptedBySQS == true && queue.kmsKey == nil)
    #expect(queue.receiveWaitTime == 20 && queue.visibilityTimeout == 30 && queue.messageRetention == 345_600)
    // The engines have different defaults.
    #expect(queue.maximumMessageSize == 262_144)
    #expect(queue.redrivePolicy?.deadLetterQueue?.id == "OrdersDeadLetters")
    #expect(queue.redrivePolicy?.maxReceiveCount == 5)

    let dead = try #require(graph.resource("OrdersDeadLetters", as: SQS.Queue.self))
    #expect(dead.name == "shop-orders-dead-letters" && dead.isEncryptedBySQS == true)
    #expect(dead.messageRetention == 1_209_600)
    // No other queue may use it, and it names this one without a circle of references.
    #expect(dead.redriveAllowPolicy?.permission == .literal(.byQueue))
    let source = try #require(dead.redriveAllowPolicy?.sources?.items.first)
    #expect(source.expression.referencedIDs.isEmpty)
    #expect(source.expression.parts.last == .text(":shop-orders"))

    for (policy, queue) in [("OrdersQueuePolicy", "OrdersQueue"), ("OrdersDeadLettersPolicy", "OrdersDeadLetters")] {
      let policy = try #require(graph.resource(LogicalID(policy), as: SQS.QueuePolicy.self))
      #expect(policy.queues?.items.map(\.expression) == [.attribute(LogicalID(queue), "Ref")])
      let statements = try #require(policy.document?.statements)
      #expect(statements.count == 1 && statements[0].effect == .literal(.deny))
      #expect(statements[0].conditions == [.init("Bool", "aws:SecureTransport", "false")])
      #expect(statements[0].resources?.values == [.expression(.attribute(LogicalID(queue), "Arn"))])
    }
    #expect(graph["OrdersQueue"]?.deletionPolicy == .retainExceptOnCreate)
  }

  @Test func `a FIFO queue and its dead-letter queue are named as AWS wants it`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      FIFOQueue("orders", deduplication: .byContent, throughput: .high)
      FIFOQueue("payments", physicalName: "payments.fifo")
    }.graph()
    let queue = try #require(graph.resource("OrdersQueue", as: SQS.Queue.self))
    #expect(queue.name == "shop-orders.fifo" && queue.isFIFO == true && queue.isContentBasedDeduplication == true)
    #expect(queue.deduplicationScope == .literal(.messageGroup))
    #expect(queue.throughputLimit == .literal(.perMessageGroup))
    let dead = try #require(graph.resource("OrdersDeadLetters", as: SQS.Queue.self))
    #expect(dead.name == "shop-orders-dead-letters.fifo" && dead.isFIFO == true)
    let named = try #require(graph.resource("PaymentsQueue", as: SQS.Queue.self))
    #expect(named.name == "payments.fifo" && named.isContentBasedDeduplication == false)
    #expect(named.deduplicationScope == nil)
    #expect(graph.resource("PaymentsDeadLetters", as: SQS.Queue.self)?.name == "payments-dead-letters.fifo")
  }

  @Test func `grants are exactly what senders and receivers call`() throws {
    let key = EncryptionKey("messages")
    let orders = Queue("orders", key: key)
    let graph = try Stack("shop", region: .euWest1) {
      orders.grants(.send, to: service("api"))
      orders.grants(.receive, .purge, to: service("worker"))
    }.graph()
    func statements(_ policy: LogicalID) -> [IAM.Statement] {
      graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements ?? []
    }
    let sender = statements("ApiTaskPolicy")
    #expect(sender.map { $0.actions?.values } == [["sqs:SendMessage"], ["kms:Decrypt", "kms:GenerateDataKey"]])
    #expect(sender[0].resources?.values == [orders.arn] && sender[1].resources?.values == [key.key.value])
    let receiver = statements("WorkerTaskPolicy")
    #expect(
      receiver[0].actions?.values == [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes",
        "sqs:PurgeQueue",
      ])
    #expect(receiver[1].actions?.values == ["kms:Decrypt"])
    let queue = try #require(graph.resource("OrdersQueue", as: SQS.Queue.self))
    #expect(queue.kmsKey?.id == "MessagesKey" && queue.isEncryptedBySQS == nil)
    // Nobody but the account's own roles uses the key: no service puts messages in.
    let policy = try #require(graph.resource("MessagesKey", as: KMS.Key.self)?.policy)
    #expect(policy.statements.count == 1)
  }

  @Test func `a worker scales on the messages that wait for each task`() throws {
    let jobs = Queue("jobs")
    let graph = try Stack("shop", region: .euWest1) {
      jobs.grants(
        .receive, to: service("worker", scaling: .tasks(minimum: 1, maximum: 20, backlogOf: jobs, perTask: 100)))
    }.graph()
    #expect(graph["JobsQueue"] != nil)
    let policies = graph.all(ApplicationAutoScaling.ScalingPolicy.self)
    #expect(policies.map(\.id) == ["WorkerScaleOnBacklog"])
    let tracking = try #require(policies.first?.targetTracking)
    #expect(tracking.targetValue == .literal(100) && tracking.predefinedMetric == nil)
    let metrics = try #require(tracking.customizedMetric?.metrics)
    #expect(metrics.map(\.expression) == [nil, nil, nil, "(waiting + taken) / tasks"])
    #expect(metrics.map(\.returnsData) == [false, false, false, true])
    #expect(metrics.prefix(2).allSatisfy { $0.metric?.dimensions.first?.value == jobs.queueName })
    // The last messages still count while a task works on them.
    #expect(metrics[1].metric?.name == "ApproximateNumberOfMessagesNotVisible")
    #expect(metrics[2].metric?.name == "RunningTaskCount")
  }

  @Test func `a worker may protect its tasks from being stopped, and nobody else`() throws {
    let jobs = Queue("jobs")
    let graph = try Stack("shop", region: .euWest1) {
      jobs.grants(.receive, to: service("worker"))
      jobs.grants(.send, to: service("api"))
    }.graph()
    func protections(_ id: LogicalID) -> [IAM.Statement] {
      (graph.resource(id, as: IAM.RolePolicy.self)?.document?.statements ?? []).filter {
        $0.actions?.values == ["ecs:GetTaskProtection", "ecs:UpdateTaskProtection"]
      }
    }
    let cluster = Cluster("shop").clusterName
    #expect(
      protections("WorkerTaskPolicy").map { $0.resources?.values } == [
        ["arn:\(.partition):ecs:\(.region):\(.accountID):task/\(cluster)/*"]
      ])
    #expect(protections("ApiTaskPolicy").isEmpty)
  }

  @Test func `a queue without dead letters shows its reason, and breaks no rule otherwise`() throws {
    let stack = Stack("shop", region: .euWest1) {
      Queue("orders")
      Queue("ticks", redrive: .none(because: "the next tick makes up for it"))
    }
    let report = Validator().check(try stack.graph())
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.allowed.map(\.suppression?.reason) == ["the next tick makes up for it"])
  }

  @Test func `what AWS would refuse is reported at the queue's line`() {
    let line = #line + 2
    let stack = Stack("shop", region: .euWest1) {
      Queue("orders", visibilityTimeout: .hours(13), retention: .seconds(30), deliveryDelay: .minutes(16))
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    let all = error?.all ?? []
    #expect(all.map { $0.location?.position.line.description } == Array(repeating: "\(line)", count: 3))
    #expect(
      all.contains {
        $0.message == "queue 'orders' has a retention of 30 seconds; use 1 minute to 14 days, in whole seconds"
      })
    #expect(messages(Stack("shop", region: .euWest1) { Queue("a", receiveWaitTime: .seconds(21)) }).count == 1)
    #expect(messages(Stack("shop", region: .euWest1) { Queue("a", deliveryDelay: .milliseconds(500)) }).count == 1)
    #expect(messages(Stack("shop", region: .euWest1) { Queue("a", redrive: .afterReceives(0)) }).count == 1)
  }

  @Test func `a name without the suffix of its kind is refused`() {
    let fifo = messages(Stack("shop", region: .euWest1) { FIFOQueue("orders", physicalName: "orders") })
    #expect(fifo == ["FIFO queue 'orders' has the physical name 'orders'; end the name in '.fifo'"])
    let standard = messages(Stack("shop", region: .euWest1) { Queue("orders", physicalName: "orders.fifo") })
    #expect(standard.first?.contains("use FIFOQueue or another name") == true)
    let letters = messages(Stack("shop", region: .euWest1) { Queue("orders", physicalName: "orders!") })
    #expect(letters == ["queue 'orders' has the physical name 'orders!'; use letters, digits, hyphens and underscores"])
  }

  @Test func `a service that scales with a queue may receive its messages`() throws {
    let (jobs, others) = (Queue("jobs"), Queue("others"))
    let worker = service("worker", scaling: .tasks(minimum: 1, maximum: 5, backlogOf: jobs, perTask: 10))
    func notes(_ relation: any StackElement) throws -> [String] {
      try Stack("shop", region: .euWest1) { [relation] }.graph().notes.map(\.message)
    }
    let missing = [
      "worker 'worker' scales with queue 'jobs', and nothing here lets it receive its messages; add "
        + "'jobs.grants(.receive, to: worker)'"
    ]
    #expect(try notes(worker) == missing)
    #expect(try notes(others.grants(.receive, to: worker)) == missing)
    #expect(try notes(jobs.grants(.receive, to: worker)) == [])
    #expect(try notes(worker.isAllowed("sqs:Receive*", "sqs:DeleteMessage", on: jobs.arn)) == [])
  }

  @Test func `a backlog for no task is refused`() {
    let found = messages(
      Stack("shop", region: .euWest1) {
        service("worker", scaling: .tasks(minimum: 0, maximum: 5, backlogOf: Queue("jobs"), perTask: 10))
      })
    #expect(found.first?.contains("use 1 or more of both") == true)
  }
}
