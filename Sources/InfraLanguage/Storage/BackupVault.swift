/// A vault of AWS Backup for copies of backups: in another region, or in another account.
///
/// A ``BackupPlan`` has a vault of its own; this one is for the copies of plans in other stacks, which name it with
/// ``BackupVault/existing(_:vaultARN:region:key:)``.
public struct BackupVault: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let encryptionKey: EncryptionKey?
  let minimumRetention: Duration?
  let accounts: [String]
  public private(set) var existing: Existing?

  /// Creates a vault.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - key: the key that encrypts the vault; a key that the vault creates by default.
  ///   - minimumRetention: the minimum retention of backups that the vault's lock enforces, in whole days.
  ///   - accounts: the ids of other accounts that can copy backups into the vault; both belong to one organization.
  public init(
    _ name: String, key: EncryptionKey? = nil, minimumRetention: Duration? = nil, admitting accounts: [String] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("backup vault", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    encryptionKey = key
    self.minimumRetention = minimumRetention
    self.accounts = accounts
  }

  /// A vault that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - vaultARN: its ARN.
  ///   - region: its region, if it is another one than the stack's.
  ///   - key: the key that encrypts it, if copies need permission to use it.
  public static func existing(
    _ name: String, vaultARN: ExistingValue, region: Region? = nil, key: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> BackupVault {
    var vault = BackupVault(name, key: key, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(vault.vault, ["BackupVaultArn": vaultARN])
    existing.region = region
    vault.existing = existing
    return vault
  }

  public var dependencies: [any Construct] { encryptionKey.map { [$0] } ?? [] }

  public var outputs: [ConstructOutput] { [.init("BackupVaultArn", arn, "ARN of backup vault '\(name)'")] }

  // MARK: What others refer to

  var vault: Reference<Backup.BackupVault> { Reference(id("BackupVault")) }
  /// The ARN of the vault.
  public var arn: Value<String> { vault.attribute("BackupVaultArn") }

  public func lower(into lowering: inout Lowering) {
    lowering.check(minimumRetention: minimumRetention, of: identity)
    for account in accounts where account.wholeMatch(of: /[0-9]{12}/) == nil {
      lowering.report("backup vault '\(name)' admits the account '\(account)'; use the 12 digits of an account's id")
    }
    lowering.addBackupVault(
      of: self, key: encryptionKey, minimumRetention: minimumRetention, policy: accounts.isEmpty ? nil : policy)
  }

  /// Other accounts can add copies, and nothing else.
  private var policy: IAM.PolicyDocument {
    let principals = accounts.map { "arn:\(.partition):iam::\(text: $0):root" as Value<String> }
    return IAM.PolicyDocument([
      IAM.Statement(
        .allow, "CopiesOfOtherAccounts", principal: IAM.Principal("AWS", principals),
        actions: ["backup:CopyIntoBackupVault"], resources: ["*"])
    ])
  }
}

extension Lowering {
  /// Adds a vault, and a key for it unless one is given.
  mutating func addBackupVault(
    of construct: some Construct, key: EncryptionKey?, minimumRetention: Duration?, policy: IAM.PolicyDocument? = nil
  ) {
    let name = construct.name
    let physicalName = construct.physicalName(in: self)
    Names.check(physical: physicalName, of: "backup vault", longest: 50, in: &self)
    if key == nil {
      addKey(
        construct.id("BackupKey"), named: "\(name)-backup", "Backup vault \(name)", alias: "\(physicalName)-backup",
        statements: [])
    }
    add(
      construct.id("BackupVault"), named: name,
      Backup.BackupVault {
        $0.name = .literal(physicalName)
        $0.kmsKey = key?.key ?? Reference(construct.id("BackupKey"))
        $0.policy = policy
        if let days = minimumRetention?.wholeDays { $0.lock = .init { $0.minimumRetention = .literal(days) } }
      }
    ) { $0.whenDeleted(.retain) }
  }

  mutating func check(minimumRetention: Duration?, of identity: Identity) {
    guard let minimumRetention, (minimumRetention.wholeDays ?? 0) < 1 else { return }
    report(
      "\(identity.description) has a minimum retention of \(minimumRetention.words); use whole days, at least 1")
  }
}
