public import ResourceGraph

extension RDS {
  /// An RDS Proxy: a connection pool of a database.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbproxy.html
  public struct DBProxy: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::RDS::DBProxy",
      terraform: "aws_db_proxy",
      attributes: ["Ref": "name", "DBProxyArn": "arn", "Endpoint": "endpoint"]
    )

    public var name: Value<String>?
    public var engineFamily: Value<EngineFamily>?
    /// How the proxy authenticates to the database and clients to the proxy; one for each database user.
    public var authentication: [Authentication] = []
    /// The authentication scheme if no secret is given.
    public var defaultAuthentication: Value<DefaultAuthentication>?
    /// The role with which the proxy reads secrets.
    public var role: Reference<IAM.Role>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    public var requiresTLS: Value<Bool>?
    /// The idle client timeout in seconds, 1 to 28800; the default is 1800.
    public var idleClientTimeout: Value<Int>?
    /// Whether detailed logs include SQL statements, and with them their data.
    public var logsStatements: Value<Bool>?
    /// The IP address type of the proxy's endpoint.
    public var endpointNetworkType: Value<NetworkType>?
    /// The IP address type of connections to the database.
    public var targetNetworkType: Value<NetworkType>?
    public var tags: Tags = [:]

    public enum EngineFamily: String, Literal, CaseIterable {
      case mysql = "MYSQL"
      case postgreSQL = "POSTGRESQL"
      case sqlServer = "SQLSERVER"
    }

    public enum DefaultAuthentication: String, Literal, CaseIterable {
      case iam = "IAM_AUTH"
      case none = "NONE"
    }

    public enum NetworkType: String, Literal, CaseIterable {
      case ipv4 = "IPV4"
      case ipv6 = "IPV6"
      case dual = "DUAL"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DBProxyName", terraform: "name", &name)
      fields.required("EngineFamily", &engineFamily)
      fields.groups("Auth", &authentication)
      fields.cloudFormationOnly("DefaultAuthScheme", &defaultAuthentication)
      fields.required("RoleArn", &role)
      fields.required("VpcSubnetIds", &subnets)
      fields.field("VpcSecurityGroupIds", &securityGroups)
      fields.field("RequireTLS", &requiresTLS)
      fields.field("IdleClientTimeout", &idleClientTimeout)
      fields.field("DebugLogging", &logsStatements)
      fields.cloudFormationOnly("EndpointNetworkType", &endpointNetworkType)
      fields.cloudFormationOnly("TargetConnectionNetworkType", &targetNetworkType)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible?.lowercased : nil
    }

    /// The authentication of a database user.
    public struct Authentication: FieldGroup {
      /// `SECRETS`.
      public var scheme: Value<String>?
      /// The secret with the credentials of the user.
      public var secret: Value<String>?
      /// Whether clients use IAM authentication instead of the password.
      public var iam: Value<IAMAuthentication>?
      public var clientPasswordKind: Value<ClientPasswordKind>?
      public var description: Value<String>?
      /// Terraform only.
      public var username: Value<String>?

      public enum IAMAuthentication: String, Literal, CaseIterable {
        case disabled = "DISABLED"
        case required = "REQUIRED"
        case enabled = "ENABLED"
      }

      public enum ClientPasswordKind: String, Literal, CaseIterable {
        case mysqlNative = "MYSQL_NATIVE_PASSWORD"
        case mysqlCachingSHA2 = "MYSQL_CACHING_SHA2_PASSWORD"
        case postgresSCRAM = "POSTGRES_SCRAM_SHA_256"
        case postgresMD5 = "POSTGRES_MD5"
        case sqlServer = "SQL_SERVER_AUTHENTICATION"
      }

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.field("AuthScheme", &scheme)
        fields.field("SecretArn", &secret)
        fields.field("IAMAuth", terraform: "iam_auth", &iam)
        fields.field("ClientPasswordAuthType", &clientPasswordKind)
        fields.field("Description", &description)
        fields.terraformOnly("username", &username)
      }
    }
  }
}
