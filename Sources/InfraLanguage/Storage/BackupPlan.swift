/// A plan of AWS Backup: what it backs up, when, and how long it retains the backups, in a vault with a key of its own.
///
/// It takes buckets, file systems, databases of RDS and Aurora clusters. DynamoDB tables have their point-in-time recovery.
/// The role that AWS Backup assumes cannot restore backups: a restore requires another role.
public struct BackupPlan: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let selection: BackupSelection
  let rules: [BackupRule]
  let encryptionKey: EncryptionKey?
  let minimumRetention: Duration?

  /// Creates a backup plan with a vault.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - selection: the resources that the plan backs up.
  ///   - rules: when the plan backs them up, and how long it retains the backups.
  ///   - key: the key that encrypts the vault; a key that the plan creates by default.
  ///   - minimumRetention: the minimum retention of backups that the vault's lock enforces, in whole days.
  public init(
    _ name: String, selection: BackupSelection, rules: BackupRule..., key: EncryptionKey? = nil,
    minimumRetention: Duration? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("backup plan", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.selection = selection
    self.rules = rules
    encryptionKey = key
    self.minimumRetention = minimumRetention
  }

  public var dependencies: [any Construct] {
    (encryptionKey.map { [$0] } ?? []) + selection.constructs + copyVaults.map { $0 as any Construct }
  }

  public var relations: [any Relation] {
    (selection.constructs + copyVaults).map { BackupMembership(plan: self, resource: $0) }
  }

  /// The other vaults that receive copies.
  var copyVaults: [BackupVault] { rules.flatMap(\.copies).map(\.vault).unique }

  // MARK: What others refer to

  var vault: Reference<Backup.BackupVault> { Reference(id("BackupVault")) }
  /// The ARN of the backup vault.
  public var vaultARN: Value<String> { vault.attribute("BackupVaultArn") }
  var plan: Reference<Backup.BackupPlan> { Reference(id("BackupPlan")) }
  var role: Reference<IAM.Role> { Reference(id("BackupRole")) }
  var vaultKey: Reference<KMS.Key> { encryptionKey?.key ?? Reference(id("BackupKey")) }
}

/// A plan backs a resource up, or copies backups to a vault.
struct BackupMembership: Relation {
  let plan: BackupPlan
  let resource: any Construct

  var source: any Construct { plan }
  var destination: any Construct { resource }
  var location: SourceLocation { plan.identity.location }
}

/// A construct that AWS Backup can back up.
public protocol BackupSource: Construct {
  /// The ARN of the resource that AWS Backup backs up.
  var backupARN: Value<String> { get }
  /// The service that the resource belongs to.
  static var backupService: BackupService { get }
  /// The key that encrypts the resource, which AWS Backup needs permission to use.
  var backupKey: EncryptionKey? { get }
}

extension BackupSource {
  public var backupKey: EncryptionKey? { nil }
}

extension Bucket: BackupSource {
  public var backupARN: Value<String> { arn }
  public static var backupService: BackupService { .s3 }
  public var backupKey: EncryptionKey? { encryptionKey }
}

extension FileSystem: BackupSource {
  public var backupARN: Value<String> { arn }
  public static var backupService: BackupService { .efs }
}

extension Database: BackupSource {
  public var backupARN: Value<String> { arn }
  public static var backupService: BackupService { .rds }
}

extension Aurora: BackupSource {
  public var backupARN: Value<String> { arn }
  public static var backupService: BackupService { .aurora }
}

/// The resources that a plan backs up.
public struct BackupSelection: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case tag(String, String)
    case stack
    case resources
  }

  /// Resources of one service.
  struct Part: Hashable, Sendable {
    let service: BackupService
    var arns: [Value<String>]
  }

  let kind: Kind
  /// The resources that the plan's role can read.
  let parts: [Part]
  let constructs: [any Construct]
  /// The keys that encrypt the resources.
  let keys: [EncryptionKey]

  private init(_ kind: Kind, _ resources: [(BackupService, Value<String>)], _ sources: [any BackupSource] = []) {
    self.kind = kind
    constructs = sources
    keys = sources.compactMap(\.backupKey).unique
    parts = resources.map(\.0).unique.map { service in
      Part(service: service, arns: resources.filter { $0.0 == service }.map(\.1).unique)
    }
  }

  public static func == (left: BackupSelection, right: BackupSelection) -> Bool {
    left.kind == right.kind && left.parts == right.parts
      && left.constructs.map(\.identity) == right.constructs.map(\.identity)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(parts)
  }

  /// Whether all resources of a service in the stack are selected.
  func isOfStack(with service: BackupService) -> Bool { kind == .stack && parts.contains { $0.service == service } }

  /// The resources of constructs: ``Bucket``, ``FileSystem``, ``Database`` and ``Aurora``.
  ///
  /// - Parameter sources: the constructs.
  public static func resources(_ sources: any BackupSource...) -> BackupSelection {
    BackupSelection(.resources, sources.map { (type(of: $0).backupService, $0.backupARN) }, sources)
  }

  /// All resources of the account and region that have a tag; buckets only if a key of S3 encrypts them.
  ///
  /// - Parameters:
  ///   - key: the tag's key.
  ///   - value: the tag's value.
  ///   - services: the services of the resources.
  public static func tag(_ key: String, _ value: String, services: BackupService...) -> BackupSelection {
    BackupSelection(.tag(key, value), services.map { ($0, $0.everything) })
  }

  /// All resources of the stack; buckets only if a key of S3 encrypts them.
  ///
  /// - Parameter services: the services of the resources.
  public static func stack(services: BackupService...) -> BackupSelection {
    BackupSelection(.stack, services.map { ($0, $0.everything) })
  }
}
