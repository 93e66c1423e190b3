/// A schedule of AWS Backup: what is saved when, for how long, in a vault with a key of its own.
///
/// AWS Backup saves under a role of its own that may not restore: who restores brings another.
public struct BackupPlan: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let selection: BackupSelection
  let schedules: [BackupSchedule]
  let encryptionKey: EncryptionKey?
  let minimumRetention: Duration?

  /// - Parameters:
  ///   - selection: what is saved.
  ///   - schedules: when it is saved, and for how long that stays.
  ///   - key: a key of the stack's for the vault; one of the vault's own unless given.
  ///   - minimumRetention: for how long nobody deletes what was saved, in whole days, unless the lock is taken off first.
  public init(
    _ name: String, of selection: BackupSelection, _ schedules: BackupSchedule..., key: EncryptionKey? = nil,
    minimumRetention: Duration? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("backup plan", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.selection = selection
    self.schedules = schedules
    encryptionKey = key
    self.minimumRetention = minimumRetention
  }

  public var dependencies: [any Construct] { (encryptionKey.map { [$0] } ?? []) + selection.constructs }

  // MARK: What others refer to

  var vault: Reference<Backup.BackupVault> { Reference(id("BackupVault")) }
  public var vaultARN: Value<String> { vault.attribute("BackupVaultArn") }
  var plan: Reference<Backup.BackupPlan> { Reference(id("BackupPlan")) }
  var role: Reference<IAM.Role> { Reference(id("BackupRole")) }
  var vaultKey: Reference<KMS.Key> { encryptionKey?.key ?? Reference(id("BackupKey")) }
}

/// A construct that AWS Backup can save.
public protocol BackupSource: Construct {
  var backupARN: Value<String> { get }
  static var backupService: BackupService { get }
  /// The key without which what is saved cannot be read.
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
  public var backupARN: Value<String> { instance.attribute("DBInstanceArn") }
  public static var backupService: BackupService { .rds }
}

/// What a plan saves.
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
  /// What the plan's role may read: nothing else can be saved.
  let parts: [Part]
  let constructs: [any Construct]
  /// The keys that what is saved is encrypted with.
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

  /// These constructs.
  public static func only(_ sources: any BackupSource...) -> BackupSelection {
    BackupSelection(.resources, sources.map { (type(of: $0).backupService, $0.backupARN) }, sources)
  }

  /// Everything of the account in the region that has the tag, of these services; buckets without a key of their own.
  public static func tag(_ key: String, _ value: String, of services: BackupService...) -> BackupSelection {
    BackupSelection(.tag(key, value), services.map { ($0, $0.everything) })
  }

  /// Everything of the stack, of these services; buckets without a key of their own.
  public static func stack(_ services: BackupService...) -> BackupSelection {
    BackupSelection(.stack, services.map { ($0, $0.everything) })
  }
}

/// When something is saved, and for how long that stays.
public struct BackupSchedule: Hashable, Sendable {
  public enum Weekday: String, Hashable, Sendable {
    case monday = "MON"
    case tuesday = "TUE"
    case wednesday = "WED"
    case thursday = "THU"
    case friday = "FRI"
    case saturday = "SAT"
    case sunday = "SUN"
  }

  let name: String
  let expression: String
  /// What of it AWS would refuse.
  let problem: String?
  let retention: Duration
  let coldStorage: Duration?

  /// Every day.
  ///
  /// - Parameters:
  ///   - hour: 0 to 23, in UTC.
  ///   - retention: in whole days.
  ///   - coldStorage: when it moves to cheaper storage, where it has to stay for 90 days at least.
  public static func daily(at hour: Int = 2, retention: Duration, coldStorage: Duration? = nil) -> BackupSchedule {
    BackupSchedule(
      name: "daily", expression: "cron(0 \(hour) * * ? *)", problem: problem(hour), retention: retention,
      coldStorage: coldStorage)
  }

  /// Every week.
  public static func weekly(
    on day: Weekday, at hour: Int = 2, retention: Duration, coldStorage: Duration? = nil
  ) -> BackupSchedule {
    BackupSchedule(
      name: "weekly", expression: "cron(0 \(hour) ? * \(day.rawValue) *)", problem: problem(hour),
      retention: retention, coldStorage: coldStorage)
  }

  /// Every month.
  ///
  /// - Parameter day: 1 to 28, so that every month has it.
  public static func monthly(
    on day: Int = 1, at hour: Int = 2, retention: Duration, coldStorage: Duration? = nil
  ) -> BackupSchedule {
    let outside = (1...28).contains(day) ? nil : "runs on day \(day) of a month; use 1 to 28, which every month has"
    return BackupSchedule(
      name: "monthly", expression: "cron(0 \(hour) \(day) * ? *)", problem: outside ?? problem(hour),
      retention: retention, coldStorage: coldStorage)
  }

  /// As an expression of EventBridge says: `cron(0 5 ? * MON-FRI *)`, `rate(12 hours)`.
  public static func expression(
    _ expression: String, named name: String, retention: Duration, coldStorage: Duration? = nil
  ) -> BackupSchedule {
    BackupSchedule(name: name, expression: expression, problem: nil, retention: retention, coldStorage: coldStorage)
  }

  private static func problem(_ hour: Int) -> String? {
    (0...23).contains(hour) ? nil : "runs at hour \(hour); use 0 to 23"
  }
}
