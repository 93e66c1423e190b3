public import ResourceGraph

extension ElasticLoadBalancing {
  /// An application, network or gateway load balancer.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-loadbalancer.html
  public struct LoadBalancer: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::LoadBalancer",
      terraform: "aws_lb",
      attributes: [
        "Ref": "arn", "LoadBalancerArn": "arn", "DNSName": "dns_name", "CanonicalHostedZoneID": "zone_id",
        "LoadBalancerFullName": "arn_suffix", "LoadBalancerName": "name",
      ]
    )

    public var name: Value<String>?
    /// The default is `application`.
    public var kind: Value<Kind>?
    /// The default is internet-facing.
    public var scheme: Value<Scheme>?
    public var subnets: List<Reference<EC2.Subnet>>?
    /// Subnets with static addresses, instead of `subnets`.
    public var subnetMappings: [SubnetMapping] = []
    public var securityGroups: List<Reference<EC2.SecurityGroup>>?
    /// `ipv4`, `dualstack` or `dualstack-without-public-ipv4`; the default is `ipv4`.
    public var ipAddressType: Value<String>?
    public var isDeletionProtected: Value<Bool>?
    public var dropsInvalidHeaderFields: Value<Bool>?
    /// `monitor`, `defensive` or `strictest`.
    public var desyncMitigationMode: Value<String>?
    /// In seconds, 1 to 4000; the default is 60.
    public var idleTimeout: Value<Int>?
    public var writesAccessLogs: Value<Bool>?
    public var accessLogBucket: Value<String>?
    public var accessLogPrefix: Value<String>?
    public var writesConnectionLogs: Value<Bool>?
    public var connectionLogBucket: Value<String>?
    public var connectionLogPrefix: Value<String>?
    /// In seconds, 60 to 604800; the default is 3600.
    public var clientKeepAlive: Value<Int>?
    public var isHTTP2Enabled: Value<Bool>?
    /// Whether cross-zone load balancing is enabled; always true for application load balancers.
    public var isCrossZone: Value<Bool>?
    public var preservesHostHeader: Value<Bool>?
    /// `append`, `preserve` or `remove`; the default is `append`.
    public var forwardedForMode: Value<String>?
    public var addsForwardedForClientPort: Value<Bool>?
    public var addsTLSHeaders: Value<Bool>?
    /// Whether requests are forwarded if AWS WAF does not respond.
    public var isWAFFailOpen: Value<Bool>?
    public var isZonalShiftEnabled: Value<Bool>?
    public var tags: Tags = [:]

    /// The scheme: a string in CloudFormation, the Boolean `internal` in Terraform.
    public enum Scheme: String, Literal, CaseIterable {
      case internetFacing = "internet-facing"
      case `internal`
    }

    public enum Kind: String, Literal, CaseIterable {
      case application
      case gateway
      case network
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.field("Type", terraform: "load_balancer_type", &kind)
      Self.mapScheme(&scheme, fields)
      fields.field("Subnets", &subnets)
      fields.groups("SubnetMappings", terraform: "subnet_mapping", &subnetMappings)
      fields.field("SecurityGroups", &securityGroups)
      fields.field("IpAddressType", &ipAddressType)
      fields.keyValueList("LoadBalancerAttributes") { fields in
        mapAttributes(fields)
        mapLogs(fields)
      }
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "LoadBalancerName" ? name?.constructible : nil
    }

    private mutating func mapAttributes(_ fields: FieldMapper) {
      fields.field("deletion_protection.enabled", terraform: "enable_deletion_protection", &isDeletionProtected)
      fields.field("idle_timeout.timeout_seconds", terraform: "idle_timeout", &idleTimeout)
      fields.field("client_keep_alive.seconds", terraform: "client_keep_alive", &clientKeepAlive)
      fields.field(
        "routing.http.drop_invalid_header_fields.enabled", terraform: "drop_invalid_header_fields",
        &dropsInvalidHeaderFields)
      fields.field("routing.http.desync_mitigation_mode", terraform: "desync_mitigation_mode", &desyncMitigationMode)
      fields.field("routing.http2.enabled", terraform: "enable_http2", &isHTTP2Enabled)
      fields.field(
        "routing.http.preserve_host_header.enabled", terraform: "preserve_host_header", &preservesHostHeader)
      fields.field(
        "routing.http.xff_header_processing.mode", terraform: "xff_header_processing_mode", &forwardedForMode)
      fields.field(
        "routing.http.xff_client_port.enabled", terraform: "enable_xff_client_port", &addsForwardedForClientPort)
      fields.field(
        "routing.http.x_amzn_tls_version_and_cipher_suite.enabled",
        terraform: "enable_tls_version_and_cipher_suite_headers", &addsTLSHeaders)
      fields.field("waf.fail_open.enabled", terraform: "enable_waf_fail_open", &isWAFFailOpen)
      fields.field("load_balancing.cross_zone.enabled", terraform: "enable_cross_zone_load_balancing", &isCrossZone)
      fields.field("zonal_shift.config.enabled", terraform: "enable_zonal_shift", &isZonalShiftEnabled)
    }

    private mutating func mapLogs(_ fields: FieldMapper) {
      fields.terraformBlock("access_logs") { fields in
        fields.field("access_logs.s3.enabled", terraform: "enabled", &writesAccessLogs)
        fields.field("access_logs.s3.bucket", terraform: "bucket", &accessLogBucket)
        fields.field("access_logs.s3.prefix", terraform: "prefix", &accessLogPrefix)
      }
      fields.terraformBlock("connection_logs") { fields in
        fields.field("connection_logs.s3.enabled", terraform: "enabled", &writesConnectionLogs)
        fields.field("connection_logs.s3.bucket", terraform: "bucket", &connectionLogBucket)
        fields.field("connection_logs.s3.prefix", terraform: "prefix", &connectionLogPrefix)
      }
    }

    /// An unknown scheme is preserved unchanged: a guess could expose a private load balancer.
    static func mapScheme(_ scheme: inout Value<Scheme>?, _ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.field("Scheme", &scheme) }
      var isInternal: Value<Bool>? = scheme.map { scheme in
        scheme.literal.map { .literal($0 == .internal) } ?? .expression(scheme.expression)
      }
      fields.field("Scheme", terraform: "internal", &isInternal)
      scheme = isInternal.map { flag in
        flag.literal.map { .literal($0 ? .internal : .internetFacing) } ?? .expression(flag.expression)
      }
    }
  }
}

extension ElasticLoadBalancing.LoadBalancer {
  /// A subnet mapping: a subnet, and the addresses of a load balancer in it.
  public struct SubnetMapping: FieldGroup {
    public var subnet: Reference<EC2.Subnet>?
    public var elasticIP: Reference<EC2.ElasticIP>?
    public var privateIPv4Address: Value<String>?
    public var ipv6Address: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("SubnetId", &subnet)
      fields.field("AllocationId", &elasticIP)
      fields.field("PrivateIPv4Address", terraform: "private_ipv4_address", &privateIPv4Address)
      fields.field("IPv6Address", terraform: "ipv6_address", &ipv6Address)
    }
  }
}
