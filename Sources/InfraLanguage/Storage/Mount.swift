/// A volume that a container mounts: `.fileSystem(uploads, at: "/data")`.
public struct Mount: Hashable, Sendable {
  /// What a container can do with a volume.
  public enum Access: Hashable, Sendable {
    /// Reading files.
    case readOnly
    /// Reading and writing files.
    case readWrite
  }

  let accessPoint: AccessPoint
  let path: String
  let access: Access

  /// The root directory of an access point, mounted over TLS with the permissions of the task role.
  ///
  /// - Parameters:
  ///   - accessPoint: the access point.
  ///   - path: the directory of the container.
  ///   - access: what the container can do with the files.
  public static func fileSystem(_ accessPoint: AccessPoint, at path: String, access: Access = .readWrite) -> Mount {
    Mount(accessPoint: accessPoint, path: path, access: access)
  }

  /// The volume's name in the task.
  var volumeName: String { "\(accessPoint.name)-access-point" }
}

/// A task mounts a file system.
struct FileSystemMount: Relation {
  let runner: any TaskRunner
  let fileSystem: FileSystem
  let mounts: [Mount]

  var source: any Construct { runner }
  var destination: any Construct { fileSystem }
  var location: SourceLocation { runner.identity.location }

  func contribute(to contributions: inout Contributions) {
    contributions.allow(statements, to: runner)
    if fileSystem.existing != nil { return }
    contributions.delayStart(of: runner, until: fileSystem.mountTargetIDs)
  }

  func lower(into lowering: inout Lowering) {
    lowering.connect(
      runner.securityGroup, to: fileSystem.securityGroup, port: FileSystem.port,
      names: (runner.name, fileSystem.name))
  }

  /// The permissions of the task role: to mount through these access points, and to write through those that allow it.
  private var statements: [IAM.Statement] {
    let points = mounts.map(\.accessPoint).unique
    return points.map { point in
      let writes = mounts.contains { $0.accessPoint == point && $0.access == .readWrite }
      return IAM.Statement(
        actions: ["elasticfilesystem:ClientMount"] + (writes ? ["elasticfilesystem:ClientWrite"] : []),
        resources: [fileSystem.arn],
        conditions: [IAM.Condition("StringEquals", "elasticfilesystem:AccessPointArn", point.arn)])
    }
  }
}

extension TaskRunner {
  /// One relation for each file system.
  var fileSystemMounts: [FileSystemMount] {
    let mounts = task.containers.flatMap(\.mounts)
    return mounts.map(\.accessPoint.fileSystem).unique.map { fileSystem in
      FileSystemMount(
        runner: self, fileSystem: fileSystem, mounts: mounts.filter { $0.accessPoint.fileSystem == fileSystem })
    }
  }

  var fileSystemVolumes: [ECS.Volume] {
    task.containers.flatMap(\.mounts).map(\.accessPoint).unique.map { point in
      .init {
        $0.name = .literal(Mount.fileSystem(point, at: "/").volumeName)
        $0.efs = .init {
          $0.fileSystem = point.fileSystem.fileSystem.value
          $0.transitEncryption = .literal(.enabled)
          $0.accessPoint = point.accessPoint.value
          $0.iamAuthorization = .literal(.enabled)
        }
      }
    }
  }

  func checkMounts(of container: Container, _ lowering: inout Lowering) {
    var paths: Set<String> = []
    for directory in container.effectiveWritablePaths {
      if directory.path.first != "/" || directory.path == "/" {
        lowering.report("container '\(container.name)' writes to '\(directory.path)'; use a path below '/'")
      }
      if directory.mebibytes < 1 {
        lowering.report("container '\(container.name)' has no space at '\(directory.path)'; use at least 1 MiB")
      }
      if !paths.insert(directory.path).inserted {
        lowering.report("container '\(container.name)' lists the writable path '\(directory.path)' twice; remove one")
      }
    }
    for mount in container.mounts {
      if mount.path.first != "/" || mount.path == "/" {
        lowering.report(
          "container '\(container.name)' mounts '\(mount.accessPoint.name)' at '\(mount.path)'; use a path below '/'")
      }
      if !paths.insert(mount.path).inserted {
        lowering.report(
          "container '\(container.name)' has two volumes at '\(mount.path)'; mount '\(mount.accessPoint.name)' at another path"
        )
      }
    }
  }
}
