public import ResourceGraph

extension ECS {
  /// A task definition: the containers of a task, its size and its roles.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ecs-taskdefinition.html
  public struct TaskDefinition: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ECS::TaskDefinition",
      terraform: "aws_ecs_task_definition",
      attributes: ["Ref": "arn", "TaskDefinitionArn": "arn"]
    )

    public var family: Value<String>?
    public var requiresCompatibilities: List<Value<Compatibility>>?
    public var networkMode: Value<NetworkMode>?
    /// In CPU units; 1024 units are one vCPU. Fargate accepts 256, 512, 1024, 2048, 4096, 8192 and 16384.
    public var cpu: Value<Int>?
    /// In MiB; Fargate accepts certain sizes for each CPU size.
    public var memory: Value<Int>?
    public var cpuArchitecture: Value<CPUArchitecture>?
    /// `LINUX` or a Windows Server release; the default is `LINUX`.
    public var operatingSystemFamily: Value<String>?
    /// The execution role, with which ECS pulls images, reads secrets and writes logs.
    public var executionRole: Reference<IAM.Role>?
    /// The task role, which grants permissions to the containers.
    public var taskRole: Reference<IAM.Role>?
    public var containers: [Container] = []
    public var volumes: [Volume] = []
    /// In GiB, 21 to 200; the default on Fargate is 20.
    public var ephemeralStorage: Value<Int>?
    /// `host` or `task`.
    public var pidMode: Value<String>?
    /// `host`, `task` or `none`.
    public var ipcMode: Value<String>?
    public var placementConstraints: [PlacementConstraint] = []
    public var proxy: ProxyConfiguration?
    public var allowsFaultInjection: Value<Bool>?
    /// Whether Terraform retains a revision that another one replaces: what still refers to it, such as a schedule of another
    /// stack, can run it, and a deployment can go back to it. CloudFormation uses the deletion policy instead.
    public var skipsDestroy: Value<Bool>?
    public var tags: Tags = [:]

    public enum Compatibility: String, Literal, CaseIterable {
      case ec2 = "EC2"
      case external = "EXTERNAL"
      case fargate = "FARGATE"
      case managedInstances = "MANAGED_INSTANCES"
    }

    public enum NetworkMode: String, Literal, CaseIterable {
      case awsvpc
      case bridge
      case host
      case disconnected = "none"
    }

    public enum CPUArchitecture: String, Literal, CaseIterable {
      case arm64 = "ARM64"
      case x86 = "X86_64"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Family", &family)
      fields.field("RequiresCompatibilities", &requiresCompatibilities)
      fields.field("NetworkMode", &networkMode)
      fields.integerAsString("Cpu", &cpu)
      fields.integerAsString("Memory", &memory)
      fields.object("RuntimePlatform") { fields in
        fields.field("CpuArchitecture", &cpuArchitecture)
        fields.field("OperatingSystemFamily", &operatingSystemFamily)
      }
      fields.field("ExecutionRoleArn", &executionRole)
      fields.field("TaskRoleArn", &taskRole)
      fields.requiredDocuments("ContainerDefinitions", &containers)
      fields.groups("Volumes", terraform: "volume", &volumes)
      fields.object("EphemeralStorage") { $0.field("SizeInGiB", terraform: "size_in_gib", &ephemeralStorage) }
      fields.field("PidMode", &pidMode)
      fields.field("IpcMode", &ipcMode)
      fields.groups("PlacementConstraints", &placementConstraints)
      fields.group("ProxyConfiguration", &proxy)
      fields.field("EnableFaultInjection", &allowsFaultInjection)
      fields.equivalent(in: .terraform) { $0.field("SkipDestroy", &skipsDestroy) }
      fields.tags(&tags)
    }
  }

  /// A task placement constraint.
  public struct PlacementConstraint: FieldGroup {
    /// `memberOf`, or for a service `distinctInstance`.
    public var kind: Value<String>?
    /// An expression of the cluster query language.
    public var expression: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.field("Expression", &expression)
    }
  }
}

extension ECS.TaskDefinition {
  /// The App Mesh proxy of a task.
  public struct ProxyConfiguration: FieldGroup {
    /// `APPMESH`.
    public var kind: Value<String>?
    public var containerName: Value<String>?
    /// A list in CloudFormation; a map in Terraform, where names must be literals.
    public var properties: [ECS.NamedValue] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Type", &kind)
      fields.required("ContainerName", &containerName)
      fields.groups("ProxyConfigurationProperties", terraform: .equivalent, &properties)
      mapTerraformProperties(fields)
    }

    private mutating func mapTerraformProperties(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return }
      let entries = properties.compactMap { property -> NamedValues.Entry? in
        guard let name = property.name?.literal, let value = property.value else { return nil }
        return .init(name: name, value: value)
      }
      var values = entries.isEmpty ? nil : NamedValues(entries)
      fields.equivalent(in: .terraform) { $0.field("Properties", &values) }
      properties = values?.entries.map { ECS.NamedValue(.literal($0.name), $0.value) } ?? []
    }
  }
}
