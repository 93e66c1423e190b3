public import ResourceGraph

extension ElasticLoadBalancing {
  /// The targets that a listener sends requests to, and how their health is seen.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-targetgroup.html
  public struct TargetGroup: TaggedResource {
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
    public var vpc: Reference<EC2.VPC>?
    /// `instance` unless set; tasks with network interfaces of their own are `ip`.
    public var targetKind: Value<TargetKind>?
    public var protocolName: Value<ProtocolName>?
    /// `HTTP1`, `HTTP2` or `GRPC`; `HTTP1` unless set.
    public var protocolVersion: Value<String>?
    public var port: Value<Int>?
    /// `ipv4` or `ipv6`; `ipv4` unless set.
    public var ipAddressType: Value<String>?
    public var healthCheck: HealthCheck?
    public var stickiness: Stickiness?
    /// How long a target that leaves may finish its requests, in seconds, 0 to 3600; 300 unless set.
    public var deregistrationDelay: Value<Int>?
    /// Whether connections are closed at the end of that delay.
    public var terminatesConnections: Value<Bool>?
    /// How long a new target gets a growing share of the requests, in seconds, 30 to 900; 0, the default, is off.
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
    /// Targets that do not register themselves. CloudFormation's alone: Terraform has a resource for each.
    public var targets: [Target] = []
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Name", &name)
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

    /// CloudFormation has the codes of gRPC apart from those of HTTP.
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
  /// How a target shows that it is healthy.
  public struct HealthCheck: FieldGroup {
    public var isEnabled: Value<Bool>?
    /// `/` unless set.
    public var path: Value<String>?
    /// A port, or `traffic-port`, the default.
    public var port: Value<String>?
    public var protocolName: Value<ElasticLoadBalancing.ProtocolName>?
    /// In seconds, 5 to 300.
    public var interval: Value<Int>?
    /// In seconds, 2 to 120.
    public var timeout: Value<Int>?
    /// Successes in a row that make a target healthy, 2 to 10.
    public var healthyThreshold: Value<Int>?
    /// Failures in a row that make a target unhealthy, 2 to 10.
    public var unhealthyThreshold: Value<Int>?
    /// `200`, `200,202`, `200-299`; codes of gRPC, 0 to 99, where the group's protocol version is `GRPC`.
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

  /// Whether and how a client stays with the target that it got.
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
    /// In seconds, 1 to 604800; a day unless set.
    public var cookieDuration: Value<Int>?
    /// The application's cookie.
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

  /// A target by its address, its instance, or its ARN.
  public struct Target: FieldGroup {
    public var id: Value<String>?
    public var port: Value<Int>?
    /// `all` for an address outside the VPC.
    public var availabilityZone: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", &id)
      fields.field("Port", &port)
      fields.field("AvailabilityZone", &availabilityZone)
    }
  }
}
