/// What happens to a container's output while CloudWatch Logs does not receive it as fast as the container writes.
///
/// It is always stated, because the default is a setting of the account.
/// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
public struct LogDelivery: Hashable, Sendable {
  let mode: String
  let bufferMebibytes: Int?

  /// The container waits until its output has been received, so that no line is lost: for audits and payments.
  public static let blocking = LogDelivery(mode: "blocking", bufferMebibytes: nil)

  /// The output waits in a buffer, and lines are dropped when it is full, so that the container never waits.
  ///
  /// - Parameter mebibytes: the size of the buffer, in MiB, 1 to 1024; it counts as memory of the task.
  public static func nonBlocking(mebibytes: Int = 25) -> LogDelivery {
    LogDelivery(mode: "non-blocking", bufferMebibytes: mebibytes)
  }
}
