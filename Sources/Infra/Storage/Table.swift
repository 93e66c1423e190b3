/// A table of DynamoDB: on demand, encrypted, and restorable to any second of the last 35 days.
///
/// Services in a network reach it through the `.dynamoDB` endpoint, which is free.
public struct Table: Construct {
  public typealias StreamView = DynamoDB.Table.StreamView

  public let identity: Identity
  public var adjustments = Adjustments()
  let partition: TableKey
  let sort: TableKey?
  let indexes: [TableIndex]
  let capacity: TableCapacity
  let key: EncryptionKey?
  let expiryAttribute: String?
  let stream: StreamView?
  let pointInTimeRecovery: Safeguard
  let deletionProtection: Safeguard

  /// - Parameters:
  ///   - partition: the attribute that items are found by.
  ///   - sort: the attribute that tells items of one partition apart, and orders them.
  ///   - indexes: other attributes that items are found by.
  ///   - key: what the table is encrypted with; a key of DynamoDB's own unless given.
  ///   - expiryAttribute: the attribute with the time, in seconds since 1970, from which an item may be deleted.
  ///   - stream: what the table's stream says of each change; there is none unless given.
  public init(
    _ name: String, partition: TableKey, sort: TableKey? = nil, indexes: [TableIndex] = [],
    capacity: TableCapacity = .onDemand, key: EncryptionKey? = nil, expiryAttribute: String? = nil,
    stream: StreamView? = nil, pointInTimeRecovery: Safeguard = .on, deletionProtection: Safeguard = .on,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("table", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.partition = partition
    self.sort = sort
    self.indexes = indexes
    self.capacity = capacity
    self.key = key
    self.expiryAttribute = expiryAttribute
    self.stream = stream
    self.pointInTimeRecovery = pointInTimeRecovery
    self.deletionProtection = deletionProtection
  }

  public var dependencies: [any Construct] { key.map { [$0] } ?? [] }

  /// The table; its identity is its name.
  public var table: Reference<DynamoDB.Table> { Reference(id("Table")) }
  /// What clients ask for, for the `environment` of a service.
  public var tableName: Value<String> { table.value }
  public var arn: Value<String> { table.attribute("Arn") }
}

/// An attribute that items are found by, with its type.
public struct TableKey: Hashable, Sendable {
  let name: String
  let kind: DynamoDB.Table.Attribute.Kind

  public static func text(_ name: String) -> TableKey { TableKey(name: name, kind: .text) }
  public static func number(_ name: String) -> TableKey { TableKey(name: name, kind: .number) }
  public static func binary(_ name: String) -> TableKey { TableKey(name: name, kind: .binary) }
}

/// Another way to find a table's items.
public struct TableIndex: Hashable, Sendable {
  /// Which attributes an index has beside the keys: a copy costs storage and writes.
  public enum Projection: Hashable, Sendable {
    case all
    case keysOnly
    case including([String])
  }

  let name: String
  /// `nil` for a local index, which has the table's.
  let partition: TableKey?
  let sort: TableKey?
  let projection: Projection

  /// An index with keys of its own; it can be added and removed at any time.
  public static func global(
    _ name: String, partition: TableKey, sort: TableKey? = nil, projection: Projection = .all
  ) -> TableIndex {
    TableIndex(name: name, partition: partition, sort: sort, projection: projection)
  }

  /// An index with the table's partition key and another sort key; it has to be there from the start.
  public static func local(_ name: String, sort: TableKey, projection: Projection = .all) -> TableIndex {
    TableIndex(name: name, partition: nil, sort: sort, projection: projection)
  }
}

/// How much a table takes.
public enum TableCapacity: Hashable, Sendable {
  /// As much as comes, paid by the request.
  case onDemand
  /// So many units a second, paid by the hour; each global index has as many.
  case provisioned(reads: Int, writes: Int)
}

extension Table: Grantable {
  public enum Access: Hashable, Sendable {
    case read
    case write
    case readWrite
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    let reads = access.contains(.read) || access.contains(.readWrite)
    let writes = access.contains(.write) || access.contains(.readWrite)
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
    // Indexes are read alone.
    let indexes = reads ? indexes.map { "\(arn)/index/\(text: $0.name)" as Value<String> } : []
    let statement = IAM.Statement(actions: actions, resources: [arn] + indexes)
    guard let key else { return [statement] }
    return [statement, IAM.Statement(actions: keyActions, resources: [key.key.value])]
  }
}
