extension MessageTopic {
  private func metric(_ name: String) -> Metric {
    Metric(of: self, "AWS/SNS", name, dimensions: ["TopicName": topic.attribute("TopicName")], statistic: .sum)
  }

  /// The number of messages published to the topic.
  public var numberOfMessagesPublished: Metric { metric("NumberOfMessagesPublished") }
  /// The number of messages that could not be delivered.
  public var numberOfNotificationsFailed: Metric { metric("NumberOfNotificationsFailed") }
}
