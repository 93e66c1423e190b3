/// A function is called with the messages of a queue.
public struct QueueTrigger: Relation {
  let function: Function
  let queue: AnyQueue
  let batchSize: Int
  let batchingWindow: Duration
  let maximumConcurrency: Int?
  let filter: JSONDocument?
  let reportsFailedItems: Bool
  public let location: SourceLocation

  public var source: any Construct { function }
  public var destination: any Construct { queue.construct }

  /// Six times the function's timeout, as AWS asks for: a batch is tried again while calls are throttled.
  var neededVisibilityTimeout: Duration { function.timeout * 6 + batchingWindow }

  /// Lambda looks at once whether the role may read the queue.
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
        "\(ends): the queue hides a message for \(timeout.words), and would hand it out anew while the function still works "
          + "on it; give the queue a visibilityTimeout of at least \(neededVisibilityTimeout.words), or none")
    }
    let most = queue.isFIFO ? 10 : 10_000
    if !(1...most).contains(batchSize) {
      lowering.report("\(ends): a batch of \(batchSize) messages; use 1 to \(most)")
    }
    if batchSize > 10, batchingWindow < .seconds(1) {
      lowering.report("\(ends): a batch of more than 10 messages has to be gathered; give a batchingWindow of 1 second")
    }
    if queue.isFIFO, batchingWindow != .zero {
      lowering.report("\(ends): batches of a FIFO queue are not gathered; leave out the batchingWindow")
    }
    if !(.zero...(.minutes(5))).contains(batchingWindow) {
      lowering.report("\(ends): batches are gathered for \(batchingWindow.words); use up to 5 minutes")
    }
    if let maximumConcurrency, !(2...1000).contains(maximumConcurrency) {
      lowering.report("\(ends): at most \(maximumConcurrency) calls at once; use 2 to 1000")
    }
  }
}

extension MessageQueue {
  /// Invokes a function with the queue's messages, which are deleted when it succeeds: `uploads.triggers(resize)`.
  ///
  /// - Parameters:
  ///   - function: the function that is invoked.
  ///   - batchSize: the largest number of messages in a batch, up to 10000, or 10 of a FIFO queue.
  ///   - batchingWindow: how long messages are gathered for a batch, up to 5 minutes.
  ///   - maximumConcurrency: the largest number of concurrent invocations, 2 to 1000.
  ///   - filter: which messages the function gets; the others are deleted: `["body": ["kind": ["order"]]]`.
  ///   - reportsFailedItems: whether the function reports which messages of a batch failed, and only those come again.
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
