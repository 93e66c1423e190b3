/// A volume that a container mounts: `.fileSystem(uploads, at: "/data")`, `.volume(spool, at: "/spool")`.
public struct Mount: Hashable, Sendable {
  /// What a container can do with a volume.
  public enum Access: Hashable, Sendable {
    /// Reading files.
    case readOnly
    /// Reading and writing files.
    case readWrite
  }

  indirect enum Source: Hashable, Sendable {
    case fileSystem(AccessPoint)
    case shared(SharedVolume)
  }

  let source: Source
  let path: String
  let access: Access

  /// The root directory of an access point, mounted over TLS with the permissions of the task role.
  ///
  /// - Parameters:
  ///   - accessPoint: the access point.
  ///   - path: the directory of the container.
  ///   - access: what the container can do with the files.
  public static func fileSystem(_ accessPoint: AccessPoint, at path: String, access: Access = .readWrite) -> Mount {
    Mount(source: .fileSystem(accessPoint), path: path, access: access)
  }

  /// A directory that the containers of the task share.
  ///
  /// - Parameters:
  ///   - volume: the volume, which the other containers mount too.
  ///   - path: the directory of the container.
  ///   - access: what the container can do with the files.
  public static func volume(_ volume: SharedVolume, at path: String, access: Access = .readWrite) -> Mount {
    Mount(source: .shared(volume), path: path, access: access)
  }

  var accessPoint: AccessPoint? {
    if case .fileSystem(let point) = source { return point }
    return nil
  }

  /// What is mounted, as messages name it.
  var name: String {
    switch source {
    case .fileSystem(let point): point.name
    case .shared(let volume): volume.name
    }
  }

  /// The volume's name in the task.
  var volumeName: String {
    switch source {
    case .fileSystem(let point): "\(point.name)-access-point"
    case .shared(let volume): volume.name
    }
  }
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
    let points = mounts.compactMap(\.accessPoint).unique
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
    return mounts.compactMap(\.accessPoint?.fileSystem).unique.map { fileSystem in
      FileSystemMount(
        runner: self, fileSystem: fileSystem, mounts: mounts.filter { $0.accessPoint?.fileSystem == fileSystem })
    }
  }

  /// The volumes that containers mount, and those of the agents of ECS Exec.
  var volumes: [ECS.Volume] {
    var seen: Set<String> = []
    let mounted = task.containers.flatMap(\.mounts).filter { seen.insert($0.volumeName).inserted }
    let agents = task.containers.flatMap { agentVolumes(of: $0).map(\.name) }
    return mounted.map(volume) + agents.map { name in .init { $0.name = .literal(name) } }
  }

  private func volume(of mount: Mount) -> ECS.Volume {
    .init {
      $0.name = .literal(mount.volumeName)
      guard let point = mount.accessPoint else { return }
      $0.efs = .init {
        $0.fileSystem = point.fileSystem.fileSystem.value
        $0.transitEncryption = .literal(.enabled)
        $0.accessPoint = point.accessPoint.value
        $0.iamAuthorization = .literal(.enabled)
      }
    }
  }

  /// Volumes of one name are one volume, so no two of a task may have the same by chance.
  func checkVolumes(_ lowering: inout Lowering) {
    var sources: [String: Mount.Source] = [:]
    for mount in task.containers.flatMap(\.mounts) {
      if let other = sources[mount.volumeName], other != mount.source {
        lowering.report("\(description) has two volumes named '\(mount.volumeName)'; rename one of them")
      }
      sources[mount.volumeName] = mount.source
    }
    for name in task.containers.flatMap({ agentVolumes(of: $0).map(\.name) }) where sources[name] != nil {
      lowering.report("\(description) has a volume named '\(name)', as ECS Exec has; rename it")
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
    for (_, path) in agentVolumes(of: container) where !paths.insert(path).inserted {
      lowering.report("container '\(container.name)' writes to '\(path)', as ECS Exec does; use another path")
    }
    for mount in container.mounts {
      if mount.path.first != "/" || mount.path == "/" {
        lowering.report(
          "container '\(container.name)' mounts '\(mount.name)' at '\(mount.path)'; use a path below '/'")
      }
      if !paths.insert(mount.path).inserted {
        lowering.report(
          "container '\(container.name)' has two volumes at '\(mount.path)'; mount '\(mount.name)' at another path"
        )
      }
    }
  }
}
