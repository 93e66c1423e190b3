import AWSResources

/// Checks that a container that is not root can write to the volumes of its task.
struct VolumeIsWritableByItsUser: Rule {
  static let description = RuleDescription(
    id: "volume-is-writable-by-its-user",
    subject: .deployment,
    severity: .warning,
    summary: "A container that runs as another user than root can write to the directories that it mounts.",
    rationale: """
      The bind mount of a Fargate task belongs to root and has the mode 0755, unless the image declares the directory as a \
      VOLUME with another owner. With a read-only root file system, the program then cannot write anywhere.
      """,
    remedy: """
      Mount a 'Tmpfs' in 'LinuxParameters' instead of the volume, which any user can write to, or state why the image owns the \
      directory.
      """,
    references: [
      .aws("AmazonECS/latest/developerguide/bind-mounts.html"),
      .aws("AmazonECS/latest/APIReference/API_Tmpfs.html"),
    ],
    passes: [
      RuleExample("a tmpfs") { graph in
        graph.add(
          "Task",
          task(
            mounts: [],
            tmpfs: .init {
              $0.containerPath = "/tmp"
              $0.size = 64
            }))
      },
      RuleExample("a container that runs as root") { graph in graph.add("Task", task(user: "0")) },
      RuleExample("a volume that containers share, which one of them may prepare and a tmpfs cannot replace") { graph in
        graph.add("Task", task(others: [container("prepare", user: nil, isReadOnly: nil, mounts: [mount])]))
      },
      RuleExample("a directory of the agent of ECS Exec, which runs as root") { graph in
        graph.add(
          "Task",
          task(mounts: [
            .init {
              $0.volume = "scratch"
              $0.containerPath = "/var/lib/amazon"
            }
          ]))
      },
      RuleExample("a volume that is mounted to be read") { graph in
        graph.add(
          "Task",
          task(mounts: [
            .init {
              $0.volume = "scratch"
              $0.containerPath = "/etc/app"
              $0.isReadOnly = true
            }
          ]))
      },
      RuleExample("a file system") { graph in
        graph.add("Task", task(volume: .init { $0.efs = .init { $0.fileSystem = "fs-0a1b2c3d" } }))
      },
      RuleExample("a directory of an instance, whose owner is the instance's own matter") { graph in
        graph.add("Task", task(volume: .init { $0.hostPath = "/var/scratch" }, launch: .ec2))
      },
    ],
    fails: [
      RuleExample(
        "a bind mount of a user other than root",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.MountPoints.0",
          """
          'app' of 'Task' runs as '1000' and cannot write to '/tmp', which belongs to root; mount a 'Tmpfs' there instead
          """)
      ) { graph in graph.add("Task", task()) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) where isConfined(container, model) {
      let task = container.task
      guard task.requiresCompatibilities?.items.contains(where: { $0.literal == .fargate }) == true,
        !task.resource.runsWindows, let user = model.literal(container.container.user)
      else { continue }
      for (index, mount) in container.container.mountPoints.enumerated()
      where model.known(mount.isReadOnly).or(false) == .value(false) {
        guard let name = model.literal(mount.volume), isBindMount(name, of: task, model),
          !isShared(name, by: container, model), let path = model.literal(mount.containerPath),
          !Self.directoriesOfAgents.contains(where: path.hasPrefix)
        else { continue }
        findings.report(
          .cannotWrite(container.name, user, path), on: container, at: "MountPoints", "\(index)")
      }
    }
  }

  /// Whether the container is not root, and can write nowhere else.
  private func isConfined(_ container: TaskContainer, _ model: Model) -> Bool {
    model.known(container.container.isRootFilesystemReadOnly) == .value(true)
      && isKnownNotToBeRoot(container.container, model)
  }

  /// The part of a user before the colon: `1000:1000`.
  private func isKnownNotToBeRoot(_ container: ECS.Container, _ model: Model) -> Bool {
    guard let user = model.literal(container.user)?.prefix(while: { $0 != ":" }), !user.isEmpty else { return false }
    return user != "root" && Int(user) != 0
  }

  /// Whether a volume is an empty directory that ECS makes for each task.
  private func isBindMount(_ name: String, of task: Located<ECS.TaskDefinition>, _ model: Model) -> Bool {
    guard let volume = task.volumes.first(where: { model.literal($0.name) == name }) else { return false }
    return volume.hostPath == nil && volume.docker == nil && volume.efs == nil && volume.windowsFileServer == nil
      && model.known(volume.isConfiguredAtLaunch).or(false) == .value(false)
  }

  /// Whether another container of the task mounts the volume too.
  private func isShared(_ volume: String, by container: TaskContainer, _ model: Model) -> Bool {
    container.task.containers.enumerated().contains { index, other in
      index != container.index && other.mountPoints.contains { model.literal($0.volume) == volume }
    }
  }

  /// Where the agents that ECS adds to a container write, as root.
  private static let directoriesOfAgents = ["/managed-agents", "/var/lib/amazon", "/var/log/amazon"]

  private static let mount = ECS.Container.MountPoint {
    $0.volume = "scratch"
    $0.containerPath = "/tmp"
  }

  private static func container(
    _ name: String, user: Value<String>?, isReadOnly: Value<Bool>?, mounts: [ECS.Container.MountPoint],
    tmpfs: ECS.LinuxParameters.Tmpfs? = nil
  ) -> ECS.Container {
    ECS.Container { container in
      container.name = .literal(name)
      container.user = user
      container.isRootFilesystemReadOnly = isReadOnly
      container.mountPoints = mounts
      if let tmpfs { container.linuxParameters = .init { $0.tmpfs = [tmpfs] } }
    }
  }

  private static func task(
    user: Value<String> = "1000", mounts: [ECS.Container.MountPoint] = [mount], volume: ECS.Volume = .init(),
    tmpfs: ECS.LinuxParameters.Tmpfs? = nil, others: [ECS.Container] = [],
    launch: ECS.TaskDefinition.Compatibility = .fargate
  ) -> ECS.TaskDefinition {
    ECS.TaskDefinition { task in
      var volume = volume
      volume.name = "scratch"
      task.requiresCompatibilities = [.literal(launch)]
      task.volumes = [volume]
      task.containers = [container("app", user: user, isReadOnly: true, mounts: mounts, tmpfs: tmpfs)] + others
    }
  }
}

extension Finding.Message {
  fileprivate static func cannotWrite(_ container: String, _ user: String, _ path: String) -> Self {
    """
    \(container) runs as '\(user)' and cannot write to '\(path)', which belongs to root; mount a 'Tmpfs' there instead
    """
  }
}
