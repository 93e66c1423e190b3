extension Table {
  /// A call that DynamoDB counts errors of.
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

  /// How many reads were refused, because more came than the table takes.
  public var readThrottles: Metric { metric("ReadThrottleEvents") }
  /// How many writes were refused, because more came than the table takes.
  public var writeThrottles: Metric { metric("WriteThrottleEvents") }
  /// In read units.
  public var consumedReads: Metric { metric("ConsumedReadCapacityUnits") }
  /// In write units.
  public var consumedWrites: Metric { metric("ConsumedWriteCapacityUnits") }

  /// How many calls of a kind failed at DynamoDB's own fault.
  public func systemErrors(of operation: Operation) -> Metric {
    Metric(
      of: self, "AWS/DynamoDB", "SystemErrors",
      dimensions: ["TableName": tableName, "Operation": .literal(operation.rawValue)], statistic: .sum)
  }
}
