public import ResourceGraph

extension ECS {
  /// An ECS service: maintains a number of tasks of a task definition, registers them with load balancers and deploys them.
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
    /// Omitted if Application Auto Scaling sets the count.
    public var desiredCount: Value<Int>?
    /// The count that Terraform creates the service with, if Application Auto Scaling sets it afterwards: a service without a
    /// count starts with none. CloudFormation starts with one task.
    public var initialCount: Value<Int>?
    /// Omitted if a capacity provider strategy is set.
    public var launchType: Value<LaunchType>?
    public var capacityProviderStrategy: [CapacityProviderStrategyItem] = []
    /// The Fargate platform version: `LATEST` or `1.4.0`.
    public var platformVersion: Value<String>?
    public var schedulingStrategy: Value<SchedulingStrategy>?
    public var availabilityZoneRebalancing: Value<State>?
    public var networkConfiguration: NetworkConfiguration?
    public var loadBalancers: [LoadBalancer] = []
    /// The time in seconds after a task's start in which failed load balancer health checks are ignored.
    public var healthCheckGracePeriod: Value<Int>?
    public var serviceRegistries: [ServiceRegistry] = []
    public var serviceConnect: ServiceConnectConfiguration?
    public var latticeTargets: [LatticeTarget] = []
    public var volumes: [VolumeConfiguration] = []
    public var placementConstraints: [PlacementConstraint] = []
    public var placementStrategies: [PlacementStrategy] = []
    /// The role for load balancers of services outside `awsvpc` mode; the default is the service-linked role.
    public var role: Reference<IAM.Role>?
    public var allowsExecuteCommand: Value<Bool>?
    public var managesTags: Value<Bool>?
    /// Whether tasks inherit the tags of the service or of the task definition.
    public var propagatedTags: Value<TagSource>?

    public var deploymentController: Value<DeploymentController>?
    /// The maximum number of tasks during a deployment, in percent of the desired count; the default is 200.
    public var deploymentMaximum: Value<Int>?
    /// The minimum number of healthy tasks during a deployment, in percent of the desired count; the default is 100.
    public var deploymentMinimum: Value<Int>?
    public var deploymentCircuitBreaker: CircuitBreaker?
    public var deploymentAlarms: DeploymentAlarms?
    /// CloudFormation only: version 5 of the Terraform provider supports `ROLLING` only.
    public var deploymentStrategy: Value<DeploymentStrategy>?
    /// The time in minutes for which both revisions run after the traffic shift, 0 to 1440. CloudFormation only.
    public var deploymentBakeTime: Value<Int>?
    /// CloudFormation only.
    public var deploymentHooks: [DeploymentHook] = []
    public var forcesNewDeployment: Value<Bool>?
    /// The same in Terraform alone, where ECS would refuse another capacity provider strategy without it. CloudFormation
    /// starts a deployment by itself.
    public var forcesNewDeploymentInTerraform: Value<Bool>?
    /// A string whose change starts a deployment. CloudFormation only.
    public var forcedDeploymentNonce: Value<String>?
    /// Whether Terraform waits for the service to reach a steady state; CloudFormation always does.
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
      fields.field("DesiredCount", &desiredCount, terraformValue: initialCount)
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
        fields.field(
          "EnableForceNewDeployment", terraform: "force_new_deployment", &forcesNewDeployment,
          terraformValue: forcesNewDeploymentInTerraform)
        fields.cloudFormationOnly("ForceNewDeploymentNonce", &forcedDeploymentNonce)
      }
      fields.equivalent(in: .terraform) { $0.field("WaitForSteadyState", &waitsForSteadyState) }
    }
  }
}

extension ECS.Service {
  /// Changes of the desired count by Application Auto Scaling.
  public static let desiredCountChange = IgnoredChange(ECS.Service.self) { $0.desiredCount = 0 }

  /// The subnets and security groups of tasks in `awsvpc` mode.
  public struct NetworkConfiguration: FieldGroup {
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// CloudFormation writes `ENABLED` or `DISABLED`, Terraform a Boolean.
    public var assignsPublicIP: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("AwsvpcConfiguration") { fields in
        fields.required("Subnets", &subnets)
        fields.field("SecurityGroups", &securityGroups)
        fields.enabledState("AssignPublicIp", &assignsPublicIP)
      }
    }
  }

  /// The target group with which a container port is registered.
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

    /// The target groups and listener rules of a blue/green deployment.
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

  /// The Cloud Map service with which tasks are registered.
  public struct ServiceRegistry: FieldGroup {
    public var registry: Reference<ServiceDiscovery.Service>?
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

  /// The VPC Lattice target group with which a port is registered.
  public struct LatticeTarget: FieldGroup {
    public var portName: Value<String>?
    public var role: Reference<IAM.Role>?
    /// The ARN of a VPC Lattice target group.
    public var targetGroup: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PortName", &portName)
      fields.required("RoleArn", &role)
      fields.required("TargetGroupArn", &targetGroup)
    }
  }

  /// A task placement strategy.
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

  /// The deployment circuit breaker: stops a deployment whose tasks fail to start.
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

  /// Stops a deployment during which an alarm enters the state `ALARM`.
  public struct DeploymentAlarms: FieldGroup {
    /// Written as their names.
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

  /// A lifecycle hook: a Lambda function that a deployment invokes at certain stages.
  public struct DeploymentHook: FieldGroup {
    /// The ARN of a Lambda function.
    public var function: Value<String>?
    public var role: Reference<IAM.Role>?
    /// `PRE_SCALE_UP`, `POST_TEST_TRAFFIC_SHIFT` and others.
    public var stages: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HookTargetArn", &function)
      fields.required("RoleArn", &role)
      fields.required("LifecycleStages", &stages)
    }
  }
}
