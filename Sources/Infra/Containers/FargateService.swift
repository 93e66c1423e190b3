/// A service on Fargate: tasks kept running in several zones, replaced one by one, rolled back when they fail.
public struct FargateService: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let cluster: Cluster
  let placement: Placement
  let task: TaskDefinition
  let scaling: Scaling
  let healthCheck: HealthCheck
  let stickiness: Duration?
  let spotShare: SpotShare
  let gracePeriod: Duration
  let logRetention: LogRetention

  /// A service of one container.
  ///
  /// - Parameters:
  ///   - port: what the container listens on; a worker listens on none.
  ///   - environment: plain values; a secret does not fit here.
  ///   - secrets: values that ECS reads from a secret store when a task starts.
  ///   - healthCheck: how a load balancer finds out whether a task works.
  ///   - containerHealthCheck: how ECS finds out; a worker, which no load balancer asks, needs one.
  ///   - stickiness: how long a client stays with the task that it got, 1 second to 7 days.
  ///   - spotShare: how much of the service may run on interruptible capacity.
  ///   - gracePeriod: how long failed health checks do not count after a task's start.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some NonPublicSubnets, image: ContainerImage, size: FargateSize,
    port: Port? = nil, architecture: TaskDefinition.Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, scaling: Scaling = .tasks(2...6),
    healthCheck: HealthCheck = HealthCheck(), containerHealthCheck: ContainerHealthCheck? = nil,
    stickiness: Duration? = nil, spotShare: SpotShare = .none, gracePeriod: Duration = .seconds(60),
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, on: cluster, in: subnets,
      task: TaskDefinition(size: size, architecture: architecture) {
        Container(
          name, image: image, port: port, environment: environment, secrets: secrets, command: command,
          healthCheck: containerHealthCheck)
      },
      scaling: scaling, healthCheck: healthCheck, stickiness: stickiness, spotShare: spotShare,
      gracePeriod: gracePeriod, logRetention: logRetention, fileID: fileID, line: line, column: column)
  }

  /// A service of several containers, or of one that needs more said about it.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some NonPublicSubnets, task: TaskDefinition,
    scaling: Scaling = .tasks(2...6), healthCheck: HealthCheck = HealthCheck(), stickiness: Duration? = nil,
    spotShare: SpotShare = .none, gracePeriod: Duration = .seconds(60), logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("service", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cluster = cluster
    placement = subnets.placement
    self.task = task
    self.scaling = scaling
    self.healthCheck = healthCheck
    self.stickiness = stickiness
    self.spotShare = spotShare
    self.gracePeriod = gracePeriod
    self.logRetention = logRetention
  }

  @available(
    *, unavailable,
    message: "a service must not sit in public subnets: use privateSubnets, and a load balancer in publicSubnets"
  )
  public init(
    _ name: String, on cluster: Cluster, in subnets: PublicSubnets, image: ContainerImage, size: FargateSize,
    port: Port? = nil, architecture: TaskDefinition.Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, scaling: Scaling = .tasks(2...6),
    healthCheck: HealthCheck = HealthCheck(), containerHealthCheck: ContainerHealthCheck? = nil,
    stickiness: Duration? = nil, spotShare: SpotShare = .none, gracePeriod: Duration = .seconds(60),
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, on: cluster, in: subnets.network.privateSubnets, image: image, size: size, port: port)
  }

  public var dependencies: [any Construct] {
    [placement.network, cluster] + task.dependencies + (scaling.backlog.map { [$0.queue.construct] } ?? [])
  }
  public var relations: [any Relation] { fileSystemMounts }

  /// How much of a service may run on Fargate Spot, which AWS may take back with two minutes' notice.
  public enum SpotShare: Hashable, Sendable {
    case none
    /// A part of the tasks beyond the first `base` ones: 0 to 100 percent.
    case percent(Int, base: Int)
  }
}

/// How a load balancer finds out whether a target works.
public struct HealthCheck: Hashable, Sendable {
  let path: String
  let codes: String
  let interval: Duration
  let timeout: Duration
  let healthyThreshold: Int
  let unhealthyThreshold: Int

  /// - Parameters:
  ///   - path: what is requested.
  ///   - codes: the answers that are healthy: `200`, `200-299`.
  ///   - interval: 5 to 300 seconds.
  ///   - timeout: 2 to 120 seconds, below the interval.
  public init(
    path: String = "/health", codes: String = "200", interval: Duration = .seconds(15),
    timeout: Duration = .seconds(5), healthyThreshold: Int = 2, unhealthyThreshold: Int = 3
  ) {
    self.path = path
    self.codes = codes
    self.interval = interval
    self.timeout = timeout
    self.healthyThreshold = healthyThreshold
    self.unhealthyThreshold = unhealthyThreshold
  }
}

// MARK: - What others refer to

extension FargateService: TaskRunner {
  var service: Reference<ECS.Service> { Reference(id("Service")) }
  public var serviceName: Value<String> { service.attribute("Name") }
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("ServiceSecurityGroup")) }
  /// What the containers' own code may do.
  public var taskRole: Reference<IAM.Role> { Reference(id("TaskRole")) }
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }

  /// The port that the service's traffic comes in at.
  var port: Port? { task.main?.port }
}
