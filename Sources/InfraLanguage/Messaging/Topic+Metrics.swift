extension MessageTopic {
  private func metric(_ name: String) -> Metric {
    Metric(of: self, "AWS/SNS", name, dimensions: ["TopicName": topic.attribute("TopicName")], statistic: .sum)
  }

  public var publishedMessages: Metric { metric("NumberOfMessagesPublished") }
  /// How many messages could not be delivered.
  public var failedNotifications: Metric { metric("NumberOfNotificationsFailed") }
}
