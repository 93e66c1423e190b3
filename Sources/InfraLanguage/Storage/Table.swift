/// A table of DynamoDB: on demand, encrypted, with point-in-time recovery over the last 35 days.
///
/// Services in a network access it through the `.dynamoDB` gateway endpoint, which is free of charge.
public struct Table: Construct {
  /// The contents of a table's stream records.
  public typealias StreamView = DynamoDB.Table.StreamView

  public let identity: Identity
  public var adjustments = Adjustments()
  let partitionKey: TableKey
  let sortKey: TableKey?
  let indexes: [TableIndex]
  let capacity: TableCapacity
  let key: EncryptionKey?
  let timeToLiveAttribute: String?
  let stream: StreamView?
  let pointInTimeRecovery: Safeguard
  let deletionProtection: Safeguard
  /// The names of the secondary indexes that workloads can read.
  private(set) var indexNames: [String]
  public private(set) var existing: Existing?

  /// Creates a table.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - partitionKey: the attribute that determines an item's partition.
  ///   - sortKey: the attribute that identifies and orders the items of a partition.
  ///   - indexes: the secondary indexes.
  ///   - capacity: the capacity mode.
  ///   - key: the key that encrypts the table; a key of DynamoDB by default.
  ///   - timeToLiveAttribute: the attribute with the time, in seconds since 1970, after which DynamoDB deletes an item.
  ///   - stream: the contents of the records of the table's stream; without it, the table has no stream.
  ///   - pointInTimeRecovery: whether the table can be restored to any second of the last 35 days.
  ///   - deletionProtection: whether DynamoDB refuses to delete the table.
  public init(
    _ name: String, partitionKey: TableKey, sortKey: TableKey? = nil, indexes: [TableIndex] = [],
    capacity: TableCapacity = .onDemand, key: EncryptionKey? = nil, timeToLiveAttribute: String? = nil,
    stream: StreamView? = nil, pointInTimeRecovery: Safeguard = .on, deletionProtection: Safeguard = .on,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("table", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.partitionKey = partitionKey
    self.sortKey = sortKey
    self.indexes = indexes
    self.capacity = capacity
    self.key = key
    self.timeToLiveAttribute = timeToLiveAttribute
    self.stream = stream
    self.pointInTimeRecovery = pointInTimeRecovery
    self.deletionProtection = deletionProtection
    indexNames = indexes.map(\.name)
  }

  /// A table that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - tableName: its name in AWS.
  ///   - indexNames: the names of its secondary indexes that workloads of the stack read.
  ///   - key: the key that encrypts it; a key of DynamoDB by default.
  public static func existing(
    _ name: String, tableName: ExistingValue, indexNames: [String] = [], key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Table {
    // Nothing is created, so the partition key has no effect.
    var table = Table(name, partitionKey: .string("id"), key: key, fileID: fileID, line: line, column: column)
    table.indexNames = indexNames
    var existing = Existing()
    existing.add(
      table.table,
      [
        "Ref": tableName,
        "Arn": .derived("arn:\(.partition):dynamodb:\(.region):\(.accountID):table/\(table.table)"),
      ])
    table.existing = existing
    return table
  }

  public var dependencies: [any Construct] { key.map { [$0] } ?? [] }

  /// The table, by its name.
  public var table: Reference<DynamoDB.Table> { Reference(id("Table")) }
  /// The table's name in AWS, for the `environment` of a service.
  public var tableName: Value<String> { table.value }
  /// The ARN of the table.
  public var arn: Value<String> { table.attribute("Arn") }
}

/// A key attribute and its type.
public struct TableKey: Hashable, Sendable {
  let name: String
  let kind: DynamoDB.Table.Attribute.Kind

  /// An attribute of type String.
  ///
  /// - Parameter name: the attribute's name.
  public static func string(_ name: String) -> TableKey { TableKey(name: name, kind: .text) }

  /// An attribute of type Number.
  ///
  /// - Parameter name: the attribute's name.
  public static func number(_ name: String) -> TableKey { TableKey(name: name, kind: .number) }

  /// An attribute of type Binary.
  ///
  /// - Parameter name: the attribute's name.
  public static func binary(_ name: String) -> TableKey { TableKey(name: name, kind: .binary) }
}

/// A secondary index of a table.
public struct TableIndex: Hashable, Sendable {
  /// The attributes that are copied into an index, at the cost of storage and writes.
  public enum Projection: Hashable, Sendable {
    /// All attributes.
    case all
    /// The key attributes only.
    case keysOnly
    /// The key attributes, and those with these names.
    case including([String])
  }

  let name: String
  /// `nil` for a local index, which has the partition key of the table.
  let partitionKey: TableKey?
  let sortKey: TableKey?
  let projection: Projection

  /// A global secondary index, which can be added and removed at any time.
  ///
  /// - Parameters:
  ///   - name: the index's name.
  ///   - partitionKey: the partition key of the index.
  ///   - sortKey: the sort key of the index.
  ///   - projection: the attributes that are copied into the index.
  public static func global(
    _ name: String, partitionKey: TableKey, sortKey: TableKey? = nil, projection: Projection = .all
  ) -> TableIndex {
    TableIndex(name: name, partitionKey: partitionKey, sortKey: sortKey, projection: projection)
  }

  /// A local secondary index, with the table's partition key, which can be created only with the table.
  ///
  /// - Parameters:
  ///   - name: the index's name.
  ///   - sortKey: the sort key of the index.
  ///   - projection: the attributes that are copied into the index.
  public static func local(_ name: String, sortKey: TableKey, projection: Projection = .all) -> TableIndex {
    TableIndex(name: name, partitionKey: nil, sortKey: sortKey, projection: projection)
  }
}

/// The capacity mode of a table.
public enum TableCapacity: Hashable, Sendable {
  /// On demand: billed by request.
  case onDemand
  /// Provisioned read and write capacity units per second, billed by the hour; each global index has the same capacity.
  case provisioned(reads: Int, writes: Int)
}

extension Table: Grantable {
  /// The access to a table that a workload can be granted.
  public enum Access: Hashable, Sendable {
    /// Reading items of the table and its indexes.
    case read
    /// Creating, changing and deleting items.
    case write
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    let (reads, writes) = (access.contains(.read), access.contains(.write))
    guard reads || writes else { return [] }
    var actions = ["dynamodb:DescribeTable"]
    var keyActions = ["kms:Decrypt", "kms:DescribeKey"]
    if reads {
      actions += [
        "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:ConditionCheckItem",
      ]
    }
    if writes {
      actions += ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"]
      keyActions += ["kms:Encrypt", "kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:GenerateDataKey"]
    }
    // An index can only be read.
    let indexes = reads ? indexNames.map { "\(arn)/index/\(text: $0)" as Value<String> } : []
    let statement = IAM.Statement(actions: actions, resources: [arn] + indexes)
    guard let key else { return [statement] }
    return [statement, .use(of: key.key.value, keyActions, through: "dynamodb")]
  }
}
