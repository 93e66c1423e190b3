public import ResourceGraph

extension AmazonMQ {
  /// A message broker: ActiveMQ or RabbitMQ.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-amazonmq-broker.html
  public struct Broker: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::AmazonMQ::Broker",
      terraform: "aws_mq_broker",
      attributes: ["Ref": "id", "Arn": "arn"]
    )

    public var name: Value<String>?
    /// `ACTIVEMQ` or `RABBITMQ`; Terraform also accepts `ActiveMQ` and `RabbitMQ`.
    public var engine: Value<String>?
    /// `5.18`, `3.13`.
    public var engineVersion: Value<String>?
    /// `SINGLE_INSTANCE`, `ACTIVE_STANDBY_MULTI_AZ` or `CLUSTER_MULTI_AZ`.
    public var deploymentMode: Value<String>?
    /// `mq.m5.large`.
    public var instanceType: Value<String>?
    /// `ebs` or `efs`.
    public var storageType: Value<String>?
    public var upgradesMinorVersions: Value<Bool>?

    /// Whether the broker has public addresses. Terraform's default is false; CloudFormation requires it.
    public var isPubliclyAccessible: Value<Bool>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?

    public var kmsKey: Reference<KMS.Key>?
    /// Whether the storage is encrypted with a key that AWS owns; the default is true.
    public var usesAWSOwnedKey: Value<Bool>?
    /// `SIMPLE`, `LDAP` or `CONFIG_MANAGED`.
    public var authenticationStrategy: Value<String>?
    public var ldap: LDAPServer?
    /// One user for RabbitMQ; at least one for ActiveMQ without LDAP.
    public var users: [User] = []
    public var configuration: Configuration?

    public var exportsGeneralLog: Value<Bool>?
    /// For ActiveMQ.
    public var exportsAuditLog: Value<Bool>?
    public var maintenanceWindow: MaintenanceWindow?
    /// `NONE` or `CRDR`.
    public var replicationMode: Value<String>?
    /// The ARN of the broker whose data is replicated.
    public var replicationSource: Value<String>?
    /// Terraform only: CloudFormation applies changes immediately.
    public var appliesImmediately: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("BrokerName", &name)
      fields.required("EngineType", &engine)
      fields.required("HostInstanceType", &instanceType)
      switch fields.dialect {
      case .cloudFormation:
        fields.field("EngineVersion", &engineVersion)
        fields.required("DeploymentMode", &deploymentMode)
        fields.required("PubliclyAccessible", &isPubliclyAccessible)
      case .terraform:
        fields.required("EngineVersion", &engineVersion)
        fields.field("DeploymentMode", &deploymentMode)
        fields.field("PubliclyAccessible", &isPubliclyAccessible)
      }
      fields.field("StorageType", &storageType)
      fields.field("AutoMinorVersionUpgrade", &upgradesMinorVersions)
      fields.field("SubnetIds", &subnets)
      fields.field("SecurityGroups", &securityGroups)
      fields.object("EncryptionOptions") { fields in
        fields.field("KmsKeyId", &kmsKey)
        fields.field("UseAwsOwnedKey", &usesAWSOwnedKey)
      }
      mapAccess(fields)
      fields.object("Logs") { fields in
        fields.field("General", &exportsGeneralLog)
        fields.field("Audit", &exportsAuditLog)
      }
      fields.group("MaintenanceWindowStartTime", &maintenanceWindow)
      fields.field("DataReplicationMode", &replicationMode)
      fields.field("DataReplicationPrimaryBrokerArn", &replicationSource)
      fields.equivalent(in: .terraform) { $0.field("ApplyImmediately", &appliesImmediately) }
      fields.tags(&tags)
    }

    private mutating func mapAccess(_ fields: FieldMapper) {
      fields.field("AuthenticationStrategy", &authenticationStrategy)
      fields.group("LdapServerMetadata", &ldap)
      fields.groups("Users", terraform: "user", &users)
      fields.group("Configuration", &configuration)
    }
  }
}

extension AmazonMQ.Broker {
  /// A user of a broker.
  public struct User: FieldGroup {
    public var name: Value<String>?
    /// The template and the Terraform state contain the password.
    public var password: Value<String>?
    public var groups: List<Value<String>>?
    /// Whether the user can open ActiveMQ's web console.
    public var opensConsole: Value<Bool>?
    public var isForReplication: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Username", &name)
      fields.required("Password", &password)
      fields.field("Groups", &groups)
      fields.field("ConsoleAccess", &opensConsole)
      fields.field("ReplicationUser", &isForReplication)
    }
  }

  /// A configuration of a broker.
  public struct Configuration: FieldGroup {
    public var id: Value<String>?
    public var revision: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Id", &id)
      fields.field("Revision", &revision)
    }
  }

  /// The weekly time at which AWS applies changes.
  public struct MaintenanceWindow: FieldGroup {
    /// `MONDAY`.
    public var day: Value<String>?
    /// `02:00`.
    public var time: Value<String>?
    /// `UTC`.
    public var timeZone: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DayOfWeek", &day)
      fields.required("TimeOfDay", &time)
      fields.required("TimeZone", &timeZone)
    }
  }

  /// The directory in which ActiveMQ looks up its users.
  public struct LDAPServer: FieldGroup {
    public var hosts: List<Value<String>>?
    public var roleBase: Value<String>?
    public var roleName: Value<String>?
    public var roleSearch: Value<String>?
    public var searchesRolesBelow: Value<Bool>?
    public var serviceAccount: Value<String>?
    public var serviceAccountPassword: Value<String>?
    public var userBase: Value<String>?
    public var userRoleName: Value<String>?
    public var userSearch: Value<String>?
    public var searchesUsersBelow: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Hosts", &hosts)
      fields.field("RoleBase", &roleBase)
      fields.field("RoleName", &roleName)
      fields.field("RoleSearchMatching", &roleSearch)
      fields.field("RoleSearchSubtree", &searchesRolesBelow)
      fields.field("ServiceAccountUsername", &serviceAccount)
      fields.field("ServiceAccountPassword", &serviceAccountPassword)
      fields.field("UserBase", &userBase)
      fields.field("UserRoleName", &userRoleName)
      fields.field("UserSearchMatching", &userSearch)
      fields.field("UserSearchSubtree", &searchesUsersBelow)
    }
  }
}
