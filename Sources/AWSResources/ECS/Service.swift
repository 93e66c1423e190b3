public import ResourceGraph

extension ECS {
  /// Tasks of one definition that ECS keeps running, registers with load balancers and replaces on a deployment.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-service.html
  public struct Service: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECS::Service",
      terraform: "aws_ecs_service",
      attributes: ["Ref": "id", "ServiceArn": "id", "Name": "name"]
    )

    public var name: Value<String>?
    public var cluster: Reference<Cluster>?
    public var taskDefinition: Reference<TaskDefinition>?
    /// Left out where a scaler decides.
    public var desiredCount: Value<Int>?
    /// Left out where a capacity provider strategy is given.
    public var launchType: Value<LaunchType>?
    public var capacityProviderStrategy: [CapacityProviderStrategyItem] = []
    /// Fargate's version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var schedulingStrategy: Value<SchedulingStrategy>?
    public var availabilityZoneRebalancing: Value<State>?
    public var networkConfiguration: NetworkConfiguration?
    public var loadBalancers: [LoadBalancer] = []
    /// In seconds: failed health checks of the load balancer do not count so long after a task's start.
    public var healthCheckGracePeriod: Value<Int>?
    public var serviceRegistries: [ServiceRegistry] = []
    public var serviceConnect: ServiceConnectConfiguration?
    public var latticeTargets: [LatticeTarget] = []
    public var volumes: [VolumeConfiguration] = []
    public var placementConstraints: [PlacementConstraint] = []
    public var placementStrategies: [PlacementStrategy] = []
    /// The role for load balancers of services outside `awsvpc` mode; the service-linked one unless set.
    public var role: Reference<IAM.Role>?
    public var allowsExecuteCommand: Value<Bool>?
    public var managesTags: Value<Bool>?
    /// Where tasks get their tags from.
    public var propagatedTags: Value<TagSource>?

    public var deploymentController: Value<DeploymentController>?
    /// In percent of the desired count: how many tasks there may be at most; 200 unless set.
    public var deploymentMaximum: Value<Int>?
    /// In percent of the desired count: how many healthy tasks there are at least; 100 unless set.
    public var deploymentMinimum: Value<Int>?
    public var deploymentCircuitBreaker: CircuitBreaker?
    public var deploymentAlarms: DeploymentAlarms?
    /// CloudFormation only: the 5th major version of Terraform's provider knows `ROLLING` alone.
    public var deploymentStrategy: Value<DeploymentStrategy>?
    /// In minutes, 0 to 1440: how long both revisions run after the switch. CloudFormation only.
    public var deploymentBakeTime: Value<Int>?
    /// CloudFormation only.
    public var deploymentHooks: [DeploymentHook] = []
    public var forcesNewDeployment: Value<Bool>?
    /// A text that starts a deployment when it changes. CloudFormation only.
    public var forcedDeploymentNonce: Value<String>?
    /// Whether Terraform waits until the deployment has ended; CloudFormation always does.
    public var waitsForSteadyState: Value<Bool>?
    public var tags: Tags = [:]

    public enum LaunchType: String, Literal, CaseIterable {
      case ec2 = "EC2"
      case fargate = "FARGATE"
      case external = "EXTERNAL"
    }

    public enum SchedulingStrategy: String, Literal, CaseIterable {
      case replica = "REPLICA"
      case daemon = "DAEMON"
    }

    public enum TagSource: String, Literal, CaseIterable {
      case service = "SERVICE"
      case taskDefinition = "TASK_DEFINITION"
    }

    public enum DeploymentController: String, Literal, CaseIterable {
      case ecs = "ECS"
      case codeDeploy = "CODE_DEPLOY"
      case external = "EXTERNAL"
    }

    public enum DeploymentStrategy: String, Literal, CaseIterable {
      case rolling = "ROLLING"
      case blueGreen = "BLUE_GREEN"
      case linear = "LINEAR"
      case canary = "CANARY"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ServiceName", terraform: "name", &name)
      fields.field("Cluster", &cluster)
      fields.field("TaskDefinition", &taskDefinition)
      fields.field("DesiredCount", &desiredCount)
      fields.field("LaunchType", &launchType)
      fields.groups("CapacityProviderStrategy", &capacityProviderStrategy)
      fields.field("PlatformVersion", &platformVersion)
      fields.field("SchedulingStrategy", &schedulingStrategy)
      fields.field("AvailabilityZoneRebalancing", &availabilityZoneRebalancing)
      fields.group("NetworkConfiguration", &networkConfiguration)
      fields.groups("LoadBalancers", terraform: "load_balancer", &loadBalancers)
      fields.field("HealthCheckGracePeriodSeconds", &healthCheckGracePeriod)
      fields.groups("ServiceRegistries", &serviceRegistries)
      fields.group("ServiceConnectConfiguration", &serviceConnect)
      fields.groups("VpcLatticeConfigurations", &latticeTargets)
      fields.groups("VolumeConfigurations", terraform: "volume_configuration", &volumes)
      fields.groups("PlacementConstraints", &placementConstraints)
      fields.groups("PlacementStrategies", terraform: "ordered_placement_strategy", &placementStrategies)
      fields.field("Role", terraform: "iam_role", &role)
      fields.field("EnableExecuteCommand", &allowsExecuteCommand)
      fields.field("EnableECSManagedTags", &managesTags)
      fields.field("PropagateTags", &propagatedTags)
      mapDeployment(fields)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Name" ? name?.constructible : nil
    }

    private mutating func mapDeployment(_ fields: FieldMapper) {
      fields.object("DeploymentController") { $0.field("Type", &deploymentController) }
      fields.cloudFormationObject("DeploymentConfiguration") { fields in
        fields.field("MaximumPercent", terraform: "deployment_maximum_percent", &deploymentMaximum)
        fields.field("MinimumHealthyPercent", terraform: "deployment_minimum_healthy_percent", &deploymentMinimum)
        fields.group("DeploymentCircuitBreaker", &deploymentCircuitBreaker)
        fields.group("Alarms", &deploymentAlarms)
        fields.cloudFormationOnly("Strategy", &deploymentStrategy)
        fields.cloudFormationOnly("BakeTimeInMinutes", &deploymentBakeTime)
        fields.groups("LifecycleHooks", terraform: .unsupported, &deploymentHooks)
      }
      fields.cloudFormationObject("ForceNewDeployment") { fields in
        fields.field("EnableForceNewDeployment", terraform: "force_new_deployment", &forcesNewDeployment)
        fields.cloudFormationOnly("ForceNewDeploymentNonce", &forcedDeploymentNonce)
      }
      fields.equivalent(in: .terraform) { $0.field("WaitForSteadyState", &waitsForSteadyState) }
    }
  }
}

extension ECS.Service {
  /// The subnets and security groups of tasks in `awsvpc` mode.
  public struct NetworkConfiguration: FieldGroup {
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// CloudFormation says it with a word, Terraform with a flag.
    public var assignsPublicIP: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("AwsvpcConfiguration") { fields in
        fields.required("Subnets", &subnets)
        fields.field("SecurityGroups", &securityGroups)
        fields.state("AssignPublicIp", &assignsPublicIP)
      }
    }
  }

  /// The target group that a container's port is registered with.
  public struct LoadBalancer: FieldGroup {
    public var targetGroup: Reference<ElasticLoadBalancing.TargetGroup>?
    public var containerName: Value<String>?
    public var containerPort: Value<Int>?
    /// The name of a classic load balancer.
    public var classicLoadBalancer: Value<String>?
    /// CloudFormation only.
    public var blueGreen: BlueGreen?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("TargetGroupArn", &targetGroup)
      fields.required("ContainerName", &containerName)
      fields.required("ContainerPort", &containerPort)
      fields.field("LoadBalancerName", terraform: "elb_name", &classicLoadBalancer)
      fields.group("AdvancedConfiguration", terraform: .unsupported, &blueGreen)
    }

    /// What a blue/green deployment switches traffic with.
    public struct BlueGreen: FieldGroup {
      public var alternateTargetGroup: Reference<ElasticLoadBalancing.TargetGroup>?
      /// The ARN of a rule, or of a network load balancer's listener.
      public var productionListenerRule: Value<String>?
      /// The ARN of a rule, or of a network load balancer's listener.
      public var testListenerRule: Value<String>?
      public var role: Reference<IAM.Role>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("AlternateTargetGroupArn", &alternateTargetGroup)
        fields.field("ProductionListenerRule", &productionListenerRule)
        fields.field("TestListenerRule", &testListenerRule)
        fields.field("RoleArn", &role)
      }
    }
  }

  /// The Cloud Map service that tasks are registered with.
  public struct ServiceRegistry: FieldGroup {
    /// The ARN of a Cloud Map service.
    public var registry: Value<String>?
    public var containerName: Value<String>?
    public var containerPort: Value<Int>?
    public var port: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RegistryArn", &registry)
      fields.field("ContainerName", &containerName)
      fields.field("ContainerPort", &containerPort)
      fields.field("Port", &port)
    }
  }

  /// The target group of VPC Lattice that a port is registered with.
  public struct LatticeTarget: FieldGroup {
    public var portName: Value<String>?
    public var role: Reference<IAM.Role>?
    /// The ARN of a target group of VPC Lattice.
    public var targetGroup: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PortName", &portName)
      fields.required("RoleArn", &role)
      fields.required("TargetGroupArn", &targetGroup)
    }
  }

  /// How tasks are spread over instances.
  public struct PlacementStrategy: FieldGroup {
    /// `binpack`, `random` or `spread`.
    public var kind: Value<String>?
    /// `attribute:ecs.availability-zone`, `instanceId`, `memory`.
    public var field: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.field("Field", &field)
    }
  }

  /// Ends a deployment whose tasks do not come up.
  public struct CircuitBreaker: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var rollsBack: Value<Bool>?

    public init() {}

    public init(isEnabled: Value<Bool>, rollsBack: Value<Bool>) {
      self.isEnabled = isEnabled
      self.rollsBack = rollsBack
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enable", &isEnabled)
      fields.required("Rollback", &rollsBack)
    }
  }

  /// Ends a deployment during which an alarm goes off.
  public struct DeploymentAlarms: FieldGroup {
    /// By their names.
    public var alarms: List<Reference<CloudWatch.Alarm>>?
    public var isEnabled: Value<Bool>?
    public var rollsBack: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapAlarms(fields)
      fields.required("Enable", &isEnabled)
      fields.required("Rollback", &rollsBack)
    }

    private mutating func mapAlarms(_ fields: FieldMapper) {
      var names = alarms
      if case .items(let items)? = names { names = .items(items.map(\.byName)) }
      fields.required("AlarmNames", &names)
      alarms = names
    }
  }

  /// A function that a deployment calls at some of its stages.
  public struct DeploymentHook: FieldGroup {
    /// The ARN of a Lambda function.
    public var function: Value<String>?
    public var role: Reference<IAM.Role>?
    /// `PRE_SCALE_UP`, `POST_TEST_TRAFFIC_SHIFT` and their like.
    public var stages: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HookTargetArn", &function)
      fields.required("RoleArn", &role)
      fields.required("LifecycleStages", &stages)
    }
  }
}
