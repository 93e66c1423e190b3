/// An access point of a file system: a root directory, and the POSIX user of every client.
public struct AccessPoint: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let fileSystem: FileSystem
  let path: String
  let user: Int
  let group: Int
  let permissions: String
  public private(set) var existing: Existing?

  /// Creates an access point.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - fileSystem: the file system.
  ///   - path: the root directory, which EFS creates if it does not exist: `/uploads`.
  ///   - user: the POSIX user id.
  ///   - group: the POSIX group id.
  ///   - permissions: the permissions of a new root directory, in octal digits.
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

  /// An access point that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - fileSystem: its file system.
  ///   - accessPointID: its id, `fsap-…`.
  public static func existing(
    _ name: String, of fileSystem: FileSystem, accessPointID: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> AccessPoint {
    // Nothing is created, so the path has no effect.
    var point = AccessPoint(name, of: fileSystem, path: "/", fileID: fileID, line: line, column: column)
    var existing = Existing()
    let id = point.accessPoint
    existing.add(
      id,
      [
        "Ref": accessPointID,
        "Arn": .derived("arn:\(.partition):elasticfilesystem:\(.region):\(.accountID):access-point/\(id)"),
      ])
    point.existing = existing
    return point
  }

  public var dependencies: [any Construct] { [fileSystem] }

  /// The access point, by its id.
  public var accessPoint: Reference<EFS.AccessPoint> { Reference(id("AccessPoint")) }
  /// The ARN of the access point.
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
        "access point '\(name)' has the path '\(path)'; use '/' and up to four names separated by '/', at most 100 "
          + "characters")
    }
    for (number, what) in [(user, "user"), (group, "group")] where !(0...Int(UInt32.max)).contains(number) {
      lowering.report("access point '\(name)' has the \(what) \(number); use 0 to \(UInt32.max)")
    }
    let isOctal = permissions.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
    if !isOctal || !(3...4).contains(permissions.utf8.count) {
      lowering.report(
        "access point '\(name)' has the permissions '\(permissions)'; use three or four octal digits, such as 0750")
    }
  }
}
