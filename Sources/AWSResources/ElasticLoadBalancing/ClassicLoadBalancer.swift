public import ResourceGraph

extension ElasticLoadBalancing {
  /// A Classic Load Balancer, of the previous generation.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancing-loadbalancer.html
  public struct ClassicLoadBalancer: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancing::LoadBalancer",
      terraform: "aws_elb",
      attributes: [
        "Ref": "name", "DNSName": "dns_name", "CanonicalHostedZoneNameID": "zone_id",
        "SourceSecurityGroup.GroupName": "source_security_group",
      ]
    )

    public var name: Value<String>?
    /// `internet-facing`, the default, or `internal`.
    public var scheme: Value<LoadBalancer.Scheme>?
    public var subnets: List<Reference<EC2.Subnet>>?
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// For a load balancer in the default VPC.
    public var availabilityZones: List<Value<String>>?
    public var instances: List<Value<String>>?
    public var listeners: [Listener] = []
    public var healthCheck: HealthCheck?
    public var isCrossZone: Value<Bool>?
    public var drainsConnections: Value<Bool>?
    /// In seconds.
    public var drainingTimeout: Value<Int>?
    /// In seconds.
    public var idleTimeout: Value<Int>?
    public var accessLog: AccessLog?
    /// `monitor`, `defensive` or `strictest`. Terraform only.
    public var desyncMitigationMode: Value<String>?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("LoadBalancerName", terraform: "name", &name)
      LoadBalancer.mapScheme(&scheme, fields)
      fields.field("Subnets", &subnets)
      fields.field("SecurityGroups", &securityGroups)
      fields.field("AvailabilityZones", &availabilityZones)
      fields.field("Instances", &instances)
      fields.required("Listeners", terraform: "listener", &listeners)
      fields.group("HealthCheck", &healthCheck)
      fields.field("CrossZone", terraform: "cross_zone_load_balancing", &isCrossZone)
      fields.cloudFormationObject("ConnectionDrainingPolicy") { fields in
        fields.field("Enabled", terraform: "connection_draining", &drainsConnections)
        fields.field("Timeout", terraform: "connection_draining_timeout", &drainingTimeout)
      }
      fields.cloudFormationObject("ConnectionSettings") { $0.field("IdleTimeout", &idleTimeout) }
      fields.group("AccessLoggingPolicy", terraform: "access_logs", &accessLog)
      fields.terraformOnly("desync_mitigation_mode", &desyncMitigationMode)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "Ref" ? name?.constructible : nil
    }
  }
}

extension ElasticLoadBalancing.ClassicLoadBalancer {
  /// A port on which the load balancer listens, and the port of the instances.
  public struct Listener: FieldGroup {
    public var port: Value<Int>?
    /// `HTTP`, `HTTPS`, `TCP` or `SSL`.
    public var protocolName: Value<String>?
    public var instancePort: Value<Int>?
    public var instanceProtocol: Value<String>?
    /// The ARN of a certificate.
    public var certificate: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.integerAsString("LoadBalancerPort", terraform: "lb_port", &port)
      fields.required("Protocol", terraform: "lb_protocol", &protocolName)
      fields.integerAsString("InstancePort", &instancePort)
      switch fields.dialect {
      case .cloudFormation: fields.field("InstanceProtocol", &instanceProtocol)
      case .terraform: fields.required("InstanceProtocol", &instanceProtocol)
      }
      fields.field("SSLCertificateId", terraform: "ssl_certificate_id", &certificate)
    }
  }

  /// How the load balancer asks whether an instance can take requests.
  public struct HealthCheck: FieldGroup {
    /// `HTTP:80/health`.
    public var target: Value<String>?
    public var healthyThreshold: Value<Int>?
    public var unhealthyThreshold: Value<Int>?
    /// In seconds.
    public var interval: Value<Int>?
    /// In seconds.
    public var timeout: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Target", &target)
      fields.integerAsString("HealthyThreshold", &healthyThreshold)
      fields.integerAsString("UnhealthyThreshold", &unhealthyThreshold)
      fields.integerAsString("Interval", &interval)
      fields.integerAsString("Timeout", &timeout)
    }
  }

  /// The bucket to which the load balancer writes its access logs.
  public struct AccessLog: FieldGroup {
    /// Terraform's default is true; CloudFormation requires it.
    public var isEnabled: Value<Bool>?
    public var bucket: Reference<S3.Bucket>?
    public var prefix: Value<String>?
    /// In minutes: 5 or 60.
    public var interval: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      switch fields.dialect {
      case .cloudFormation: fields.required("Enabled", &isEnabled)
      case .terraform: fields.field("Enabled", &isEnabled)
      }
      fields.required("S3BucketName", terraform: "bucket", &bucket)
      fields.field("S3BucketPrefix", terraform: "bucket_prefix", &prefix)
      fields.field("EmitInterval", terraform: "interval", &interval)
    }
  }
}
