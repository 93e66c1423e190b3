public import AWSResources

/// An ECS service on Fargate that takes requests: tasks in several zones, with rolling updates that roll back when they fail. For
/// tasks that find their work themselves, ``FargateWorker``.
public struct FargateService: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public let cluster: Cluster
  let placement: Placement
  public let task: TaskDefinition
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
  ///   - port: the port that the container listens on.
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
    port: Port, applicationProtocol: ApplicationProtocol = .http, architecture: Architecture = .x86,
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
  ///   - task: the containers and the size of a task; the first container with a port receives the requests.
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

  public var dependencies: [any Construct] { runnerDependencies }
  public var relations: [any Relation] { fileSystemMounts }

  public func lower(into lowering: inout Lowering) {
    if port == nil {
      lowering.report(
        "\(description) has no container with a port, so nothing could send it requests; give a container one, or make it a "
          + "'FargateWorker'")
    }
    let routes: [LoadBalancerRoute] = lowering.relations(to: self)
    var requests = Requests()
    if let main = task.main, let port {
      requests.loadBalancers = targetGroups(routes, lowering).map { target in
        .init {
          $0.containerName = .literal(main.name)
          $0.containerPort = .literal(port.number)
          $0.targetGroup = target
        }
      }
    }
    requests.healthCheckGracePeriod = healthCheckGracePeriod
    requests.countLabel = routes.first?.requestCountLabel
    requests.registries = lowerRegistry(into: &lowering)
    lowerService(receiving: requests, into: &lowering)
  }

  /// The target groups of the service: all routes of a load balancer to it share one.
  private func targetGroups(
    _ routes: [LoadBalancerRoute], _ lowering: Lowering
  ) -> [Reference<ElasticLoadBalancing.TargetGroup>] {
    let apiRoutes: [HTTPAPIRoute] = lowering.relations(to: self)
    let balancers = routes.map(\.loadBalancer) + apiRoutes.compactMap(\.listenerBalancer)
    return balancers.map { $0.targetGroup(of: self) }.unique
  }
}

extension FargateService: ServiceRunner {
  /// The port that receives the service's traffic.
  var port: Port? { task.main?.port }

  func portName(_ lowering: Lowering) -> String? {
    lowering.relations(to: self, ServiceConnection.self).isEmpty ? nil : endpointName
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
