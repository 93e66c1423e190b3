/// A queue triggers a function: an event source mapping.
public struct QueueTrigger: Relation, Adjustable {
  let function: Function
  let queue: AnyQueue
  let batchSize: Int
  let batchingWindow: Duration
  let maximumConcurrency: Int?
  let filter: JSONDocument?
  let reportsFailedItems: Bool
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { function }
  public var destination: any Construct { queue.construct }

  /// Six times the function's timeout, as AWS recommends: Lambda retries a batch while invocations are throttled.
  var neededVisibilityTimeout: Duration { function.timeout * 6 + batchingWindow }

  /// Lambda checks when the mapping is created whether the role can receive messages.
  public func contribute(to contributions: inout Contributions) {
    contributions.allow(queue.triggerStatements, to: function, atStart: true)
  }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      LogicalID(naming: queue.name, "To", function.name, "Trigger"), named: "\(queue.name)-to-\(function.name)",
      Lambda.EventSourceMapping {
        $0.function = function.function
        $0.source = queue.arn
        $0.batchSize = .literal(batchSize)
        $0.batchingWindow = batchingWindow == .zero ? nil : .literal(batchingWindow.wholeSeconds)
        $0.maximumConcurrency = maximumConcurrency.map { .literal($0) }
        $0.responseTypes = reportsFailedItems ? ["ReportBatchItemFailures"] : nil
        $0.filters = filter.map { [.init($0.text)] } ?? []
      })
  }

  private func check(_ lowering: inout Lowering) {
    let ends = "function '\(function.name)' and queue '\(queue.name)'"
    if let timeout = queue.visibilityTimeout, timeout < neededVisibilityTimeout {
      lowering.report(
        "\(ends): the queue's visibility timeout of \(timeout.words) ends while the function still processes a message; use a "
          + "visibilityTimeout of at least \(neededVisibilityTimeout.words), or omit it")
    }
    let most = queue.isFIFO ? 10 : 10_000
    if !(1...most).contains(batchSize) {
      lowering.report("\(ends): the batch size is \(batchSize); use 1 to \(most)")
    }
    if batchSize > 10, batchingWindow < .seconds(1) {
      lowering.report(
        "\(ends): a batch size over 10 requires a batching window; use a batchingWindow of at least 1 second")
    }
    if queue.isFIFO, batchingWindow != .zero {
      lowering.report("\(ends): a FIFO queue does not support a batching window; remove 'batchingWindow:'")
    }
    if !(.zero...(.minutes(5))).contains(batchingWindow) {
      lowering.report("\(ends): the batching window is \(batchingWindow.words); use up to 5 minutes")
    }
    if let maximumConcurrency, !(2...1000).contains(maximumConcurrency) {
      lowering.report("\(ends): the maximum concurrency is \(maximumConcurrency); use 2 to 1000")
    }
  }
}

extension MessageQueue {
  /// Invokes a function with the queue's messages, which Lambda deletes after success: `uploads.triggers(resize)`.
  ///
  /// - Parameters:
  ///   - function: the function that is invoked.
  ///   - batchSize: the largest number of messages in a batch, up to 10000, or 10 of a FIFO queue.
  ///   - batchingWindow: how long Lambda collects messages for a batch, up to 5 minutes.
  ///   - maximumConcurrency: the largest number of concurrent invocations, 2 to 1000.
  ///   - filter: which messages the function receives; Lambda deletes the others: `["body": ["kind": ["order"]]]`.
  ///   - reportsFailedItems: whether the function reports which messages of a batch failed; only those are retried.
  public func triggers(
    _ function: Function, batchSize: Int = 10, batchingWindow: Duration = .zero,
    maximumConcurrency: Int? = nil, filter: JSONDocument? = nil, reportsFailedItems: Bool = true,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> QueueTrigger {
    QueueTrigger(
      function: function, queue: AnyQueue(self), batchSize: batchSize, batchingWindow: batchingWindow,
      maximumConcurrency: maximumConcurrency, filter: filter, reportsFailedItems: reportsFailedItems,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}
