/// A directory of a container that lies elsewhere: `.fileSystem(uploads, at: "/data")`.
public struct Mount: Hashable, Sendable {
  public enum Access: Hashable, Sendable {
    case readOnly
    case readWrite
  }

  let accessPoint: AccessPoint
  let path: String
  let access: Access

  /// The directory of an access point, over TLS and by the task's own role.
  public static func fileSystem(_ accessPoint: AccessPoint, at path: String, access: Access = .readWrite) -> Mount {
    Mount(accessPoint: accessPoint, path: path, access: access)
  }

  /// The volume's name in the task: that of the access point.
  var volumeName: String { "\(accessPoint.name)-access-point" }
}

/// A task mounts directories of a file system.
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

  /// What the task's role may do: mount, through these access points and no others, and write where it is said.
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
  /// One for each file system.
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
    var paths = Set(container.readOnlyRootFileSystem.isOn ? container.writablePaths : [])
    for mount in container.mounts {
      if mount.path.first != "/" || mount.path == "/" {
        lowering.report(
          "container '\(container.name)' mounts '\(mount.accessPoint.name)' at '\(mount.path)'; use a path below '/'")
      }
      if !paths.insert(mount.path).inserted {
        lowering.report(
          "container '\(container.name)' has two volumes at '\(mount.path)'; mount '\(mount.accessPoint.name)' elsewhere"
        )
      }
    }
  }
}
