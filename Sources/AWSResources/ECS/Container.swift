public import ResourceGraph

extension ECS {
  /// A container definition of a task definition.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ContainerDefinition.html
  public struct Container: FieldGroup {
    public var name: Value<String>?
    public var image: Value<String>?
    /// The secret with the credentials of a private registry other than ECR.
    public var repositoryCredentials: Reference<SecretsManager.Secret>?
    /// Whether the task stops when this container stops; the default is true.
    public var isEssential: Value<Bool>?
    /// In CPU units; 1024 units are one vCPU.
    public var cpu: Value<Int>?
    /// The hard memory limit in MiB; a container that exceeds it is killed.
    public var memory: Value<Int>?
    /// The soft memory limit in MiB, which is reserved for the container.
    public var memoryReservation: Value<Int>?
    public var portMappings: [PortMapping] = []

    public var environment: [NamedValue] = []
    public var environmentFiles: [EnvironmentFile] = []
    public var secrets: [NamedSecret] = []

    public var entryPoint: List<Value<String>>?
    public var command: List<Value<String>>?
    public var workingDirectory: Value<String>?
    /// `user`, `user:group`, `uid` or `uid:gid`.
    public var user: Value<String>?
    public var isInteractive: Value<Bool>?
    public var hasPseudoTerminal: Value<Bool>?

    public var isRootFilesystemReadOnly: Value<Bool>?
    /// Whether the container has root privileges on the host; not supported on Fargate.
    public var isPrivileged: Value<Bool>?
    public var linuxParameters: LinuxParameters?
    public var ulimits: [Ulimit] = []
    public var systemControls: [SystemControl] = []
    public var dockerSecurityOptions: List<Value<String>>?
    public var credentialSpecs: List<Value<String>>?
    public var resourceRequirements: [ResourceRequirement] = []

    public var logConfiguration: LogConfiguration?
    public var firelens: FirelensConfiguration?
    public var healthCheck: HealthCheck?
    public var dependencies: [Dependency] = []
    /// The time in seconds for which dependent containers wait for this one; at most 120 on Fargate.
    public var startTimeout: Value<Int>?
    /// The time in seconds between `SIGTERM` and `SIGKILL`; the default is 30, at most 120 on Fargate.
    public var stopTimeout: Value<Int>?
    public var restartPolicy: RestartPolicy?
    /// Whether ECS resolves the image tag to a digest once for a deployment.
    public var versionConsistency: Value<VersionConsistency>?

    public var mountPoints: [MountPoint] = []
    public var volumesFrom: [SharedVolumes] = []
    public var hostname: Value<String>?
    public var extraHosts: [HostEntry] = []
    public var dnsServers: List<Value<String>>?
    public var dnsSearchDomains: List<Value<String>>?
    public var links: List<Value<String>>?
    public var isNetworkingDisabled: Value<Bool>?
    public var dockerLabels: NamedValues?

    public enum VersionConsistency: String, Literal, CaseIterable {
      case enabled
      case disabled
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Image", &image)
      fields.object("RepositoryCredentials") { $0.field("CredentialsParameter", &repositoryCredentials) }
      fields.field("Essential", &isEssential)
      fields.field("Cpu", &cpu)
      fields.field("Memory", &memory)
      fields.field("MemoryReservation", &memoryReservation)
      fields.groups("PortMappings", &portMappings)
      fields.groups("Environment", &environment)
      fields.groups("EnvironmentFiles", &environmentFiles)
      fields.groups("Secrets", &secrets)
      mapProcess(fields)
      mapConfinement(fields)
      mapLife(fields)
      mapSurroundings(fields)
    }

    private mutating func mapProcess(_ fields: FieldMapper) {
      fields.field("EntryPoint", &entryPoint)
      fields.field("Command", &command)
      fields.field("WorkingDirectory", &workingDirectory)
      fields.field("User", &user)
      fields.field("Interactive", &isInteractive)
      fields.field("PseudoTerminal", &hasPseudoTerminal)
    }

    private mutating func mapConfinement(_ fields: FieldMapper) {
      fields.field("ReadonlyRootFilesystem", &isRootFilesystemReadOnly)
      fields.field("Privileged", &isPrivileged)
      fields.group("LinuxParameters", &linuxParameters)
      fields.groups("Ulimits", &ulimits)
      fields.groups("SystemControls", &systemControls)
      fields.field("DockerSecurityOptions", &dockerSecurityOptions)
      fields.field("CredentialSpecs", &credentialSpecs)
      fields.groups("ResourceRequirements", &resourceRequirements)
    }

    private mutating func mapLife(_ fields: FieldMapper) {
      fields.group("LogConfiguration", &logConfiguration)
      fields.group("FirelensConfiguration", &firelens)
      fields.group("HealthCheck", &healthCheck)
      fields.groups("DependsOn", &dependencies)
      fields.field("StartTimeout", &startTimeout)
      fields.field("StopTimeout", &stopTimeout)
      fields.group("RestartPolicy", &restartPolicy)
      fields.field("VersionConsistency", &versionConsistency)
    }

    private mutating func mapSurroundings(_ fields: FieldMapper) {
      fields.groups("MountPoints", &mountPoints)
      fields.groups("VolumesFrom", &volumesFrom)
      fields.field("Hostname", &hostname)
      fields.groups("ExtraHosts", &extraHosts)
      fields.field("DnsServers", &dnsServers)
      fields.field("DnsSearchDomains", &dnsSearchDomains)
      fields.field("Links", &links)
      fields.field("DisableNetworking", &isNetworkingDisabled)
      fields.field("DockerLabels", &dockerLabels)
    }
  }
}

extension ECS.Container {
  /// A port mapping of a container.
  public struct PortMapping: FieldGroup {
    /// The name that Service Connect and VPC Lattice refer to.
    public var name: Value<String>?
    public var containerPort: Value<Int>?
    /// A range such as `8000-8010`, instead of a single port.
    public var containerPortRange: Value<String>?
    /// The same as the container port in `awsvpc` mode; 0 lets Docker choose in `bridge` mode.
    public var hostPort: Value<Int>?
    public var protocolName: Value<TransportProtocol>?
    public var appProtocol: Value<AppProtocol>?

    public enum TransportProtocol: String, Literal, CaseIterable {
      case tcp
      case udp
    }

    /// The application protocol for Service Connect; the default is TCP.
    public enum AppProtocol: String, Literal, CaseIterable {
      case http
      case http2
      case grpc
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("ContainerPort", &containerPort)
      fields.field("ContainerPortRange", &containerPortRange)
      fields.field("HostPort", &hostPort)
      fields.field("Protocol", &protocolName)
      fields.field("AppProtocol", &appProtocol)
    }
  }

  /// A file of environment variables in S3.
  public struct EnvironmentFile: FieldGroup {
    /// `s3`.
    public var kind: Value<String>?
    /// The object's ARN.
    public var object: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Type", &kind)
      fields.field("Value", &object)
    }
  }

  /// A resource limit (ulimit).
  public struct Ulimit: FieldGroup {
    /// For example `nofile`.
    public var name: Value<String>?
    public var softLimit: Value<Int>?
    public var hardLimit: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("SoftLimit", &softLimit)
      fields.required("HardLimit", &hardLimit)
    }
  }

  /// A kernel parameter in the container's namespace: `net.core.somaxconn`.
  public struct SystemControl: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Namespace", &name)
      fields.field("Value", &value)
    }
  }

  /// A resource requirement: GPUs or inference accelerators.
  public struct ResourceRequirement: FieldGroup {
    /// `GPU` or `InferenceAccelerator`.
    public var kind: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.required("Value", &value)
    }
  }

  /// The FireLens configuration, which makes the container the log router of its task.
  public struct FirelensConfiguration: FieldGroup {
    public var kind: Value<Router>?
    public var options: NamedValues?

    public enum Router: String, Literal, CaseIterable {
      case fluentbit
      case fluentd
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Type", &kind)
      fields.field("Options", &options)
    }
  }

  /// The health check of a container.
  public struct HealthCheck: FieldGroup {
    /// `CMD` and the arguments of a command, or `CMD-SHELL` and a shell command.
    public var command: List<Value<String>>?
    /// In seconds, 5 to 300; the default is 30.
    public var interval: Value<Int>?
    /// In seconds, 2 to 60; the default is 5.
    public var timeout: Value<Int>?
    /// 1 to 10; the default is 3.
    public var retries: Value<Int>?
    /// The time in seconds in which failures are ignored, 0 to 300.
    public var startPeriod: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Command", &command)
      fields.field("Interval", &interval)
      fields.field("Timeout", &timeout)
      fields.field("Retries", &retries)
      fields.field("StartPeriod", &startPeriod)
    }
  }

  /// A dependency: the condition that another container must meet before this one starts.
  public struct Dependency: FieldGroup {
    public var containerName: Value<String>?
    public var condition: Value<Condition>?

    public enum Condition: String, Literal, CaseIterable {
      case start = "START"
      case complete = "COMPLETE"
      case success = "SUCCESS"
      case healthy = "HEALTHY"
    }

    public init() {}

    public init(on containerName: Value<String>, _ condition: Condition) {
      self.containerName = containerName
      self.condition = .literal(condition)
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ContainerName", &containerName)
      fields.field("Condition", &condition)
    }
  }

  /// The restart policy: restarts the container without stopping its task.
  public struct RestartPolicy: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// Exit codes that do not cause a restart.
    public var ignoredExitCodes: List<Value<Int>>?
    /// The time in seconds for which the container must have run before a restart, 60 to 1800; the default is 300.
    public var restartAttemptPeriod: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Enabled", &isEnabled)
      fields.field("IgnoredExitCodes", &ignoredExitCodes)
      fields.field("RestartAttemptPeriod", &restartAttemptPeriod)
    }
  }

  /// A mount point of a volume of the task.
  public struct MountPoint: FieldGroup {
    /// The volume's name.
    public var volume: Value<String>?
    public var containerPath: Value<String>?
    public var isReadOnly: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SourceVolume", &volume)
      fields.field("ContainerPath", &containerPath)
      fields.field("ReadOnly", &isReadOnly)
    }
  }

  /// Mounts all volumes of another container.
  public struct SharedVolumes: FieldGroup {
    public var containerName: Value<String>?
    public var isReadOnly: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("SourceContainer", &containerName)
      fields.field("ReadOnly", &isReadOnly)
    }
  }

  /// An entry of the container's `/etc/hosts`.
  public struct HostEntry: FieldGroup {
    public var hostname: Value<String>?
    public var ipAddress: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Hostname", &hostname)
      fields.field("IpAddress", &ipAddress)
    }
  }
}
