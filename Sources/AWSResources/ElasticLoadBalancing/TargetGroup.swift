public import ResourceGraph

extension ElasticLoadBalancing {
  /// A target group: the targets of a listener, and their health check.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
  public struct TargetGroup: TaggedResource, PrefixedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::TargetGroup",
      terraform: "aws_lb_target_group",
      attributes: [
        "Ref": "arn", "TargetGroupArn": "arn", "TargetGroupFullName": "arn_suffix", "TargetGroupName": "name",
        "LoadBalancerArns": "load_balancer_arns",
      ]
    )

    public enum TargetKind: String, Literal, CaseIterable {
      case alb
      case instance
      case ip
      case lambda
    }

    public var name: Value<String>?
    /// The beginning of the name that Terraform generates. Terraform only.
    public var namePrefix: Value<String>?
    public var vpc: Reference<EC2.VPC>?
    /// The default is `instance`; tasks in `awsvpc` mode are `ip`.
    public var targetKind: Value<TargetKind>?
    public var protocolName: Value<ProtocolName>?
    /// `HTTP1`, `HTTP2` or `GRPC`; the default is `HTTP1`.
    public var protocolVersion: Value<String>?
    public var port: Value<Int>?
    /// `ipv4` or `ipv6`; the default is `ipv4`.
    public var ipAddressType: Value<String>?
    public var healthCheck: HealthCheck?
    public var stickiness: Stickiness?
    /// The deregistration delay in seconds, 0 to 3600; the default is 300.
    public var deregistrationDelay: Value<Int>?
    /// Whether connections are closed at the end of the deregistration delay.
    public var terminatesConnections: Value<Bool>?
    /// The slow start duration in seconds, 30 to 900; the default 0 turns it off.
    public var slowStart: Value<Int>?
    /// `round_robin`, `least_outstanding_requests` or `weighted_random`.
    public var loadBalancingAlgorithm: Value<String>?
    /// `on` or `off`, for `weighted_random`.
    public var anomalyMitigation: Value<String>?
    /// `true`, `false` or `use_load_balancer_configuration`.
    public var crossZoneLoadBalancing: Value<String>?
    public var preservesClientIP: Value<Bool>?
    public var usesProxyProtocol: Value<Bool>?
    public var usesMultiValueHeaders: Value<Bool>?
    /// Static targets. CloudFormation only: Terraform has a separate resource for each.
    public var targets: [Target] = []
    public var tags: Tags = [:]

    public static let longestNamePrefix = 6

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
      fields.namePrefix(&namePrefix)
      fields.field("VpcId", &vpc)
      fields.field("TargetType", &targetKind)
      fields.field("Protocol", &protocolName)
      fields.field("ProtocolVersion", &protocolVersion)
      fields.field("Port", &port)
      fields.field("IpAddressType", &ipAddressType)
      fields.flatGroup(terraform: "health_check", &healthCheck)
      mapMatcher(fields)
      mapAttributes(fields)
      fields.groups("Targets", terraform: .unsupported, &targets)
      fields.tags(&tags)
    }

    public func constructedAttribute(_ attribute: String) -> Value<String>? {
      attribute == "TargetGroupName" ? name?.constructible : nil
    }

    /// CloudFormation has separate properties for gRPC and HTTP codes.
    private mutating func mapMatcher(_ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else { return }
      var codes = healthCheck?.successCodes
      let isGRPC = protocolVersion?.literal == "GRPC"
      fields.cloudFormationObject("Matcher") { fields in
        fields.field(isGRPC ? "GrpcCode" : "HttpCode", &codes)
      }
      guard let codes else { return }
      var check = healthCheck ?? HealthCheck()
      check.successCodes = codes
      healthCheck = check
    }

    private mutating func mapAttributes(_ fields: FieldMapper) {
      fields.keyValueList("TargetGroupAttributes") { fields in
        fields.field(
          "deregistration_delay.timeout_seconds", terraform: "deregistration_delay", &deregistrationDelay)
        fields.field(
          "deregistration_delay.connection_termination.enabled", terraform: "connection_termination",
          &terminatesConnections)
        fields.field("slow_start.duration_seconds", terraform: "slow_start", &slowStart)
        fields.field(
          "load_balancing.algorithm.type", terraform: "load_balancing_algorithm_type", &loadBalancingAlgorithm)
        fields.field(
          "load_balancing.algorithm.anomaly_mitigation", terraform: "load_balancing_anomaly_mitigation",
          &anomalyMitigation)
        fields.field(
          "load_balancing.cross_zone.enabled", terraform: "load_balancing_cross_zone_enabled",
          &crossZoneLoadBalancing)
        fields.field("preserve_client_ip.enabled", terraform: "preserve_client_ip", &preservesClientIP)
        fields.field("proxy_protocol_v2.enabled", terraform: "proxy_protocol_v2", &usesProxyProtocol)
        fields.field(
          "lambda.multi_value_headers.enabled", terraform: "lambda_multi_value_headers_enabled",
          &usesMultiValueHeaders)
        fields.flatGroup(terraform: "stickiness", &stickiness)
      }
    }
  }
}

extension ElasticLoadBalancing.TargetGroup {
  /// The health check of a target group.
  public struct HealthCheck: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// The default is `/`.
    public var path: Value<String>?
    /// A port or `traffic-port`; the default is `traffic-port`.
    public var port: Value<String>?
    public var protocolName: Value<ElasticLoadBalancing.ProtocolName>?
    /// In seconds, 5 to 300.
    public var interval: Value<Int>?
    /// In seconds, 2 to 120.
    public var timeout: Value<Int>?
    /// The consecutive successes that make a target healthy, 2 to 10.
    public var healthyThreshold: Value<Int>?
    /// The consecutive failures that make a target unhealthy, 2 to 10.
    public var unhealthyThreshold: Value<Int>?
    /// `200`, `200,202` or `200-299`; gRPC codes 0 to 99 if the protocol version is `GRPC`.
    public var successCodes: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("HealthCheckEnabled", terraform: "enabled", &isEnabled)
      fields.field("HealthCheckPath", terraform: "path", &path)
      fields.field("HealthCheckPort", terraform: "port", &port)
      fields.field("HealthCheckProtocol", terraform: "protocol", &protocolName)
      fields.field("HealthCheckIntervalSeconds", terraform: "interval", &interval)
      fields.field("HealthCheckTimeoutSeconds", terraform: "timeout", &timeout)
      fields.field("HealthyThresholdCount", terraform: "healthy_threshold", &healthyThreshold)
      fields.field("UnhealthyThresholdCount", terraform: "unhealthy_threshold", &unhealthyThreshold)
      if fields.dialect == .terraform { fields.field("Matcher", &successCodes) }
    }
  }

  /// Sticky sessions: whether requests of a client go to the same target.
  public struct Stickiness: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case applicationCookie = "app_cookie"
      case loadBalancerCookie = "lb_cookie"
      case sourceIP = "source_ip"
      case sourceAndDestinationIP = "source_ip_dest_ip"
      case sourceAndDestinationIPAndProtocol = "source_ip_dest_ip_proto"
    }

    public var isEnabled: Value<Bool>?
    public var kind: Value<Kind>?
    /// In seconds, 1 to 604800; the default is 86400, one day.
    public var cookieDuration: Value<Int>?
    /// The name of the application cookie.
    public var cookieName: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("stickiness.enabled", terraform: "enabled", &isEnabled)
      if fields.dialect == .terraform {
        fields.required("type", terraform: "type", &kind)
      } else {
        fields.field("stickiness.type", &kind)
      }
      let isApplications = kind?.literal == .applicationCookie
      fields.field(
        isApplications ? "stickiness.app_cookie.duration_seconds" : "stickiness.lb_cookie.duration_seconds",
        terraform: "cookie_duration", &cookieDuration)
      fields.field("stickiness.app_cookie.cookie_name", terraform: "cookie_name", &cookieName)
    }
  }

  /// A target: an IP address, an instance id or an ARN.
  public struct Target: FieldGroup {
    public var id: Value<String>?
    public var port: Value<Int>?
    /// `all` for an IP address outside the VPC.
    public var availabilityZone: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", &id)
      fields.field("Port", &port)
      fields.field("AvailabilityZone", &availabilityZone)
    }
  }
}
