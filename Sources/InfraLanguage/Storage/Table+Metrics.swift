extension Table {
  /// An operation of DynamoDB.
  public enum Operation: String, Hashable, Sendable {
    case getItem = "GetItem"
    case batchGetItem = "BatchGetItem"
    case query = "Query"
    case scan = "Scan"
    case putItem = "PutItem"
    case updateItem = "UpdateItem"
    case deleteItem = "DeleteItem"
    case batchWriteItem = "BatchWriteItem"
    case transactGetItems = "TransactGetItems"
    case transactWriteItems = "TransactWriteItems"
  }

  private func metric(_ name: String) -> Metric {
    Metric(of: self, "AWS/DynamoDB", name, dimensions: ["TableName": tableName], statistic: .sum)
  }

  /// The number of throttled reads.
  public var readThrottleEvents: Metric { metric("ReadThrottleEvents") }
  /// The number of throttled writes.
  public var writeThrottleEvents: Metric { metric("WriteThrottleEvents") }
  /// The consumed read capacity units.
  public var consumedReadCapacityUnits: Metric { metric("ConsumedReadCapacityUnits") }
  /// The consumed write capacity units.
  public var consumedWriteCapacityUnits: Metric { metric("ConsumedWriteCapacityUnits") }

  /// The number of requests that failed with an internal error of DynamoDB.
  ///
  /// - Parameter operation: the operation of the requests.
  public func systemErrors(of operation: Operation) -> Metric {
    Metric(
      of: self, "AWS/DynamoDB", "SystemErrors",
      dimensions: ["TableName": tableName, "Operation": .literal(operation.rawValue)], statistic: .sum)
  }
}

extension Table: Measured {
  public var keyMetrics: [Metric] {
    [consumedReadCapacityUnits, consumedWriteCapacityUnits, readThrottleEvents, writeThrottleEvents]
  }
}
