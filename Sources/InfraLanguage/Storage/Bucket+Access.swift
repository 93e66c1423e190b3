extension Bucket: Grantable {
  /// The access to a bucket that a workload can be granted: to all objects, or to those with a prefix.
  public struct Access: Hashable, Sendable {
    enum Kind: Hashable, Sendable, CaseIterable {
      case read, write, delete, list
    }

    let kind: Kind
    let prefix: String?

    /// Getting objects.
    public static let read = read(prefix: nil)
    /// Putting objects, in multipart uploads too.
    public static let write = write(prefix: nil)
    /// Deleting objects.
    public static let delete = delete(prefix: nil)
    /// Listing objects.
    public static let list = list(prefix: nil)

    /// Getting objects with a prefix.
    ///
    /// - Parameter prefix: `contracts/`.
    public static func read(prefix: String?) -> Access { Access(kind: .read, prefix: prefix) }

    /// Putting objects with a prefix, in multipart uploads too.
    ///
    /// - Parameter prefix: `contracts/`.
    public static func write(prefix: String?) -> Access { Access(kind: .write, prefix: prefix) }

    /// Deleting objects with a prefix.
    ///
    /// - Parameter prefix: `contracts/`.
    public static func delete(prefix: String?) -> Access { Access(kind: .delete, prefix: prefix) }

    /// Listing objects with a prefix.
    ///
    /// - Parameter prefix: `contracts/`.
    public static func list(prefix: String?) -> Access { Access(kind: .list, prefix: prefix) }
  }

  public func problem(with access: Access) -> String? {
    guard let prefix = access.prefix else { return nil }
    let kind = ".\(access.kind)"
    if prefix.isEmpty { return "is granted '\(kind)' with an empty prefix; leave 'prefix:' out for all objects" }
    return KeyPrefix.problem(with: prefix).map { "is granted '\(kind)' with the prefix '\(prefix)', \($0)" }
  }

  public func statements(for access: [Access]) -> [IAM.Statement] {
    var statements = Access.Kind.allCases.compactMap { kind in
      statement(for: kind, access.filter { $0.kind == kind }.map(\.prefix))
    }
    let kinds = Set(access.map(\.kind))
    if let encryptionKey, !kinds.isDisjoint(with: [.read, .write]) {
      // A multipart upload decrypts its parts.
      let actions = ["kms:Decrypt"] + (kinds.contains(.write) ? ["kms:GenerateDataKey"] : [])
      statements.append(.use(of: .expression(encryptionKey.key.expression), actions, through: "s3"))
    }
    return statements
  }

  private func statement(for kind: Access.Kind, _ prefixes: [String?]) -> IAM.Statement? {
    guard !prefixes.isEmpty else { return nil }
    // Access without a prefix includes every prefix.
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
