public import ResourceGraph

extension ECS {
  /// How a service finds others by short names, and is found, through the proxy that ECS puts beside its tasks.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html
  public struct ServiceConnectConfiguration: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The name or ARN of a Cloud Map namespace; the cluster's unless set.
    public var namespace: Value<String>?
    /// None for a service that only calls others.
    public var services: [Service] = []
    /// Where the proxy's output goes.
    public var logConfiguration: LogConfiguration?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.field("Namespace", &namespace)
      fields.groups("Services", terraform: "service", &services)
      fields.group("LogConfiguration", &logConfiguration)
    }
  }
}

extension ECS.ServiceConnectConfiguration {
  /// A port that others find.
  public struct Service: FieldGroup {
    /// The name of a port mapping of the task definition.
    public var portName: Value<String>?
    /// The name in Cloud Map; the port's unless set.
    public var discoveryName: Value<String>?
    public var clientAliases: [ClientAlias] = []
    /// The port that the proxy listens on.
    public var ingressPort: Value<Int>?
    /// In seconds; 0 turns it off.
    public var idleTimeout: Value<Int>?
    /// In seconds; 0 turns it off.
    public var perRequestTimeout: Value<Int>?
    public var tls: TLS?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("PortName", &portName)
      fields.field("DiscoveryName", &discoveryName)
      fields.groups("ClientAliases", terraform: "client_alias", &clientAliases)
      fields.field("IngressPortOverride", &ingressPort)
      fields.object("Timeout") { fields in
        fields.field("IdleTimeoutSeconds", &idleTimeout)
        fields.field("PerRequestTimeoutSeconds", &perRequestTimeout)
      }
      fields.group("Tls", &tls)
    }
  }

  /// What clients call the service.
  public struct ClientAlias: FieldGroup {
    /// The discovery name with its namespace unless set.
    public var dnsName: Value<String>?
    public var port: Value<Int>?

    public init() {}

    public init(_ dnsName: Value<String>? = nil, port: Value<Int>) {
      self.dnsName = dnsName
      self.port = port
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DnsName", &dnsName)
      fields.required("Port", &port)
    }
  }

  /// Certificates for the traffic between proxies.
  public struct TLS: FieldGroup {
    /// The ARN of an authority of AWS Private CA.
    public var certificateAuthority: Value<String>?
    public var kmsKey: Reference<KMS.Key>?
    public var role: Reference<IAM.Role>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("IssuerCertificateAuthority", terraform: "issuer_cert_authority") { fields in
        fields.required("AwsPcaAuthorityArn", &certificateAuthority)
      }
      fields.field("KmsKey", &kmsKey)
      fields.field("RoleArn", &role)
    }
  }
}
