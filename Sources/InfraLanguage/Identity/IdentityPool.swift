/// An identity pool of Cognito: gives the users of an application temporary AWS credentials.
public struct IdentityPool: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let clients: [UserPoolClient]
  let signedIn: [IdentityAccess]
  let guests: GuestAccess

  /// Creates an identity pool.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - clients: the user pool clients whose users get credentials.
  ///   - signedIn: the permissions of authenticated users.
  ///   - guests: the permissions of unauthenticated users; by default these get no credentials.
  public init(
    _ name: String, clients: UserPoolClient..., signedIn: [IdentityAccess], guests: GuestAccess = .none,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("identity pool", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.clients = clients
    self.signedIn = signedIn
    self.guests = guests
  }

  public var dependencies: [any Construct] { clients + (signedIn + guests.access).compactMap(\.resource?.construct) }

  var pool: Reference<Cognito.IdentityPool> { Reference(id("IdentityPool")) }
  /// The id of the identity pool.
  public var poolID: Value<String> { pool.value }
  /// The role of authenticated users.
  public var signedInRole: Reference<IAM.Role> { Reference(id("SignedInRole")) }
  var guestRole: Reference<IAM.Role> { Reference(id("GuestRole")) }
}

extension IdentityPool {
  public var outputs: [ConstructOutput] { [.init("IdentityPoolId", poolID, "ID of identity pool '\(name)'")] }
}

/// Whether unauthenticated users get credentials.
public enum GuestAccess: Hashable, Sendable {
  /// They get no credentials.
  case none
  /// They get credentials with these permissions. Reports show the reason.
  case allowed([IdentityAccess], because: String)

  var access: [IdentityAccess] {
    if case .allowed(let access, _) = self { access } else { [] }
  }
}

/// A permission of an identity pool's users.
public struct IdentityAccess: Hashable, Sendable {
  let statements: [IAM.Statement]
  /// The bucket or table that the permission is for.
  let resource: Resource?

  indirect enum Resource: Hashable, Sendable {
    case bucket(Bucket)
    case table(Table)

    var construct: any Construct {
      switch self {
      case .bucket(let bucket): bucket
      case .table(let table): table
      }
    }
  }

  private init(_ statements: [IAM.Statement], to resource: Resource? = nil) {
    self.statements = statements
    self.resource = resource
  }

  /// The policy variable for the identity id of the caller.
  private static let identity = "${cognito-identity.amazonaws.com:sub}"

  /// The access to objects or items.
  public enum ObjectAccess: Hashable, Sendable {
    /// Reading.
    case read
    /// Reading, creating, changing and deleting.
    case readAndWrite
  }

  /// Access to the objects below a prefix that contains the user's identity id: `users/<identity id>/…`.
  ///
  /// - Parameters:
  ///   - bucket: the bucket.
  ///   - prefix: the text before the identity id, with a slash at its end; empty by default.
  ///   - access: what the user can do with the objects.
  public static func ownPrefix(
    of bucket: Bucket, at prefix: String = "", _ access: ObjectAccess = .readAndWrite
  ) -> IdentityAccess {
    let keyActions = access == .read ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"]
    let key = bucket.encryptionKey.map { [IAM.Statement.use(of: $0.key.value, keyActions, through: "s3")] } ?? []
    return IdentityAccess(ownPrefixStatements(bucket.arn, prefix, access) + key, to: .bucket(bucket))
  }

  private static func ownPrefixStatements(
    _ bucket: Value<String>, _ prefix: String, _ access: ObjectAccess
  ) -> [IAM.Statement] {
    let own = "\(prefix)\(identity)/"
    let actions = access == .read ? ["s3:GetObject"] : ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
    return [
      IAM.Statement(.allow, "OwnObjects", actions: actions, resources: ["\(bucket)/\(text: own)*"]),
      IAM.Statement(
        .allow, "OwnList", actions: ["s3:ListBucket"], resources: [bucket],
        conditions: [IAM.Condition("StringLike", "s3:prefix", .literal("\(own)*"))]),
    ]
  }

  /// Access to the items of a table whose partition key is the user's identity id.
  ///
  /// - Parameters:
  ///   - table: the table.
  ///   - access: what the user can do with the items.
  public static func ownItems(of table: Table, _ access: ObjectAccess = .readAndWrite) -> IdentityAccess {
    IdentityAccess(ownItemsStatements(table.arn, access), to: .table(table))
  }

  private static func ownItemsStatements(_ table: Value<String>, _ access: ObjectAccess) -> [IAM.Statement] {
    let reading = ["dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query"]
    let writing = ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"]
    return [
      IAM.Statement(
        .allow, "OwnItems", actions: access == .read ? reading : reading + writing, resources: [table],
        conditions: [IAM.Condition("ForAllValues:StringEquals", "dynamodb:LeadingKeys", .literal(identity))])
    ]
  }

  /// Any other permission, such as calling an API.
  ///
  /// - Parameter statement: the statement of the role's policy.
  public static func statement(_ statement: IAM.Statement) -> IdentityAccess { IdentityAccess([statement]) }
}
