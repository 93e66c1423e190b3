extension MessageTopic: BucketEventDestination where Ordering == StandardOrdering {
  public var bucketEventTarget: BucketEventTarget { .topic(arn) }
  public func bucketEventPermission(for bucket: Bucket) -> LogicalID { id("TopicPolicy") }
  public func bucketEventRelation(for bucket: Bucket) -> any Relation {
    TopicPublication(from: Sender(bucket), to: self)
  }
}

extension MessageQueue: BucketEventDestination where Ordering == StandardOrdering {
  public var bucketEventTarget: BucketEventTarget { .queue(arn) }
  public func bucketEventPermission(for bucket: Bucket) -> LogicalID { id("QueuePolicy") }
  public func bucketEventRelation(for bucket: Bucket) -> any Relation {
    QueueDelivery(from: Sender(bucket), to: AnyQueue(self))
  }
}

extension Function: BucketEventDestination {
  public var bucketEventTarget: BucketEventTarget { .function(arn) }
  public func bucketEventPermission(for bucket: Bucket) -> LogicalID { invocation(by: bucket).permissionID }
  public func bucketEventRelation(for bucket: Bucket) -> any Relation { invocation(by: bucket) }
  private func invocation(by bucket: Bucket) -> Invocation { Invocation(of: self, by: Sender(bucket)) }
}
