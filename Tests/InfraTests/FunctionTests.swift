import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

@Suite struct FunctionTests {
  private let network = Network("main", endpoints: .ecr + [.logs])
  private let code = FunctionCode.zip(
    bucket: .existing("builds", bucketName: "builds"), key: "1.zip", runtime: .python313, handler: "main.handle")

  private func actions(_ policy: LogicalID, _ graph: ResourceGraph) -> [String] {
    let statements = graph.resource(policy, as: IAM.RolePolicy.self)?.document?.statements ?? []
    return statements.flatMap { $0.actions?.values.compactMap(\.literal) ?? [] }
  }

  private func firstMessage(_ stack: Stack) -> String? {
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    return error?.all.first?.message
  }

  @Test func `a function has a log group and a role of its own, which allows nothing else`() throws {
    let graph = try Stack("shop", region: .euWest1) { Function("resize", code: code) }.graph()
    let function = try #require(graph.resource("ResizeFunction", as: Lambda.Function.self))
    #expect(function.name == "shop-resize" && function.role?.id == "ResizeFunctionRole")
    #expect(function.architectures == [.literal(.x86)] && function.runtime == "python3.13")
    #expect(function.code.bucket?.expression == .attribute("BuildsBucket", "Ref"))
    #expect(function.code.image == nil && function.network == nil)
    #expect(function.logging?.logGroup?.id == "ResizeLogGroup")
    #expect(graph.resource("ResizeLogGroup", as: Logs.LogGroup.self)?.retention == 90)
    #expect(actions("ResizeExecutionPolicy", graph) == ["logs:CreateLogStream", "logs:PutLogEvents"])
    #expect(graph["ResizeFunctionPolicy"] == nil && graph["ResizeFunctionSecurityGroup"] == nil)
    #expect(graph["ResizeFunction"]?.dependsOn == ["ResizeExecutionPolicy"])
  }

  @Test func `a function in a network connects, and gets the ARN of the secret and never the secret`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let function = Function("report", code: code, in: network.privateSubnets, isTraced: true)
    let graph = try Stack("shop", region: .euWest1) { function.connects(to: orders) }.graph()
    let lowered = try #require(graph.resource("ReportFunction", as: Lambda.Function.self))
    #expect(lowered.network?.securityGroups?.items.map(\.id) == ["ReportFunctionSecurityGroup"])
    #expect(lowered.network?.subnets == network.privateSubnets.placement.subnets)
    #expect(
      lowered.environment?.entries.map(\.name) == ["ORDERS_HOST", "ORDERS_PORT", "ORDERS_NAME", "ORDERS_SECRET_ARN"])
    #expect(
      graph.resource("OrdersFromReport5432", as: EC2.SecurityGroupIngress.self)?.sourceSecurityGroup?.id
        == "ReportFunctionSecurityGroup")
    #expect(
      actions("ReportExecutionPolicy", graph).dropFirst(2) == [
        "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
        "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
        "xray:PutTraceSegments", "xray:PutTelemetryRecords",
      ])
    #expect(actions("ReportFunctionPolicy", graph) == ["secretsmanager:GetSecretValue"])
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.unknowns.isEmpty, "\(report.unknowns.map(\.message))")
  }

  @Test func `a function without a network cannot connect`() {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let stack = Stack("shop", region: .euWest1) { Function("report", code: code).connects(to: orders) }
    #expect(
      firstMessage(stack) == "function 'report' is in no network and cannot connect to 'orders'; place it in subnets")
  }

  @Test func `a queue's trigger may receive, and hides messages for as long as AWS asks for`() throws {
    let uploads = Queue("uploads", key: EncryptionKey("messages"))
    let function = Function("resize", code: code, timeout: .minutes(2))
    let graph = try Stack("shop", region: .euWest1) {
      uploads.triggers(
        function, batchSize: 20, batchingWindow: .seconds(5), maximumConcurrency: 3,
        filter: ["body": ["kind": ["image"]]])
    }.graph()
    let mapping = try #require(graph.resource("UploadsToResizeTrigger", as: Lambda.EventSourceMapping.self))
    #expect(mapping.source == uploads.arn && mapping.function?.id == "ResizeFunction")
    #expect(mapping.tags.entries.first?.value == "shop-uploads-to-resize")
    #expect(mapping.batchSize == 20 && mapping.batchingWindow == 5 && mapping.maximumConcurrency == 3)
    #expect(mapping.responseTypes == ["ReportBatchItemFailures"])
    #expect(mapping.filters.map(\.pattern?.literal) == [#"{"body":{"kind":["image"]}}"#])
    #expect(graph.resource("UploadsQueue", as: SQS.Queue.self)?.visibilityTimeout == 725)
    #expect(
      actions("ResizeExecutionPolicy", graph).dropFirst(2) == [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "kms:Decrypt",
      ])
  }

  @Test func `a visibility timeout that is too short for the function is an error`() {
    let uploads = Queue("uploads", visibilityTimeout: .seconds(60))
    let stack = Stack("shop", region: .euWest1) { uploads.triggers(Function("resize", code: code)) }
    #expect(
      firstMessage(stack)?.hasSuffix("use a visibilityTimeout of at least 3 minutes, or omit it") == true)
  }

  @Test func `batches are what the kind of queue allows`() {
    let function = Function("resize", code: code)
    let fifo = Stack("shop", region: .euWest1) { FIFOQueue("uploads").triggers(function, batchSize: 11) }
    #expect(firstMessage(fifo) == "function 'resize' and queue 'uploads': the batch size is 11; use 1 to 10")
    let ungathered = Stack("shop", region: .euWest1) { Queue("uploads").triggers(function, batchSize: 11) }
    #expect(firstMessage(ungathered)?.contains("use a batchingWindow of at least 1 second") == true)
  }

  @Test func `events of failed invocations are sent to the queue for dead letters`() throws {
    let failed = Queue.deadLetterQueue("failed")
    let graph = try Stack("shop", region: .euWest1) { Function("mailer", code: code, deadLetters: failed) }.graph()
    let configuration = try #require(graph.resource("MailerAsyncCalls", as: Lambda.EventInvokeConfig.self))
    #expect(configuration.failureDestination == failed.arn && configuration.qualifier == "$LATEST")
    #expect(actions("MailerExecutionPolicy", graph).contains("sqs:SendMessage"))
    #expect(graph["FailedDeadLetters"] == nil)
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `Lambda may pull the image, for that function alone`() throws {
    let images = ImageRepository("importer")
    let graph = try Stack("shop", region: .euWest1) {
      Function("importer", code: .image(images, tag: "v1"), architecture: .arm64)
    }.graph()
    let function = try #require(graph.resource("ImporterFunction", as: Lambda.Function.self))
    #expect(function.packageType == .literal(.image) && function.runtime == nil && function.handler == nil)
    #expect(function.code.image == "\(images.uri):v1" && function.architectures == [.literal(.arm64)])
    let statements = try #require(graph.resource("ImporterRepository", as: ECR.Repository.self)?.policy?.statements)
    #expect(statements.count == 1 && statements[0].principal == IAM.Principal("Service", ["lambda.amazonaws.com"]))
    #expect(statements[0].actions?.values == ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"])
    let source = try #require(statements[0].conditions?.first)
    #expect(
      source.key == "aws:SourceArn" && source.values.values[0].expression.parts.last == .text(":function:shop-importer")
    )
  }

  @Test func `another workload can be granted its invocation`() throws {
    let mailer = Function("mailer", code: code)
    let graph = try Stack("shop", region: .euWest1) { mailer.grants(.invoke, to: Function("report", code: code)) }
      .graph()
    let policy = try #require(graph.resource("ReportFunctionPolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements.first?.actions?.values == ["lambda:InvokeFunction"])
    #expect(policy.document?.statements.first?.resources?.values == [mailer.arn])
  }

  @Test func `what Lambda would reject is an error`() {
    let large = Stack("shop", region: .euWest1) { Function("a", code: code, memory: 64) }
    #expect(firstMessage(large) == "function 'a' has 64 MiB of memory; use 128 to 10240")
    let long = Stack("shop", region: .euWest1) { Function("a", code: code, timeout: .minutes(16)) }
    #expect(
      firstMessage(long) == "function 'a' has a timeout of 16 minutes; use 1 second to 15 minutes, in whole seconds")
    let reserved = Stack("shop", region: .euWest1) {
      Function("a", code: code, environment: ["AWS_REGION": "eu-west-1"])
    }
    #expect(firstMessage(reserved) == "function 'a' sets 'AWS_REGION', which Lambda reserves; use another name")
  }

  @Test func `a runtime that AWS does not update is a note, one without new functions an error`() throws {
    func stack(_ runtime: Runtime) -> Stack {
      Stack("shop", region: .euWest1) {
        Function(
          "a", code: .zip(bucket: .existing("builds", bucketName: "builds"), key: "1", runtime: runtime, handler: "a.b")
        )
      }
    }
    #expect(try stack(.nodeJS24).graph().notes.filter { $0.message.contains("runtime") } == [])
    #expect(
      try stack(.dotNet8).graph().notes.map(\.message).filter { $0.contains("runtime") } == [
        "function 'a' has the runtime 'dotnet8', which AWS does not update since 2026-11-10; use 'dotnet10'"
      ])
    #expect(
      firstMessage(stack("nodejs20.x"))
        == "function 'a' has the runtime 'nodejs20.x', with which Lambda creates no function since 2026-06-01; "
        + "use 'nodejs24.x'")
  }
}
