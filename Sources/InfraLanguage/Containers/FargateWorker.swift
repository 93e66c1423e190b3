import AWSResources

/// An ECS service on Fargate that nobody sends requests to: its tasks find their work themselves, in a queue, a topic of Kafka or a
/// database. For tasks that take requests, ``FargateService``.
public struct FargateWorker: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public let cluster: Cluster
  let placement: Placement
  public let task: TaskDefinition
  let scaling: Scaling
  let spotShare: SpotShare
  let logRetention: LogRetention
  let exec: ExecAccess

  /// Creates a worker with one container.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the worker runs on.
  ///   - subnets: where its tasks are placed.
  ///   - image: the image of the container.
  ///   - size: the CPU and memory of a task.
  ///   - architecture: the instruction set that the image is built for.
  ///   - environment: plain environment variables; secrets are not accepted here.
  ///   - secrets: environment variables that ECS reads from a secret store when a task starts.
  ///   - command: the arguments, in place of the image's `CMD`.
  ///   - scaling: how many tasks the worker runs.
  ///   - containerHealthCheck: the command by which ECS determines whether the container is healthy; nothing else checks a worker.
  ///   - spotShare: the share of tasks on Fargate Spot.
  ///   - logRetention: how long the log group retains the containers' output.
  ///   - exec: whether people can run commands in the containers with ECS Exec, `.allowed(because: "…")`.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, image: ContainerImage, size: FargateSize,
    architecture: Architecture = .x86, environment: PlainEnvironment = [:], secrets: SecretEnvironment = [:],
    command: [String]? = nil, scaling: Scaling = .tasks(minimum: 2, maximum: 6),
    containerHealthCheck: ContainerHealthCheck? = nil, spotShare: SpotShare = .none,
    logRetention: LogRetention = .threeMonths, exec: ExecAccess = .denied,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, on: cluster, in: subnets,
      task: TaskDefinition(size: size, architecture: architecture) {
        Container(
          name, image: image, environment: environment, secrets: secrets, command: command,
          healthCheck: containerHealthCheck)
      },
      scaling: scaling, spotShare: spotShare, logRetention: logRetention, exec: exec, fileID: fileID, line: line,
      column: column)
  }

  /// Creates a worker with the containers of a task definition.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the worker runs on.
  ///   - subnets: where its tasks are placed.
  ///   - task: the containers and the size of a task; ports are for its own containers alone.
  ///   - scaling: how many tasks the worker runs.
  ///   - spotShare: the share of tasks on Fargate Spot.
  ///   - logRetention: how long the log group retains the containers' output.
  ///   - exec: whether people can run commands in the containers with ECS Exec, `.allowed(because: "…")`.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, task: TaskDefinition,
    scaling: Scaling = .tasks(minimum: 2, maximum: 6), spotShare: SpotShare = .none,
    logRetention: LogRetention = .threeMonths, exec: ExecAccess = .denied,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("worker", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cluster = cluster
    placement = subnets.placement
    self.task = task
    self.scaling = scaling
    self.spotShare = spotShare
    self.logRetention = logRetention
    self.exec = exec
  }

  public var dependencies: [any Construct] { runnerDependencies }
  public var relations: [any Relation] { fileSystemMounts }

  public func lower(into lowering: inout Lowering) {
    lowerService(into: &lowering)
  }
}

extension FargateWorker: ServiceRunner {}
