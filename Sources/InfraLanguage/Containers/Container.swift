/// A container of a task, by default with a read-only root file system and a user that is not root.
public struct Container: Hashable, Sendable {
  let name: String
  let image: ContainerImage
  let port: Port?
  let applicationProtocol: ApplicationProtocol
  let environment: PlainEnvironment
  let secrets: SecretEnvironment
  let command: [String]?
  let entryPoint: [String]?
  let healthCheck: ContainerHealthCheck?
  let user: String
  let readOnlyRootFileSystem: Safeguard
  let writablePaths: [WritablePath]
  let mounts: [Mount]
  let isEssential: Bool
  let memoryReservation: Int?
  let startsAfter: [StartCondition]
  let stopTimeout: Duration?
  let ulimits: [Ulimit]
  let logDelivery: LogDelivery

  /// Creates a container.
  ///
  /// - Parameters:
  ///   - name: the name of the container, which is unique in its task.
  ///   - image: the image.
  ///   - port: the port that the container listens on.
  ///   - applicationProtocol: what it speaks on the port, for services that connect to it. AWS changes it in no service that
  ///     exists (https://github.com/aws/containers-roadmap/issues/2378); another one needs a service of another name.
  ///   - environment: plain environment variables; secrets are not accepted here.
  ///   - secrets: environment variables that ECS reads from Secrets Manager or Parameter Store when the task starts.
  ///   - command: the arguments, in place of the image's `CMD`.
  ///   - entryPoint: the program, in place of the image's `ENTRYPOINT`.
  ///   - healthCheck: the command by which ECS determines whether the container is healthy.
  ///   - user: a user id and a group id, or a name of the image's, not root.
  ///   - readOnlyRootFileSystem: whether the container cannot write to its root file system.
  ///   - writablePaths: the directories in memory that the container can write to while its root file system is
  ///     read-only, together less than the memory of the task.
  ///   - mounts: the directories of file systems, and those that it shares with other containers of the task.
  ///   - isEssential: whether the task stops when the container stops.
  ///   - memoryReservation: the soft limit of memory, in MiB.
  ///   - startsAfter: the conditions on other containers under which the container starts.
  ///   - stopTimeout: the time between the signal to stop and the end of the container, 2 to 120 seconds. By default 30
  ///     seconds, and 120 in a service that scales with a queue or runs on Fargate Spot, whose tasks stop during their work.
  ///   - ulimits: the limits of what the container can use of the operating system.
  ///   - logDelivery: what happens when the container writes faster than CloudWatch Logs receives.
  public init(
    _ name: String, image: ContainerImage, port: Port? = nil, applicationProtocol: ApplicationProtocol = .http,
    environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, entryPoint: [String]? = nil,
    healthCheck: ContainerHealthCheck? = nil, user: String = "1000:1000", readOnlyRootFileSystem: Safeguard = .on,
    writablePaths: [WritablePath] = ["/tmp"], mounts: [Mount] = [], isEssential: Bool = true,
    memoryReservation: Int? = nil,
    startsAfter: [StartCondition] = [], stopTimeout: Duration? = nil, ulimits: [Ulimit] = [],
    logDelivery: LogDelivery = .nonBlocking()
  ) {
    self.name = name
    self.image = image
    self.port = port
    self.applicationProtocol = applicationProtocol
    self.environment = environment
    self.secrets = secrets
    self.command = command
    self.entryPoint = entryPoint
    self.healthCheck = healthCheck
    self.user = user
    self.readOnlyRootFileSystem = readOnlyRootFileSystem
    self.writablePaths = writablePaths
    self.mounts = mounts
    self.isEssential = isEssential
    self.memoryReservation = memoryReservation
    self.startsAfter = startsAfter
    self.stopTimeout = stopTimeout
    self.ulimits = ulimits
    self.logDelivery = logDelivery
  }

  /// None where the container can write to its root file system.
  var effectiveWritablePaths: [WritablePath] { readOnlyRootFileSystem.isOn ? writablePaths : [] }

  /// A condition on another container under which a container starts.
  public struct StartCondition: Hashable, Sendable {
    let container: String
    let condition: ECS.Container.Dependency.Condition

    /// The container has started.
    ///
    /// - Parameter container: the name of the container.
    public static func started(_ container: String) -> Self { .init(container: container, condition: .start) }
    /// The container has exited, with any exit code.
    ///
    /// - Parameter container: the name of the container.
    public static func completed(_ container: String) -> Self { .init(container: container, condition: .complete) }
    /// The container has exited with exit code 0.
    ///
    /// - Parameter container: the name of the container.
    public static func succeeded(_ container: String) -> Self { .init(container: container, condition: .success) }
    /// The container has passed its health check.
    ///
    /// - Parameter container: the name of the container.
    public static func healthy(_ container: String) -> Self { .init(container: container, condition: .healthy) }
  }
}

/// The health check of a container by ECS.
public struct ContainerHealthCheck: Hashable, Sendable {
  let command: [String]
  let interval: Duration
  let timeout: Duration
  let retries: Int
  let startPeriod: Duration

  /// Creates a health check.
  ///
  /// - Parameters:
  ///   - command: the command as ECS takes it, starting with `CMD` or `CMD-SHELL`.
  ///   - interval: the time between two checks, 5 to 300 seconds.
  ///   - timeout: the time after which a check has failed, 2 to 60 seconds.
  ///   - retries: the number of consecutive failures after which the container is unhealthy, 1 to 10.
  ///   - startPeriod: the time after the start in which failures are ignored, 0 to 300 seconds.
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

  /// A program in the container; an exit code other than 0 is a failure.
  ///
  /// - Parameter words: the program and its arguments.
  public static func command(_ words: String...) -> ContainerHealthCheck { ContainerHealthCheck(["CMD"] + words) }

  /// A command line for the container's shell; an exit code other than 0 is a failure.
  ///
  /// - Parameter line: the command line.
  public static func shell(_ line: String) -> ContainerHealthCheck { ContainerHealthCheck(["CMD-SHELL", line]) }
}
