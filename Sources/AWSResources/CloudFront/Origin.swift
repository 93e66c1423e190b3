public import ResourceGraph

extension CloudFront {
  /// An origin: a bucket, a server in the internet, or a resource in a VPC from which CloudFront gets content.
  public struct Origin: FieldGroup {
    public var id: Value<String>?
    /// The domain name of the bucket, the server, or the load balancer.
    public var domainName: Value<String>?
    /// The beginning of each path, without a slash at the end: `/production`.
    public var path: Value<String>?
    /// The origin access control with which CloudFront signs requests.
    public var accessControl: Reference<OriginAccessControl>?
    /// For a bucket that is no website. CloudFormation requires this or one of the following; it can be empty.
    public var s3: S3Config?
    /// For a server that is reachable from the internet.
    public var custom: CustomConfig?
    /// For a resource in private subnets.
    public var vpc: VPCConfig?
    /// Headers that CloudFront adds to requests to the origin.
    public var customHeaders: [CustomHeader] = []
    public var shield: Shield?
    /// 1 to 3, the default.
    public var connectionAttempts: Value<Int>?
    /// In seconds, 1 to 10, the default.
    public var connectionTimeout: Value<Int>?
    /// In seconds, until a response is complete. CloudFormation only.
    public var completionTimeout: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Id", terraform: "origin_id", &id)
      fields.required("DomainName", &domainName)
      fields.field("OriginPath", &path)
      fields.field("OriginAccessControlId", &accessControl)
      mapS3(fields)
      fields.group("CustomOriginConfig", &custom)
      fields.group("VpcOriginConfig", &vpc)
      fields.groups("OriginCustomHeaders", terraform: "custom_header", &customHeaders)
      fields.group("OriginShield", &shield)
      fields.field("ConnectionAttempts", &connectionAttempts)
      fields.field("ConnectionTimeout", &connectionTimeout)
      fields.cloudFormationOnly("ResponseCompletionTimeout", &completionTimeout)
    }

    /// Terraform's block requires an identity; the provider takes an origin without any configuration for a bucket.
    private mutating func mapS3(_ fields: FieldMapper) {
      if fields.dialect == .terraform, let config = s3, config.accessIdentity == nil {
        var timeout = config.readTimeout
        fields.cloudFormationOnly("S3OriginConfig.OriginReadTimeout", &timeout)
        s3 = nil
      }
      fields.group("S3OriginConfig", &s3)
    }
  }
}

extension CloudFront.Origin {
  /// A bucket as the origin.
  public struct S3Config: FieldGroup {
    /// `origin-access-identity/cloudfront/…`; AWS recommends an origin access control instead.
    public var accessIdentity: Value<String>?
    /// In seconds. CloudFormation only.
    public var readTimeout: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "OriginAccessIdentity", &accessIdentity)
      fields.cloudFormationOnly("OriginReadTimeout", &readTimeout)
    }
  }

  /// A server as the origin.
  public struct CustomConfig: FieldGroup {
    public var protocolPolicy: Value<CloudFront.OriginProtocolPolicy>?
    /// The default is 80; Terraform requires it.
    public var httpPort: Value<Int>?
    /// The default is 443; Terraform requires it.
    public var httpsPort: Value<Int>?
    /// `SSLv3`, `TLSv1`, `TLSv1.1` or `TLSv1.2`; Terraform requires them.
    public var sslProtocols: List<Value<String>>?
    /// In seconds, 1 to 120; the default is 5.
    public var keepaliveTimeout: Value<Int>?
    /// In seconds, 1 to 120; the default is 30.
    public var readTimeout: Value<Int>?
    /// `ipv4`, `ipv6` or `dualstack`. CloudFormation only.
    public var ipAddressType: Value<String>?
    /// The ARN of the certificate that CloudFront presents to the origin. CloudFormation only.
    public var clientCertificate: Reference<CertificateManager.Certificate>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("OriginProtocolPolicy", &protocolPolicy)
      fields.required(in: .terraform, "HTTPPort", &httpPort)
      fields.required(in: .terraform, "HTTPSPort", &httpsPort)
      fields.required(in: .terraform, "OriginSSLProtocols", &sslProtocols)
      fields.field("OriginKeepaliveTimeout", &keepaliveTimeout)
      fields.field("OriginReadTimeout", &readTimeout)
      fields.cloudFormationOnly { fields in
        fields.field("IpAddressType", &ipAddressType)
        fields.object("OriginMtlsConfig") { $0.required("ClientCertificateArn", &clientCertificate) }
      }
    }
  }

  /// A resource in a VPC as the origin.
  public struct VPCConfig: FieldGroup {
    public var vpcOrigin: Reference<CloudFront.VPCOrigin>?
    /// The account of a VPC origin that is shared with this one. CloudFormation only.
    public var ownerAccount: Value<String>?
    /// In seconds, 1 to 120; the default is 5.
    public var keepaliveTimeout: Value<Int>?
    /// In seconds, 1 to 120; the default is 30.
    public var readTimeout: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("VpcOriginId", &vpcOrigin)
      fields.cloudFormationOnly("OwnerAccountId", &ownerAccount)
      fields.field("OriginKeepaliveTimeout", &keepaliveTimeout)
      fields.field("OriginReadTimeout", &readTimeout)
    }
  }

  /// A header that CloudFront adds to requests to the origin.
  public struct CustomHeader: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HeaderName", terraform: "name", &name)
      fields.required("HeaderValue", terraform: "value", &value)
    }
  }

  /// Origin Shield: a further cache in one region, through which all requests to the origin pass.
  public struct Shield: FieldGroup {
    public var isEnabled: Value<Bool>?
    public var region: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "Enabled", &isEnabled)
      fields.field("OriginShieldRegion", &region)
    }
  }
}

extension CloudFront {
  /// The protocol with which CloudFront requests content from an origin.
  public enum OriginProtocolPolicy: String, Literal, CaseIterable {
    case httpOnly = "http-only"
    case httpsOnly = "https-only"
    case matchViewer = "match-viewer"
  }
}
