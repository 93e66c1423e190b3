public import AWSResources

/// A task on Fargate that a schedule or an event starts, and that ends by itself.
public struct FargateTask: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let cluster: Cluster
  let placement: Placement
  let task: TaskDefinition
  let logRetention: LogRetention

  /// Creates a task with one container.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the task runs on.
  ///   - subnets: where the task is placed.
  ///   - image: the image of the container.
  ///   - size: the CPU and memory of the task.
  ///   - architecture: the instruction set that the image is built for.
  ///   - environment: plain environment variables; secrets are not accepted here.
  ///   - secrets: environment variables that ECS reads from a secret store when the task starts.
  ///   - command: the arguments, in place of the image's `CMD`.
  ///   - logRetention: how long the log group retains the container's output.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, image: ContainerImage, size: FargateSize,
    architecture: Architecture = .x86, environment: PlainEnvironment = [:],
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

  /// Creates a task with the containers of a task definition.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - cluster: the cluster that the task runs on.
  ///   - subnets: where the task is placed.
  ///   - task: the containers and the size of the task.
  ///   - logRetention: how long the log group retains the containers' output.
  public init(
    _ name: String, on cluster: Cluster, in subnets: some WorkloadTier, task: TaskDefinition,
    logRetention: LogRetention = .threeMonths,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("task", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.cluster = cluster
    placement = subnets.placement
    self.task = task
    self.logRetention = logRetention
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
  /// The log group of the containers' output.
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }
  /// The security group of the task.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("TaskSecurityGroup")) }
  /// The role of the containers' code.
  public var taskRole: Reference<IAM.Role> { Reference(id("TaskRole")) }
  /// A task that ends by itself has nobody who waits for it.
  var exec: ExecAccess { .denied }
  var sessionKey: EncryptionKey? { nil }
  var definition: Reference<ECS.TaskDefinition> { Reference(id("TaskDefinition")) }
  /// The ARN of the task definition, with its revision.
  public var taskDefinitionARN: Value<String> { definition.value }

  /// The permissions to start the task: to run the definition on its cluster, to give the task its tags, and to pass its two
  /// roles. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/CWE_IAM_role.html
  var startStatements: [IAM.Statement] {
    [
      IAM.Statement(
        actions: ["ecs:RunTask"], resources: [definition.value],
        conditions: [IAM.Condition("ArnEquals", "ecs:cluster", cluster.arn)]),
      IAM.Statement(
        actions: ["ecs:TagResource"],
        resources: ["arn:\(.partition):ecs:\(.region):\(.accountID):task/\(cluster.clusterName)/*"],
        conditions: [IAM.Condition("StringEquals", "ecs:CreateAction", "RunTask")]),
      IAM.Statement(
        actions: ["iam:PassRole"], resources: [executionRole.value, taskRole.value],
        conditions: [IAM.Condition("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com")]),
    ]
  }
}
