public import AWSResources

/// An ECS service on Fargate: tasks in several zones, with rolling updates that roll back when they fail.
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
  let healthCheckGracePeriod: Duration
  let logRetention: LogRetention
  let exec: ExecAccess

  /// Creates a service with one container.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the service runs on.
  ///   - subnets: where its tasks are placed.
  ///   - image: the image of the container.
  ///   - size: the CPU and memory of a task.
  ///   - port: the port that the container listens on; `nil` for a worker.
  ///   - applicationProtocol: what it speaks on the port, for services that connect to it. AWS changes it in no service that
  ///     exists; another one needs a service of another name.
  ///   - architecture: the instruction set that the image is built for.
  ///   - environment: plain environment variables; secrets are not accepted here.
  ///   - secrets: environment variables that ECS reads from a secret store when a task starts.
  ///   - command: the arguments, in place of the image's `CMD`.
  ///   - scaling: how many tasks the service runs.
  ///   - healthCheck: the health check of load balancers.
  ///   - containerHealthCheck: the health check by ECS, which a service without a load balancer should have.
  ///   - stickiness: how long a load balancer sends the requests of a client to the same task, 1 second to 7 days;
  ///     `nil` disables stickiness.
  ///   - spotShare: the share of tasks on Fargate Spot.
  ///   - healthCheckGracePeriod: how long failed health checks are ignored after a task has started.
  ///   - logRetention: how long the log group retains the containers' output.
  ///   - exec: whether people can run commands in the containers with ECS Exec, `.allowed(because: "…")`.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, image: ContainerImage, size: FargateSize,
    port: Port? = nil, applicationProtocol: ApplicationProtocol = .http, architecture: Architecture = .x86,
    environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, scaling: Scaling = .tasks(minimum: 2, maximum: 6),
    healthCheck: HealthCheck = HealthCheck(), containerHealthCheck: ContainerHealthCheck? = nil,
    stickiness: Duration? = nil, spotShare: SpotShare = .none, healthCheckGracePeriod: Duration = .seconds(60),
    logRetention: LogRetention = .threeMonths, exec: ExecAccess = .denied,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, on: cluster, in: subnets,
      task: TaskDefinition(size: size, architecture: architecture) {
        Container(
          name, image: image, port: port, applicationProtocol: applicationProtocol, environment: environment,
          secrets: secrets, command: command,
          healthCheck: containerHealthCheck)
      },
      scaling: scaling, healthCheck: healthCheck, stickiness: stickiness, spotShare: spotShare,
      healthCheckGracePeriod: healthCheckGracePeriod, logRetention: logRetention, exec: exec, fileID: fileID,
      line: line, column: column)
  }

  /// Creates a service with the containers of a task definition.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the service runs on.
  ///   - subnets: where its tasks are placed.
  ///   - task: the containers and the size of a task.
  ///   - scaling: how many tasks the service runs.
  ///   - healthCheck: the health check of load balancers.
  ///   - stickiness: how long a load balancer sends the requests of a client to the same task, 1 second to 7 days;
  ///     `nil` disables stickiness.
  ///   - spotShare: the share of tasks on Fargate Spot.
  ///   - healthCheckGracePeriod: how long failed health checks are ignored after a task has started.
  ///   - logRetention: how long the log group retains the containers' output.
  ///   - exec: whether people can run commands in the containers with ECS Exec, `.allowed(because: "…")`.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, task: TaskDefinition,
    scaling: Scaling = .tasks(minimum: 2, maximum: 6), healthCheck: HealthCheck = HealthCheck(),
    stickiness: Duration? = nil, spotShare: SpotShare = .none, healthCheckGracePeriod: Duration = .seconds(60),
    logRetention: LogRetention = .threeMonths, exec: ExecAccess = .denied,
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
    self.healthCheckGracePeriod = healthCheckGracePeriod
    self.logRetention = logRetention
    self.exec = exec
  }

  public var dependencies: [any Construct] {
    [placement.network, cluster] + task.dependencies + (scaling.backlog.map { [$0.queue.construct] } ?? [])
  }
  public var relations: [any Relation] { fileSystemMounts }
  /// What works through a queue, or on Spot, is stopped in the middle of its work: it gets the longest time to end it.
  var stopTimeout: Duration? { scaling.backlog != nil || spotShare != .none ? .seconds(120) : nil }

  /// The share of a service's tasks on Fargate Spot, which AWS can interrupt with a notice of two minutes.
  public enum SpotShare: Hashable, Sendable {
    /// All tasks run on Fargate.
    case none
    /// A percentage, 0 to 100, of the tasks after the first `base` ones.
    case percent(Int, base: Int)
  }
}

/// The health check of a service by a load balancer.
public struct HealthCheck: Hashable, Sendable {
  let path: String
  let successCodes: String
  let interval: Duration
  let timeout: Duration
  let healthyThreshold: Int
  let unhealthyThreshold: Int

  /// Creates a health check.
  ///
  /// - Parameters:
  ///   - path: the path of the request.
  ///   - successCodes: the HTTP status codes of a healthy task, `200`, `200-299`.
  ///   - interval: the time between two checks, 5 to 300 seconds.
  ///   - timeout: the time after which a check has failed, 2 to 120 seconds, less than the interval.
  ///   - healthyThreshold: the number of consecutive successes after which a task is healthy, 2 to 10.
  ///   - unhealthyThreshold: the number of consecutive failures after which a task is unhealthy, 2 to 10.
  public init(
    path: String = "/health", successCodes: String = "200", interval: Duration = .seconds(15),
    timeout: Duration = .seconds(5), healthyThreshold: Int = 2, unhealthyThreshold: Int = 3
  ) {
    self.path = path
    self.successCodes = successCodes
    self.interval = interval
    self.timeout = timeout
    self.healthyThreshold = healthyThreshold
    self.unhealthyThreshold = unhealthyThreshold
  }
}

// MARK: - What others refer to

extension FargateService: TaskRunner {
  var service: Reference<ECS.Service> { Reference(id("Service")) }
  /// The name of the service.
  public var serviceName: Value<String> { service.attribute("Name") }
  /// The ARN of the service.
  public var arn: Value<String> { service.attribute("ServiceArn") }
  /// The security group of the tasks.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("ServiceSecurityGroup")) }
  /// The role of the containers' code.
  public var taskRole: Reference<IAM.Role> { Reference(id("TaskRole")) }
  /// The log group of the containers' output.
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }

  var sessionKey: EncryptionKey? { cluster.sessionKey }

  /// The port that receives the service's traffic.
  var port: Port? { task.main?.port }
}
