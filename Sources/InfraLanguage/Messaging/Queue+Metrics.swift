extension MessageQueue {
  private func metric(_ name: String, of queue: Reference<SQS.Queue>, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/SQS", name, dimensions: ["QueueName": queue.attribute("QueueName")], statistic: statistic)
  }

  /// How long the oldest message has been waiting, in seconds.
  public var ageOfOldestMessage: Metric { metric("ApproximateAgeOfOldestMessage", of: queue, .maximum) }
  /// How many messages wait to be received.
  public var visibleMessages: Metric { metric("ApproximateNumberOfMessagesVisible", of: queue, .maximum) }
  /// How many messages were received and are not deleted yet.
  public var messagesInFlight: Metric { metric("ApproximateNumberOfMessagesNotVisible", of: queue, .maximum) }
  /// How many messages nobody could handle; for a queue with a dead-letter queue.
  public var visibleDeadLetters: Metric {
    metric("ApproximateNumberOfMessagesVisible", of: deadLetterQueue, .maximum).labelled("dead letters")
  }
}
