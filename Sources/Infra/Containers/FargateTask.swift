/// A task on Fargate that runs when something starts it, does its work and ends: a nightly job, an answer to an event.
public struct FargateTask: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let cluster: Cluster
  let placement: Placement
  let task: TaskDefinition
  let logRetention: LogRetention

  /// A task of one container.
  ///
  /// - Parameters:
  ///   - environment: plain values; a secret does not fit here.
  ///   - secrets: values that ECS reads from a secret store when the task starts.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some NonPublicSubnets, image: ContainerImage, size: FargateSize,
    architecture: TaskDefinition.Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, on: cluster, in: subnets,
      task: TaskDefinition(size: size, architecture: architecture) {
        Container(name, image: image, environment: environment, secrets: secrets, command: command)
      },
      logRetention: logRetention, fileID: fileID, line: line, column: column)
  }

  /// A task of several containers, or of one that needs more said about it.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some NonPublicSubnets, task: TaskDefinition,
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("task", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cluster = cluster
    placement = subnets.placement
    self.task = task
    self.logRetention = logRetention
  }

  @available(
    *, unavailable,
    message: "a task must not sit in public subnets: use privateSubnets"
  )
  public init(
    _ name: String, on cluster: Cluster, in subnets: PublicSubnets, image: ContainerImage, size: FargateSize,
    architecture: TaskDefinition.Architecture = .x86, environment: PlainEnvironment = [:],
    secrets: SecretEnvironment = [:], command: [String]? = nil, logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, on: cluster, in: subnets.network.privateSubnets, image: image, size: size)
  }

  public var dependencies: [any Construct] { [placement.network, cluster] + task.dependencies }
  public var relations: [any Relation] { fileSystemMounts }

  public func lower(into lowering: inout Lowering) {
    _ = lowerTask(into: &lowering)
  }
}

// MARK: - What others refer to

extension FargateTask: TaskRunner {
  public var role: Reference<IAM.Role> { taskRole }
  public var workloadGroup: Reference<EC2.SecurityGroup>? { securityGroup }
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("TaskSecurityGroup")) }
  /// What the containers' own code may do.
  public var taskRole: Reference<IAM.Role> { Reference(id("TaskRole")) }
  var definition: Reference<ECS.TaskDefinition> { Reference(id("TaskDefinition")) }

  /// What whoever starts the task needs: to run this definition on its cluster, and to hand on its two roles.
  var startStatements: [IAM.Statement] {
    [
      IAM.Statement(
        actions: ["ecs:RunTask"], resources: [definition.value],
        conditions: [IAM.Condition("ArnEquals", "ecs:cluster", cluster.arn)]),
      IAM.Statement(
        actions: ["iam:PassRole"], resources: [executionRole.value, taskRole.value],
        conditions: [IAM.Condition("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")]),
    ]
  }
}
