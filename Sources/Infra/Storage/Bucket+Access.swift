extension Bucket: Grantable {
  /// What a workload may do with objects: with all of them, or with those whose names begin alike.
  public struct Access: Hashable, Sendable {
    enum Kind: Hashable, Sendable, CaseIterable {
      case read, write, delete, list
    }

    let kind: Kind
    let prefix: String?

    public static let read = read(prefix: nil)
    /// Putting objects there, in parts too.
    public static let write = write(prefix: nil)
    public static let delete = delete(prefix: nil)
    public static let list = list(prefix: nil)

    /// - Parameter prefix: `contracts/`.
    public static func read(prefix: String?) -> Access { Access(kind: .read, prefix: prefix) }
    public static func write(prefix: String?) -> Access { Access(kind: .write, prefix: prefix) }
    public static func delete(prefix: String?) -> Access { Access(kind: .delete, prefix: prefix) }
    public static func list(prefix: String?) -> Access { Access(kind: .list, prefix: prefix) }
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    var statements = Access.Kind.allCases.compactMap { kind in
      statement(for: kind, access.filter { $0.kind == kind }.map(\.prefix))
    }
    let kinds = Set(access.map(\.kind))
    if let encryptionKey, !kinds.isDisjoint(with: [.read, .write]) {
      // An upload in parts reads back what it encrypted.
      let actions = ["kms:Decrypt"] + (kinds.contains(.write) ? ["kms:GenerateDataKey"] : [])
      statements.append(IAM.Statement(actions: actions, resources: [.expression(encryptionKey.key.expression)]))
    }
    return statements
  }

  private func statement(for kind: Access.Kind, _ prefixes: [String?]) -> IAM.Statement? {
    guard !prefixes.isEmpty else { return nil }
    // No prefix takes in every other.
    let unique = prefixes.contains(nil) ? [""] : prefixes.compactMap(\.self)
    let objects = unique.map { "\(arn)/\(text: $0)*" as Value<String> }
    switch kind {
    case .read: return IAM.Statement(actions: ["s3:GetObject"], resources: objects)
    case .write: return IAM.Statement(actions: ["s3:PutObject", "s3:AbortMultipartUpload"], resources: objects)
    case .delete: return IAM.Statement(actions: ["s3:DeleteObject"], resources: objects)
    case .list:
      var statement = IAM.Statement(actions: ["s3:ListBucket"], resources: [arn])
      if unique != [""] {
        var condition = IAM.Condition("StringLike", "s3:prefix")
        condition.values = IAM.OneOrMore(unique.map { .literal("\($0)*") })
        statement.conditions = [condition]
      }
      return statement
    }
  }
}
