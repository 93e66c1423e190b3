/// A container of a task.
///
/// Its root file system is read-only and its user is not root, unless said otherwise with a reason.
public struct Container: Hashable, Sendable {
  let name: String
  let image: ContainerImage
  let port: Port?
  let environment: PlainEnvironment
  let secrets: SecretEnvironment
  let command: [String]?
  let entryPoint: [String]?
  let healthCheck: ContainerHealthCheck?
  let user: String
  let readOnlyRoot: Safeguard
  let writablePaths: [String]
  let mounts: [Mount]
  let isEssential: Bool
  let memoryReservation: Int?
  let startsAfter: [StartCondition]
  let stopTimeout: Duration?

  /// - Parameters:
  ///   - port: what the container listens on.
  ///   - environment: plain values; a secret does not fit here.
  ///   - secrets: values that ECS reads from Secrets Manager or Parameter Store when the task starts.
  ///   - user: id and group, or a name of the image: never root.
  ///   - writablePaths: paths with a scratch volume, since the root file system is read-only.
  ///   - mounts: directories of file systems.
  ///   - isEssential: whether the task stops with the container.
  ///   - memoryReservation: in MiB.
  ///   - stopTimeout: how long the container has to stop, 2 to 120 seconds.
  public init(
    _ name: String, image: ContainerImage, port: Port? = nil, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, entryPoint: [String]? = nil,
    healthCheck: ContainerHealthCheck? = nil, user: String = "1000:1000", readOnlyRoot: Safeguard = .on,
    writablePaths: [String] = ["/tmp"], mounts: [Mount] = [], isEssential: Bool = true, memoryReservation: Int? = nil,
    startsAfter: [StartCondition] = [], stopTimeout: Duration? = nil
  ) {
    self.name = name
    self.image = image
    self.port = port
    self.environment = environment
    self.secrets = secrets
    self.command = command
    self.entryPoint = entryPoint
    self.healthCheck = healthCheck
    self.user = user
    self.readOnlyRoot = readOnlyRoot
    self.writablePaths = writablePaths
    self.mounts = mounts
    self.isEssential = isEssential
    self.memoryReservation = memoryReservation
    self.startsAfter = startsAfter
    self.stopTimeout = stopTimeout
  }

  /// That another container has to have come so far before this one starts.
  public struct StartCondition: Hashable, Sendable {
    let container: String
    let condition: ECS.Container.Dependency.Condition

    public static func started(_ container: String) -> Self { .init(container: container, condition: .start) }
    public static func completed(_ container: String) -> Self { .init(container: container, condition: .complete) }
    public static func succeeded(_ container: String) -> Self { .init(container: container, condition: .success) }
    public static func healthy(_ container: String) -> Self { .init(container: container, condition: .healthy) }
  }
}

/// How ECS finds out whether a container works.
public struct ContainerHealthCheck: Hashable, Sendable {
  let command: [String]
  let interval: Duration
  let timeout: Duration
  let retries: Int
  let startPeriod: Duration

  /// - Parameters:
  ///   - interval: 5 to 300 seconds.
  ///   - timeout: 2 to 60 seconds.
  ///   - startPeriod: how long failures do not count after the start, 0 to 300 seconds.
  public init(
    _ command: [String], interval: Duration = .seconds(15), timeout: Duration = .seconds(5), retries: Int = 3,
    startPeriod: Duration = .seconds(30)
  ) {
    self.command = command
    self.interval = interval
    self.timeout = timeout
    self.retries = retries
    self.startPeriod = startPeriod
  }

  /// A program in the container, which fails with an exit code other than 0.
  public static func command(_ words: String...) -> ContainerHealthCheck { ContainerHealthCheck(["CMD"] + words) }

  /// A command line of the container's shell, which fails with an exit code other than 0.
  public static func shell(_ line: String) -> ContainerHealthCheck { ContainerHealthCheck(["CMD-SHELL", line]) }
}
