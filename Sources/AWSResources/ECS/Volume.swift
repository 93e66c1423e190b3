public import ResourceGraph

extension ECS {
  /// A volume that containers of a task can mount.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Volume.html
  public struct Volume: FieldGroup {
    public var name: Value<String>?
    /// The directory of the host; EC2 only.
    public var hostPath: Value<String>?
    /// Whether the volume is configured at launch, by the service or the caller of `RunTask`.
    public var isConfiguredAtLaunch: Value<Bool>?
    public var docker: Docker?
    public var efs: EFS?
    public var windowsFileServer: WindowsFileServer?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.cloudFormationObject("Host") { $0.field("SourcePath", terraform: "host_path", &hostPath) }
      fields.field("ConfiguredAtLaunch", terraform: "configure_at_launch", &isConfiguredAtLaunch)
      fields.group("DockerVolumeConfiguration", &docker)
      fields.group("EFSVolumeConfiguration", &efs)
      fields.group(
        "FSxWindowsFileServerVolumeConfiguration", terraform: "fsx_windows_file_server_volume_configuration",
        &windowsFileServer)
    }
  }
}

extension ECS.Volume {
  /// A Docker volume; EC2 only.
  public struct Docker: FieldGroup {
    /// `task` or `shared`.
    public var scope: Value<String>?
    public var isProvisionedAutomatically: Value<Bool>?
    public var driver: Value<String>?
    public var driverOptions: NamedValues?
    public var labels: NamedValues?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Scope", &scope)
      fields.field("Autoprovision", &isProvisionedAutomatically)
      fields.field("Driver", &driver)
      fields.field("DriverOpts", &driverOptions)
      fields.field("Labels", &labels)
    }
  }

  /// A directory of an Amazon EFS file system.
  public struct EFS: FieldGroup {
    /// The id of the file system.
    public var fileSystem: Value<String>?
    /// Omitted or `/` if an access point is set.
    public var rootDirectory: Value<String>?
    /// `ENABLED` is required for IAM authorization and access points.
    public var transitEncryption: Value<ECS.State>?
    public var transitEncryptionPort: Value<Int>?
    /// The id of the access point.
    public var accessPoint: Value<String>?
    /// Whether the task role authorizes the access.
    public var iamAuthorization: Value<ECS.State>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FilesystemId", terraform: "file_system_id", &fileSystem)
      fields.field("RootDirectory", &rootDirectory)
      fields.field("TransitEncryption", &transitEncryption)
      fields.field("TransitEncryptionPort", &transitEncryptionPort)
      fields.object("AuthorizationConfig") { fields in
        fields.field("AccessPointId", &accessPoint)
        fields.field("IAM", &iamAuthorization)
      }
    }
  }

  /// A directory of an Amazon FSx for Windows File Server file system; EC2 only.
  public struct WindowsFileServer: FieldGroup {
    /// The id of the file system.
    public var fileSystem: Value<String>?
    public var rootDirectory: Value<String>?
    /// The ARN of a secret or a Systems Manager parameter.
    public var credentials: Value<String>?
    public var domain: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FileSystemId", &fileSystem)
      fields.required("RootDirectory", &rootDirectory)
      fields.object("AuthorizationConfig") { fields in
        fields.required("CredentialsParameter", &credentials)
        fields.required("Domain", &domain)
      }
    }
  }
}
