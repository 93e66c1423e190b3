/// A file system on EFS that tasks mount: encrypted at rest and in transit, backed up daily, with a mount target in every
/// zone.
///
/// Access requires IAM permissions: a task mounts the file system through an ``AccessPoint`` with its task role.
public struct FileSystem: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where the mount targets are placed; `nil` for a file system that exists already.
  private(set) var placement: Placement?
  let encryptionKey: EncryptionKey?
  let throughput: Throughput
  let backups: Safeguard
  let infrequentAccess: IdleTime?
  let archive: IdleTime?
  let returnsOnAccess: Bool
  public private(set) var existing: Existing?

  /// Creates a file system.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its mount targets are placed.
  ///   - key: the key that encrypts the files; a key of EFS by default.
  ///   - throughput: the throughput mode.
  ///   - backups: whether AWS Backup backs the file system up daily, and retains the backups for five weeks; a ``BackupPlan``
  ///     that contains the file system replaces these backups. Without them, a note at synth shows the reason.
  ///   - infrequentAccess: when an unused file moves to the Infrequent Access storage class.
  ///   - archive: when an unused file moves to the Archive storage class, later than to Infrequent Access; requires
  ///     elastic throughput.
  ///   - returnsOnAccess: whether a file moves back to the Standard storage class on its first access.
  public init(
    _ name: String, in subnets: some DataTier, key: EncryptionKey? = nil, throughput: Throughput = .elastic,
    backups: Safeguard = .on, infrequentAccess: IdleTime? = .days30, archive: IdleTime? = nil,
    returnsOnAccess: Bool = false,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("file system", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    encryptionKey = key
    self.throughput = throughput
    self.backups = backups
    self.infrequentAccess = infrequentAccess
    self.archive = archive
    self.returnsOnAccess = returnsOnAccess
  }

  /// The throughput mode of a file system.
  public enum Throughput: Hashable, Sendable {
    /// Scales with the load, and is billed by the transferred bytes.
    case elastic
    /// Scales with the file system's size, with bursts.
    case bursting
    /// A fixed throughput in MiB per second, 1 to 3414.
    case provisioned(Int)
  }

  /// The time since the last access after which EFS moves a file.
  public enum IdleTime: Int, Hashable, Sendable, CaseIterable {
    case days1 = 1
    case days7 = 7
    case days14 = 14
    case days30 = 30
    case days60 = 60
    case days90 = 90
    case days180 = 180
    case days270 = 270
    case days365 = 365

    var word: String { self == .days1 ? "AFTER_1_DAY" : "AFTER_\(rawValue)_DAYS" }
  }

  public var dependencies: [any Construct] {
    let constructs: [(any Construct)?] = [placement?.network, encryptionKey]
    return constructs.compactMap { $0 }
  }

  // MARK: What others refer to

  /// The file system, by its id.
  public var fileSystem: Reference<EFS.FileSystem> { Reference(id("FileSystem")) }
  /// The ARN of the file system.
  public var arn: Value<String> { fileSystem.attribute("Arn") }
  /// The id of the file system.
  public var fileSystemID: Value<String> { fileSystem.value }
  /// The security group of the mount targets.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("FileSystemSecurityGroup")) }

  /// The mount targets, one in each subnet, which must exist before a task mounts the file system.
  var mountTargetIDs: [LogicalID] { placement?.subnetIndices.map { id("MountTarget\($0 + 1)") } ?? [] }

  /// The port of NFS.
  static let port: Port = 2049
}

extension FileSystem {
  /// A file system that exists already in the stack's account and region, with a mount target in every zone.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - fileSystemID: its id, `fs-…`.
  ///   - securityGroup: the id of the security group of its mount targets, to which mounts add rules.
  public static func existing(
    _ name: String, fileSystemID: ExistingValue, securityGroup: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> FileSystem {
    // Nothing is created, so the subnets have no effect.
    var fileSystem = FileSystem(
      name, in: Network(name).isolatedSubnets, fileID: fileID, line: line, column: column)
    fileSystem.placement = nil
    var existing = Existing()
    let id = fileSystem.fileSystem
    existing.add(
      id,
      [
        "Ref": fileSystemID,
        "Arn": .derived("arn:\(.partition):elasticfilesystem:\(.region):\(.accountID):file-system/\(id)"),
      ])
    existing.add(fileSystem.securityGroup, ["GroupId": securityGroup])
    fileSystem.existing = existing
    return fileSystem
  }
}
