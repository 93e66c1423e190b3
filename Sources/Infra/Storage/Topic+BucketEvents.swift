extension Topic: BucketEventDestination {
  public var bucketEventTarget: BucketEventTarget { .topic(topic.value) }

  public func bucketEventPermission(for bucket: Bucket) -> LogicalID { id("TopicPolicy") }

  /// Lets the buckets in that send to the topic.
  ///
  /// A topic with a policy of its own has lost the one that let CloudWatch and EventBridge in.
  func lowerPolicy(for deliveries: [BucketDelivery], into lowering: inout Lowering) {
    guard !deliveries.isEmpty else { return }
    let arn = topic.value
    let services: [Value<String>] = ["cloudwatch.amazonaws.com", "events.amazonaws.com"]
    var statements = [
      IAM.Statement(
        .allow, "Services", principal: IAM.Principal("Service", services), actions: ["sns:Publish"], resources: [arn],
        conditions: [.sourceAccount]),
      .refusingPlainText("sns:Publish", on: [arn]),
    ]
    for delivery in deliveries {
      let statement = delivery.statement("sns:Publish", on: arn, in: lowering)
      if !statements.contains(statement) { statements.append(statement) }
    }
    lowering.add(
      id("TopicPolicy"),
      SNS.TopicPolicy {
        $0.topics = [topic]
        $0.document = IAM.PolicyDocument(statements)
      })
  }
}
