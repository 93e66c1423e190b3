extension MessageQueue {
  private func metric(_ name: String, of queue: Reference<SQS.Queue>, _ statistic: Metric.Statistic) -> Metric {
    Metric(of: self, "AWS/SQS", name, dimensions: ["QueueName": queue.attribute("QueueName")], statistic: statistic)
  }

  /// The age of the oldest message in the queue, in seconds.
  public var approximateAgeOfOldestMessage: Metric { metric("ApproximateAgeOfOldestMessage", of: queue, .maximum) }
  /// The number of messages that consumers can receive.
  public var approximateNumberOfMessagesVisible: Metric {
    metric("ApproximateNumberOfMessagesVisible", of: queue, .maximum)
  }
  /// The number of messages that were received and are not yet deleted.
  public var approximateNumberOfMessagesNotVisible: Metric {
    metric("ApproximateNumberOfMessagesNotVisible", of: queue, .maximum)
  }
  /// The number of messages in the dead-letter queue.
  public var approximateNumberOfDeadLettersVisible: Metric {
    metric("ApproximateNumberOfMessagesVisible", of: deadLetterQueue, .maximum).labelled("dead letters")
  }
}

extension MessageQueue: Measured {
  public var keyMetrics: [Metric] {
    [approximateNumberOfMessagesVisible, approximateNumberOfMessagesNotVisible, approximateAgeOfOldestMessage]
  }
}
