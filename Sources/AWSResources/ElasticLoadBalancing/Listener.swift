public import ResourceGraph

extension ElasticLoadBalancing {
  /// A listener: a port of a load balancer, and the default actions for requests that match no rule.
  ///
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listener.html
  public struct Listener: TaggedResource {
    public static let resourceType = ResourceType(
      cloudFormation: "AWS::ElasticLoadBalancingV2::Listener",
      terraform: "aws_lb_listener",
      attributes: ["Ref": "arn", "ListenerArn": "arn"]
    )

    public var loadBalancer: Reference<LoadBalancer>?
    public var port: Value<Int>?
    public var protocolName: Value<ProtocolName>?
    /// The security policy with TLS versions and ciphers: `ELBSecurityPolicy-TLS13-1-2-2021-06`.
    public var sslPolicy: Value<String>?
    /// The default certificate; AWS accepts one.
    public var certificates: [Certificate] = []
    /// The ALPN policy of a TLS listener: `HTTP1Only`, `HTTP2Only`, `HTTP2Optional`, `HTTP2Preferred` or `None`.
    public var alpnPolicy: List<Value<String>>?
    public var defaultActions: [Action] = []
    public var mutualAuthentication: MutualAuthentication?
    public var responseHeaders: ResponseHeaders?
    public var requestHeaderNames: RequestHeaderNames?
    /// The TCP idle timeout in seconds, 60 to 6000; the default is 350.
    public var tcpIdleTimeout: Value<Int>?
    /// Terraform only.
    public var tags: Tags = [:]

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("LoadBalancerArn", &loadBalancer)
      fields.field("Port", &port)
      fields.field("Protocol", &protocolName)
      fields.field("SslPolicy", &sslPolicy)
      mapCertificates(fields)
      mapALPNPolicy(fields)
      fields.required("DefaultActions", terraform: "default_action", &defaultActions)
      fields.group("MutualAuthentication", &mutualAuthentication)
      fields.keyValueList("ListenerAttributes") { fields in
        fields.flatGroup(&responseHeaders)
        fields.flatGroup(&requestHeaderNames)
        fields.field("tcp.idle_timeout.seconds", terraform: "tcp_idle_timeout_seconds", &tcpIdleTimeout)
      }
      fields.terraformTags(&tags)
    }

    private mutating func mapCertificates(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.groups("Certificates", &certificates) }
      var arn = certificates.first?.arn
      fields.field("CertificateArn", &arn)
      certificates = arn.map { [Certificate($0)] } ?? []
    }

    private mutating func mapALPNPolicy(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else { return fields.field("AlpnPolicy", &alpnPolicy) }
      fields.singleItem("AlpnPolicy", &alpnPolicy)
    }
  }
}

extension ElasticLoadBalancing.Listener {
  /// A certificate of a listener.
  public struct Certificate: FieldGroup {
    public var arn: Value<String>?

    public init() {}

    public init(_ arn: Value<String>) { self.arn = arn }

    public mutating func map(_ fields: FieldMapper) {
      fields.field("CertificateArn", &arn)
    }
  }

  /// Mutual TLS: how client certificates are handled.
  public struct MutualAuthentication: FieldGroup {
    /// `off`, `passthrough` or `verify`.
    public var mode: Value<String>?
    /// The ARN of the trust store, for `verify`.
    public var trustStore: Value<String>?
    public var ignoresClientCertificateExpiry: Value<Bool>?
    /// `on` or `off`.
    public var advertisesTrustStoreCANames: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Mode", &mode)
      fields.field("TrustStoreArn", &trustStore)
      fields.field("IgnoreClientCertificateExpiry", &ignoresClientCertificateExpiry)
      fields.field("AdvertiseTrustStoreCaNames", &advertisesTrustStoreCANames)
    }
  }
}
