import Testing
import Validation

@testable import InfraLanguage

@Suite struct TopicTests {
  @Test func `a topic has a key of its own and refuses plain text`() throws {
    let graph = try Stack("shop", region: .euWest1) { Topic("orders") }.graph()
    #expect(graph.resource("OrdersTopic", as: SNS.Topic.self)?.kmsKey?.id == "OrdersTopicKey")
    let statements = try #require(graph.resource("OrdersTopicPolicy", as: SNS.TopicPolicy.self)?.document?.statements)
    #expect(statements[0].effect == .literal(.deny) && statements[0].actions?.values == ["sns:Publish"])
    #expect(statements[0].conditions == [.init("Bool", "aws:SecureTransport", "false")])
    #expect(statements.count == 1)
    #expect(graph.resource("OrdersTopicKey", as: KMS.Key.self)?.policy?.statements.count == 1)
  }

  @Test func `the key of a topic goes with it, after the longest time in which that can be cancelled`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      Topic("orders")
      Topic("letters", key: EncryptionKey("data"))
    }.graph()
    #expect(graph["OrdersTopicKey"]?.deletionPolicy == .delete)
    #expect(graph.resource("OrdersTopicKey", as: KMS.Key.self)?.deletionWindow == 30)
    #expect(graph["DataKey"]?.deletionPolicy == .retainExceptOnCreate)
  }

  @Test func `a topic admits CloudWatch where an alarm notifies it, and so does its key`() throws {
    let key = EncryptionKey("messages")
    let graph = try Stack("shop", region: .euWest1) {
      Alarm.high(Queue("parcels").approximateAgeOfOldestMessage, above: 60, notify: Topic("operations"))
      Alarm.high(Queue("letters").approximateAgeOfOldestMessage, above: 60, notify: Topic("managers", key: key))
    }.graph()
    for topic in ["Operations", "Managers"] {
      let policy = graph.resource(LogicalID("\(topic)TopicPolicy"), as: SNS.TopicPolicy.self)?.document
      let admission = try #require(policy?.statements.last)
      #expect(admission.principal == IAM.Principal("Service", ["cloudwatch.amazonaws.com"]))
      #expect(admission.conditions == [.sourceAccount] && policy?.statements.count == 2)
    }
    for key in ["OperationsTopicKey", "MessagesKey"] {
      let users = graph.resource(LogicalID(key), as: KMS.Key.self)?.policy?.statements.compactMap(\.principal) ?? []
      #expect(users.contains(IAM.Principal("Service", ["cloudwatch.amazonaws.com"])))
    }
  }

  @Test func `a queue that is subscribed admits this topic alone, and so does its key`() throws {
    let key = EncryptionKey("messages")
    let parcels = Queue("parcels", key: key)
    let lost = Queue.deadLetterQueue("lost")
    let stack = Stack("shop", region: .euWest1) {
      Topic(
        "orders", key: key,
        subscribers: .queue(
          parcels, filter: .attributes(["event": ["paid"]]), rawMessageDelivery: true, deadLetters: lost))
    }
    let graph = try stack.graph()
    let subscription = try #require(graph.resource("OrdersToParcels", as: SNS.Subscription.self))
    #expect(subscription.protocolName == .literal(.sqs) && subscription.endpoint == parcels.arn)
    #expect(subscription.isRawMessageDelivery == true && subscription.filterPolicy == ["event": ["paid"]])
    #expect(subscription.filterPolicyScope == nil && subscription.redrivePolicy?.deadLetterTarget == lost.arn)

    for (policy, queue) in [("ParcelsQueuePolicy", parcels), ("LostQueuePolicy", lost)] {
      let statements = graph.resource(LogicalID(policy), as: SQS.QueuePolicy.self)?.document?.statements ?? []
      #expect(statements.count == 2)
      let admission = try #require(statements.last)
      #expect(admission.actions?.values == ["sqs:SendMessage"] && admission.resources?.values == [queue.arn])
      #expect(admission.principal == IAM.Principal("Service", ["sns.amazonaws.com"]))
      #expect(
        admission.conditions == [.init("ArnEquals", "aws:SourceArn", .expression(.attribute("OrdersTopic", "Ref")))])
    }
    #expect(graph["OrdersTopicKey"] == nil)
    let users = graph.resource("MessagesKey", as: KMS.Key.self)?.policy?.statements.dropFirst().map(\.principal)
    #expect(
      users == [IAM.Principal("Service", ["sns.amazonaws.com"])])
    #expect(Validator().check(graph).findings.isEmpty)
  }

  @Test func `a FIFO topic leads to FIFO queues`() throws {
    let billing = FIFOQueue("billing")
    let graph = try Stack("shop", region: .euWest1) {
      FIFOTopic("orders", deduplication: .byContent, subscribers: .queue(billing, filter: .body(["event": ["paid"]])))
    }.graph()
    let topic = try #require(graph.resource("OrdersTopic", as: SNS.Topic.self))
    #expect(topic.name == "shop-orders.fifo" && topic.isFIFO == true && topic.isContentBasedDeduplication == true)
    let subscription = try #require(graph.resource("OrdersToBilling", as: SNS.Subscription.self))
    #expect(subscription.filterPolicyScope == .literal(.messageBody))
  }

  @Test func `a function that is subscribed admits this topic alone`() throws {
    let mailer = Function(
      "mailer",
      code: .zip(
        bucket: .existing("builds", bucketName: "acme-builds"), key: "k", runtime: .nodeJS22, handler: "index.handler"))
    let graph = try Stack("shop", region: .euWest1) { Topic("news", subscribers: .function(mailer)) }.graph()
    let permission = try #require(graph.resource("MailerFromNewsPermission", as: Lambda.Permission.self))
    #expect(permission.principal == "sns.amazonaws.com" && permission.action == "lambda:InvokeFunction")
    #expect(permission.sourceARN == .expression(.attribute("NewsTopic", "Ref")))
    #expect(permission.sourceAccount == .accountID && permission.function?.id == "MailerFunction")
    let subscription = try #require(graph.resource("NewsToMailer", as: SNS.Subscription.self))
    #expect(subscription.protocolName == .literal(.lambda) && subscription.endpoint == mailer.arn)
  }
}
