public import ResourceGraph

extension Route53 {
  /// A health check of an endpoint, of other health checks, or of an alarm.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-route53-healthcheck.html
  public struct HealthCheck: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::Route53::HealthCheck",
      terraform: "aws_route53_health_check",
      attributes: ["Ref": "id", "HealthCheckId": "id"]
    )

    public enum Kind: String, Literal, CaseIterable {
      case alarm = "CLOUDWATCH_METRIC"
      case calculated = "CALCULATED"
      case http = "HTTP"
      case httpWithText = "HTTP_STR_MATCH"
      case https = "HTTPS"
      case httpsWithText = "HTTPS_STR_MATCH"
      case recoveryControl = "RECOVERY_CONTROL"
      case tcp = "TCP"
    }

    public enum InsufficientDataStatus: String, Literal, CaseIterable {
      case healthy = "Healthy"
      case lastKnown = "LastKnownStatus"
      case unhealthy = "Unhealthy"
    }

    /// Cannot be changed.
    public var kind: Value<Kind>?
    public var domainName: Value<String>?
    public var ipAddress: Value<String>?
    /// 1 to 65535.
    public var port: Value<Int>?
    public var path: Value<String>?
    /// The text that the first 5120 bytes of a response must contain.
    public var searchText: Value<String>?
    /// In seconds: 10 or 30, the default. Cannot be changed.
    public var interval: Value<Int>?
    /// The consecutive checks that change the status, 1 to 10; the default is 3.
    public var failureThreshold: Value<Int>?
    /// Cannot be changed.
    public var measuresLatency: Value<Bool>?
    /// Whether a healthy result counts as unhealthy, and the other way round.
    public var isInverted: Value<Bool>?
    /// Whether the host name is sent in the TLS handshake.
    public var sendsServerName: Value<Bool>?
    /// The regions from which Route 53 checks, at least three; the default is all of them.
    public var regions: List<Value<String>>?
    /// For `CALCULATED`: the health checks, and how many of them must be healthy.
    public var children: List<Reference<HealthCheck>>?
    public var healthThreshold: Value<Int>?
    /// For `CLOUDWATCH_METRIC`: the alarm, its region, and the status while its data is insufficient.
    public var alarmName: Value<String>?
    public var alarmRegion: Value<String>?
    public var insufficientDataStatus: Value<InsufficientDataStatus>?
    /// The ARN of a routing control, for `RECOVERY_CONTROL`.
    public var routingControl: Value<String>?
    /// Whether Route 53 does not check and considers the endpoint healthy. Terraform only.
    public var isDisabled: Value<Bool>?
    /// The beginning of the caller reference. Terraform only.
    public var referenceName: Value<String>?
    /// Values whose change lets the provider read the alarm again. Terraform only.
    public var triggers: NamedValues?
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.cloudFormationObject("HealthCheckConfig") { fields in
        fields.required("Type", &kind)
        fields.field("FullyQualifiedDomainName", terraform: "fqdn", &domainName)
        fields.field("IPAddress", &ipAddress)
        fields.field("Port", &port)
        fields.field("ResourcePath", &path)
        fields.field("SearchString", &searchText)
        fields.field("RequestInterval", &interval)
        fields.field("FailureThreshold", &failureThreshold)
        fields.field("MeasureLatency", &measuresLatency)
        fields.field("Inverted", terraform: "invert_healthcheck", &isInverted)
        fields.field("EnableSNI", &sendsServerName)
        fields.field("Regions", &regions)
        fields.field("ChildHealthChecks", terraform: "child_healthchecks", &children)
        fields.field("HealthThreshold", terraform: "child_health_threshold", &healthThreshold)
        fields.cloudFormationObject("AlarmIdentifier") { fields in
          fields.field("Name", terraform: "cloudwatch_alarm_name", &alarmName)
          fields.field("Region", terraform: "cloudwatch_alarm_region", &alarmRegion)
        }
        fields.field("InsufficientDataHealthStatus", &insufficientDataStatus)
        fields.field("RoutingControlArn", &routingControl)
      }
      fields.terraformOnly("disabled", &isDisabled)
      fields.terraformOnly("reference_name", &referenceName)
      fields.terraformOnly("triggers", &triggers)
      fields.tags(&tags, "HealthCheckTags")
    }
  }
}
