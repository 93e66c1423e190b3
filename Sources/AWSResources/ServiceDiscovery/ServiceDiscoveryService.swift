public import ResourceGraph

extension ServiceDiscovery {
  /// A service of a namespace: the records and the health check of its instances.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-servicediscovery-service.html
  public struct Service: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ServiceDiscovery::Service",
      terraform: "aws_service_discovery_service",
      referenceAttribute: "Arn",
      attributes: ["Ref": "id", "Id": "id", "Arn": "arn", "Name": "name"]
    )

    public enum Kind: String, Literal, CaseIterable {
      /// Instances are found by requests to Cloud Map only.
      case http = "HTTP"
    }

    /// The name in the namespace: `orders` in `orders.shop.internal`.
    public var name: Value<String>?
    public var description: Value<String>?
    /// The id of a namespace; of one with DNS, it may be in `dns` instead.
    public var namespace: Value<String>?
    public var dns: DNS?
    /// A health check from the internet, for public namespaces.
    public var healthCheck: HealthCheck?
    /// A health check whose result a third party reports, as ECS does.
    public var customHealthCheck: CustomHealthCheck?
    /// CloudFormation only.
    public var attributes: NamedValues?
    public var kind: Value<Kind>?
    /// Whether Terraform removes instances before it deletes the service; else whoever registered them has to.
    public var deletesInstances: Value<Bool>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "Name", &name)
      fields.field("Description", &description)
      fields.field("NamespaceId", &namespace)
      fields.group("DnsConfig", &dns)
      fields.group("HealthCheckConfig", &healthCheck)
      fields.group("HealthCheckCustomConfig", &customHealthCheck)
      fields.cloudFormationOnly("ServiceAttributes", &attributes)
      fields.field("Type", &kind)
      fields.equivalent(in: .terraform) { $0.field("ForceDestroy", &deletesInstances) }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Name" ? name?.constructible : nil
    }
  }
}

extension ServiceDiscovery.Service {
  /// The records of the instances.
  public struct DNS: FieldGroup {
    public enum RoutingPolicy: String, Literal, CaseIterable {
      /// An answer has up to eight healthy instances.
      case multivalue = "MULTIVALUE"
      /// An answer has one instance.
      case weighted = "WEIGHTED"
    }

    /// The id of a namespace.
    public var namespace: Value<String>?
    /// The default is `MULTIVALUE`.
    public var routingPolicy: Value<RoutingPolicy>?
    public var records: [Record] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "NamespaceId", &namespace)
      fields.field("RoutingPolicy", &routingPolicy)
      fields.required("DnsRecords", &records)
    }
  }

  /// A record that each instance has.
  public struct Record: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      /// An IPv4 address.
      case a = "A"
      /// An IPv6 address.
      case aaaa = "AAAA"
      case cname = "CNAME"
      /// A port and a name.
      case srv = "SRV"
    }

    public var kind: Value<Kind>?
    /// In seconds.
    public var timeToLive: Value<Int>?

    public init() {}

    public init(_ kind: Kind, timeToLive: Value<Int>) {
      self.kind = .literal(kind)
      self.timeToLive = timeToLive
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.required("TTL", &timeToLive)
    }
  }

  /// A health check of Route 53.
  public struct HealthCheck: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case http = "HTTP"
      case https = "HTTPS"
      case tcp = "TCP"
    }

    public var kind: Value<Kind>?
    /// The default is `/`; not for `TCP`.
    public var path: Value<String>?
    /// How many results in a row change the health, 1 to 10; the default is 1.
    public var failureThreshold: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("Type", &kind)
      case .terraform: fields.field("Type", &kind)
      }
      fields.field("ResourcePath", &path)
      fields.field("FailureThreshold", &failureThreshold)
    }
  }

  /// A health check whose result a third party reports.
  public struct CustomHealthCheck: FieldGroup {
    /// AWS always takes 1. Terraform's provider calls the argument deprecated, and makes no health check without it:
    /// https://github.com/hashicorp/terraform-provider-aws/issues/44285
    public var failureThreshold: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("FailureThreshold", &failureThreshold)
    }
  }
}
