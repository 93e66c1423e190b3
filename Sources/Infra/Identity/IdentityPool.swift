/// Gives the signed-in users of an application temporary credentials of AWS, good for little.
public struct IdentityPool: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let clients: [UserPoolClient]
  let signedIn: [IdentityAccess]
  let guests: GuestAccess

  /// - Parameters:
  ///   - clients: the clients of user pools whose users are admitted.
  ///   - signedIn: what users who signed in may do.
  ///   - guests: what everybody else may do: nothing, unless there is a reason.
  public init(
    _ name: String, for clients: UserPoolClient..., signedIn: [IdentityAccess], guests: GuestAccess = .none,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("identity pool", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.clients = clients
    self.signedIn = signedIn
    self.guests = guests
  }

  public var dependencies: [any Construct] { clients + (signedIn + guests.access).compactMap(\.resource?.construct) }

  var pool: Reference<Cognito.IdentityPool> { Reference(id("IdentityPool")) }
  public var poolID: Value<String> { pool.value }
  /// The role of users who signed in.
  public var signedInRole: Reference<IAM.Role> { Reference(id("SignedInRole")) }
  var guestRole: Reference<IAM.Role> { Reference(id("GuestRole")) }
}

/// Whether people who did not sign in get credentials.
public enum GuestAccess: Hashable, Sendable {
  case none
  /// Reports show the reason.
  case allowed([IdentityAccess], because: String)

  var access: [IdentityAccess] {
    if case .allowed(let access, _) = self { access } else { [] }
  }
}

/// What the people of an identity pool may do.
public struct IdentityAccess: Hashable, Sendable {
  let statements: [IAM.Statement]
  /// The construct that the access is to, where it is one of the stack.
  let resource: Resource?

  enum Resource: Hashable, Sendable {
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

  /// The policy variable that stands for the identity of whoever asks.
  private static let identity = "${cognito-identity.amazonaws.com:sub}"

  /// What is done with the objects of a bucket.
  public enum ObjectAccess: Hashable, Sendable {
    case read
    case readAndWrite
  }

  /// The objects below a prefix of the user's own: `users/<identity>/…`.
  ///
  /// - Parameter prefix: what comes before the identity, with its slash; the identity comes first unless given.
  public static func ownPrefix(
    of bucket: Bucket, at prefix: String = "", _ access: ObjectAccess = .readAndWrite
  ) -> IdentityAccess {
    let keyActions = access == .read ? ["kms:Decrypt"] : ["kms:Decrypt", "kms:GenerateDataKey"]
    let key = bucket.encryptionKey.map { [IAM.Statement(actions: keyActions, resources: [$0.key.value])] } ?? []
    return IdentityAccess(ownPrefixStatements(bucket.arn, prefix, access) + key, to: .bucket(bucket))
  }

  /// The same for a bucket from outside the stack.
  ///
  /// - Parameter bucket: its ARN.
  public static func ownPrefix(
    ofExisting bucket: Value<String>, at prefix: String = "", _ access: ObjectAccess = .readAndWrite
  ) -> IdentityAccess {
    IdentityAccess(ownPrefixStatements(bucket, prefix, access))
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

  /// The items of a table whose partition key is the user's identity.
  public static func ownItems(of table: Table, _ access: ObjectAccess = .readAndWrite) -> IdentityAccess {
    IdentityAccess(ownItemsStatements(table.arn, access), to: .table(table))
  }

  /// The same for a table from outside the stack.
  ///
  /// - Parameter table: its ARN.
  public static func ownItems(
    ofExisting table: Value<String>, _ access: ObjectAccess = .readAndWrite
  ) -> IdentityAccess {
    IdentityAccess(ownItemsStatements(table, access))
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

  /// Anything else, such as calling an API.
  public static func statement(_ statement: IAM.Statement) -> IdentityAccess { IdentityAccess([statement]) }
}
