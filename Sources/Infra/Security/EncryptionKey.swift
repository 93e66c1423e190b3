/// A key in KMS that several parts of a stack are encrypted with.
///
/// It rotates every year. Its policy leaves the say to the account's own IAM policies, and admits the AWS services
/// that need it for a construct that uses the key, and no others.
public struct EncryptionKey: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?

  public init(
    _ name: String, _ summary: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("encryption key", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.summary = summary
  }

  public var dependencies: [any Construct] { [] }

  /// The key; its identity is its ARN.
  public var key: Reference<KMS.Key> { Reference(id("Key")) }

  public func lower(into lowering: inout Lowering) {
    lowering.addKey(
      id("Key"), named: name, summary ?? "Key \(name)", alias: physicalName(in: lowering),
      statements: lowering.contribution(to: self).policyStatements)
  }
}

/// A construct is encrypted with a key, and AWS's services have to use it in the construct's name.
struct KeyUse: Relation {
  let user: any Construct
  let key: EncryptionKey
  /// What the key's policy admits.
  let statements: [IAM.Statement]

  var source: any Construct { user }
  var destination: any Construct { key }
  var location: SourceLocation { user.identity.location }

  func contribute(to contributions: inout Contributions) {
    for statement in statements { contributions.admit(statement, to: key) }
  }
}

extension IAM.Statement {
  /// Lets a service encrypt and decrypt on behalf of the stack's own account: `cloudwatch.amazonaws.com`.
  ///
  /// EventBridge does not say for whom it comes, so it cannot be asked.
  /// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  static func keyUse(by service: String) -> IAM.Statement {
    IAM.Statement(
      .allow, principal: IAM.Principal("Service", [.literal(service)]),
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"], resources: ["*"],
      conditions: service == Sender.eventBridge ? nil : [.sourceAccount])
  }
}

extension Lowering {
  /// A key that rotates, with an alias, which the account's IAM policies and the statements decide about.
  @discardableResult
  mutating func addKey(
    _ id: LogicalID, named name: String, _ summary: String, alias: String, statements: [IAM.Statement]
  ) -> Reference<KMS.Key> {
    let administration = IAM.Statement(
      .allow, "Administration", principal: IAM.Principal("AWS", ["arn:\(.partition):iam::\(.accountID):root"]),
      actions: ["kms:*"], resources: ["*"])
    let key = add(
      id, named: name,
      KMS.Key {
        $0.description = .literal(summary)
        $0.isRotated = true
        $0.policy = IAM.PolicyDocument([administration] + statements)
      }
    ) { $0.retain(.retain) }
    add(
      LogicalID(id.name + "Alias"),
      KMS.Alias {
        $0.name = .literal("alias/\(alias)")
        $0.key = key
      })
    return key
  }
}
