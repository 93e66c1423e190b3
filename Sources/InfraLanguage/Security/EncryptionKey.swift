/// A customer managed key in KMS.
///
/// The key rotates every year. Its policy delegates access to the IAM policies of the account, and allows access to the
/// AWS services that use it on behalf of a construct.
public struct EncryptionKey: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let summary: String?
  public private(set) var existing: Existing?

  /// Creates a key.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - description: the description of the key.
  public init(
    _ name: String, description: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("encryption key", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    summary = description
  }

  /// A key that exists already.
  ///
  /// Its policy does not change: where an AWS service must be able to use it, a note at synth states the permission that
  /// the policy must contain.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - keyARN: its ARN.
  ///   - region: its region, if it is another one than the stack's, such as that of a bucket with replicas.
  public static func existing(
    _ name: String, keyARN: ExistingValue, region: Region? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> EncryptionKey {
    var key = EncryptionKey(name, fileID: fileID, line: line, column: column)
    var existing = Existing()
    // An ARN identifies a key wherever its id does.
    existing.add(key.key, ["Arn": keyARN, "Ref": keyARN])
    existing.region = region
    key.existing = existing
    return key
  }

  public var dependencies: [any Construct] { [] }

  /// The key, by its ARN.
  public var key: Reference<KMS.Key> { Reference(id("Key")) }
  /// The ARN of the key.
  public var arn: Value<String> { key.attribute("Arn") }

  public func lower(into lowering: inout Lowering) {
    lowering.addKey(
      id("Key"), named: name, summary ?? "Key \(name)", alias: physicalName(in: lowering),
      statements: lowering.contribution(to: self).policyStatements)
  }
}

/// A construct is encrypted with a key, which AWS services use on behalf of the construct.
struct KeyUse: Relation {
  let user: any Construct
  let key: EncryptionKey
  /// The permissions that the key's policy must contain.
  let statements: [IAM.Statement]

  var source: any Construct { user }
  var destination: any Construct { key }
  var location: SourceLocation { user.identity.location }

  func contribute(to contributions: inout Contributions) {
    for statement in statements { contributions.admit(statement, to: key) }
  }
}

extension IAM.Statement {
  /// Allows a service to encrypt and decrypt on behalf of the stack's account: `cloudwatch.amazonaws.com`.
  ///
  /// EventBridge does not state the account on whose behalf it uses a key, so its statement has no condition.
  /// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  static func keyUse(by service: String) -> IAM.Statement {
    IAM.Statement(
      .allow, principal: IAM.Principal("Service", [.literal(service)]),
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"], resources: ["*"],
      conditions: service == Sender.eventBridge ? nil : [.sourceAccount])
  }
}

extension Lowering {
  /// A key that rotates, with an alias and a policy of the statements, which delegates access to the account's IAM
  /// policies.
  ///
  /// - Parameter isRetained: whether the key outlives its stack, as what it has encrypted does. KMS deletes another one 30
  ///   days later, the longest time in which the deletion can be cancelled.
  @discardableResult
  mutating func addKey(
    _ id: LogicalID, named name: String, _ summary: String, alias: String, statements: [IAM.Statement],
    isRetained: Bool = true
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
        if !isRetained { $0.deletionWindow = 30 }
      }
    ) { $0.whenDeleted(isRetained ? .retain : .delete) }
    add(
      LogicalID(id.name + "Alias"),
      KMS.Alias {
        $0.name = .literal("alias/\(alias)")
        $0.key = key
      })
    return key
  }
}
