/// A file system on EFS that tasks mount: encrypted at rest and on the way, backed up every day, in every zone.
///
/// Only IAM opens it: who mounts it needs a role that may, and comes through an ``AccessPoint``.
public struct FileSystem: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement
  let encryptionKey: EncryptionKey?
  let throughput: Throughput
  let backups: Safeguard
  let infrequentAccess: IdleTime?
  let archive: IdleTime?
  let returnsOnAccess: Bool

  /// - Parameters:
  ///   - key: a key of the stack's to encrypt with; EFS's own unless given.
  ///   - backups: whether AWS Backup saves the file system every day, and keeps that for five weeks.
  ///   - infrequentAccess: when a file that nobody reads moves to cheaper storage.
  ///   - archive: when it moves to the cheapest; later than to infrequent access, and with elastic throughput alone.
  ///   - returnsOnAccess: whether the first reader brings the file back.
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

  /// How much a file system reads and writes in a second.
  public enum Throughput: Hashable, Sendable {
    /// As much as is asked for, paid by the byte.
    case elastic
    /// As much as the file system's size allows, more for a while.
    case bursting
    /// In MiB per second, 1 to 3414.
    case provisioned(Int)
  }

  /// The days without a reader that EFS can wait for.
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

  public var dependencies: [any Construct] { [placement.network] + (encryptionKey.map { [$0] } ?? []) }

  // MARK: What others refer to

  /// The file system; its identity is its id.
  public var fileSystem: Reference<EFS.FileSystem> { Reference(id("FileSystem")) }
  public var arn: Value<String> { fileSystem.attribute("Arn") }
  var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("FileSystemSecurityGroup")) }

  /// The file system's addresses, one in each subnet; a task that mounts it has to wait for them.
  var mountTargetIDs: [LogicalID] { placement.subnetIndices.map { id("MountTarget\($0 + 1)") } }

  /// NFS.
  static let port: Port = 2049
}

/// A directory of a file system, and the one user that everybody is who comes through it.
public struct AccessPoint: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let fileSystem: FileSystem
  let path: String
  let user: Int
  let group: Int
  let permissions: String

  /// - Parameters:
  ///   - path: the directory, which EFS makes where it is not there: `/uploads`.
  ///   - user: the number of the user in POSIX.
  ///   - group: the number of the user's group.
  ///   - permissions: of a new directory, in octal digits.
  public init(
    _ name: String, of fileSystem: FileSystem, path: String, user: Int = 1000, group: Int = 1000,
    permissions: String = "0750",
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("access point", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.fileSystem = fileSystem
    self.path = path
    self.user = user
    self.group = group
    self.permissions = permissions
  }

  public var dependencies: [any Construct] { [fileSystem] }

  /// The access point; its identity is its id.
  public var accessPoint: Reference<EFS.AccessPoint> { Reference(id("AccessPoint")) }
  public var arn: Value<String> { accessPoint.attribute("Arn") }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("AccessPoint"), named: name,
      EFS.AccessPoint {
        $0.fileSystem = fileSystem.fileSystem
        $0.user = .init {
          $0.id = .literal(user)
          $0.group = .literal(group)
        }
        $0.rootDirectory = .init {
          $0.path = .literal(path)
          $0.creation = .init {
            $0.owner = .literal(user)
            $0.group = .literal(group)
            $0.permissions = .literal(permissions)
          }
        }
      })
  }

  private func check(_ lowering: inout Lowering) {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let isPath = path.utf8.first == UInt8(ascii: "/") && path.utf8.count <= 100 && parts.count <= 4
    if !isPath || parts.contains(where: \.isEmpty) {
      lowering.report(
        "access point '\(name)' has the path '\(path)'; use '/' and up to four names with a '/' between them, "
          + "100 characters at most")
    }
    for (number, what) in [(user, "user"), (group, "group")] where !(0...Int(UInt32.max)).contains(number) {
      lowering.report("access point '\(name)' has the \(what) \(number); use 0 to \(UInt32.max)")
    }
    let isOctal = permissions.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    if !isOctal || !(3...4).contains(permissions.utf8.count) {
      lowering.report("access point '\(name)' has the permissions '\(permissions)'; use octal digits like 0750")
    }
  }
}
