public import ResourceGraph

extension ECS {
  /// Linux-specific settings of a container.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LinuxParameters.html
  public struct LinuxParameters: FieldGroup {
    /// Whether an init process reaps zombies and forwards signals.
    public var hasInitProcess: Value<Bool>?
    /// Fargate accepts `SYS_PTRACE` only.
    public var addedCapabilities: List<Value<String>>?
    /// `ALL`, or individual capabilities.
    public var droppedCapabilities: List<Value<String>>?
    public var devices: [Device] = []
    /// In MiB.
    public var maxSwap: Value<Int>?
    /// 0 to 100.
    public var swappiness: Value<Int>?
    /// In MiB.
    public var sharedMemorySize: Value<Int>?
    public var tmpfs: [Tmpfs] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("InitProcessEnabled", &hasInitProcess)
      fields.object("Capabilities") { fields in
        fields.field("Add", &addedCapabilities)
        fields.field("Drop", &droppedCapabilities)
      }
      fields.groups("Devices", &devices)
      fields.field("MaxSwap", &maxSwap)
      fields.field("Swappiness", &swappiness)
      fields.field("SharedMemorySize", &sharedMemorySize)
      fields.groups("Tmpfs", &tmpfs)
    }
  }
}

extension ECS.LinuxParameters {
  /// A device of the host; EC2 only.
  public struct Device: FieldGroup {
    public var hostPath: Value<String>?
    public var containerPath: Value<String>?
    /// `read`, `write`, `mknod`.
    public var permissions: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("HostPath", &hostPath)
      fields.field("ContainerPath", &containerPath)
      fields.field("Permissions", &permissions)
    }
  }

  /// A tmpfs mount.
  public struct Tmpfs: FieldGroup {
    public var containerPath: Value<String>?
    /// In MiB.
    public var size: Value<Int>?
    public var mountOptions: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("ContainerPath", &containerPath)
      fields.required("Size", &size)
      fields.field("MountOptions", &mountOptions)
    }
  }
}
