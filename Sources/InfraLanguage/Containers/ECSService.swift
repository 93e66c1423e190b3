public import AWSResources

/// A service of ECS on Fargate: a ``FargateService``, which others send requests to, or a ``FargateWorker``, which finds its work
/// itself.
public protocol ECSService: Workload, Measured {
  /// The cluster that the service runs on.
  var cluster: Cluster { get }
  /// The containers and the size of a task.
  var task: TaskDefinition { get }
}

extension ECSService {
  var service: Reference<ECS.Service> { Reference(id("Service")) }
  /// The name of the service.
  public var serviceName: Value<String> { service.attribute("Name") }
  /// The ARN of the service.
  public var arn: Value<String> { service.attribute("ServiceArn") }
  /// The security group of the tasks.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("ServiceSecurityGroup")) }
  public var workloadGroup: Reference<EC2.SecurityGroup>? { securityGroup }
  /// The role of the containers' code.
  public var taskRole: Reference<IAM.Role> { Reference(id("TaskRole")) }
  public var role: Reference<IAM.Role> { taskRole }
  /// The log group of the containers' output.
  public var logGroup: Reference<Logs.LogGroup> { Reference(id("LogGroup")) }
}

/// The share of a service's tasks on Fargate Spot, which AWS can interrupt with a notice of two minutes.
public enum SpotShare: Hashable, Sendable {
  /// All tasks run on Fargate.
  case none
  /// A percentage, 0 to 100, of the tasks after the first `base` ones.
  case percent(Int, base: Int)
}
