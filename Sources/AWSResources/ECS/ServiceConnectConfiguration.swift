public import ResourceGraph

extension ECS {
  /// The Service Connect configuration: how a service discovers others, and is discovered, through a proxy in its tasks.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ServiceConnectConfiguration.html
  public struct ServiceConnectConfiguration: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The name or ARN of a Cloud Map namespace; the default is the cluster's.
    public var namespace: Value<String>?
    /// Empty for a service that is only a client.
    public var services: [Service] = []
    /// The log configuration of the proxy.
    public var logConfiguration: LogConfiguration?
    /// What the proxy logs of requests. In Terraform with version 6.34 of the provider.
    public var accessLog: AccessLog?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Enabled", &isEnabled)
      fields.field("Namespace", &namespace)
      fields.groups("Services", terraform: "service", &services)
      fields.group("LogConfiguration", &logConfiguration)
      fields.terraform(since: ProviderVersion(6, 34)) { $0.group("AccessLogConfiguration", &accessLog) }
    }
  }
}

extension ECS.ServiceConnectConfiguration {
  /// A port that other services can discover.
  public struct Service: FieldGroup {
    /// The name of a port mapping of the task definition.
    public var portName: Value<String>?
    /// The name in Cloud Map; the default is that of the port.
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

  /// A name and port by which clients reach the service.
  public struct ClientAlias: FieldGroup {
    /// The default is the discovery name and its namespace.
    public var dnsName: Value<String>?
    public var port: Value<Int>?
    /// The requests that a deployment leads to its new tasks before all others.
    public var testTraffic: TestTraffic?

    public init() {}

    public init(_ dnsName: Value<String>? = nil, port: Value<Int>) {
      self.dnsName = dnsName
      self.port = port
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("DnsName", &dnsName)
      fields.required("Port", &port)
      fields.terraform(since: ProviderVersion(6, 4)) { fields in
        fields.group("TestTrafficRules", terraform: "test_traffic_rules", &testTraffic)
      }
    }
  }

  /// The requests of a test, by a header that they have.
  public struct TestTraffic: FieldGroup {
    public var headerName: Value<String>?
    /// The exact value of the header; the default is any value.
    public var headerValue: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("Header") { fields in
        fields.required("Name", &headerName)
        fields.object("Value") { $0.field("Exact", &headerValue) }
      }
    }
  }

  /// The access log of the proxy.
  public struct AccessLog: FieldGroup {
    public enum Format: String, Literal, CaseIterable {
      case json = "JSON"
      case text = "TEXT"
    }

    public var format: Value<Format>?
    /// Whether a line has the query string of the request.
    public var includesQueryParameters: Value<ECS.State>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Format", &format)
      fields.field("IncludeQueryParameters", &includesQueryParameters)
    }
  }

  /// TLS between proxies.
  public struct TLS: FieldGroup {
    /// The ARN of an AWS Private CA certificate authority.
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
