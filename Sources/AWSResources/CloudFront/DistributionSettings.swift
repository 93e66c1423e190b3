public import ResourceGraph

extension CloudFront.Distribution {
  /// How CloudFront answers when the origin responds with an error.
  public struct ErrorResponse: FieldGroup {
    /// 400, 403, 404, 405, 414, 416, 500, 501, 502, 503 or 504.
    public var errorCode: Value<Int>?
    /// The status code that viewers receive.
    public var responseCode: Value<Int>?
    /// The path of the page that viewers receive: `/errors/404.html`.
    public var responsePage: Value<String>?
    /// How long the error is cached, in seconds; the default is 10.
    public var minimumTTL: Value<Int>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ErrorCode", &errorCode)
      fields.field("ResponseCode", &responseCode)
      fields.field("ResponsePagePath", &responsePage)
      fields.field("ErrorCachingMinTTL", &minimumTTL)
    }
  }

  /// The certificate of the alternate domain names, and the TLS versions that viewers can use.
  public struct ViewerCertificate: FieldGroup {
    /// A certificate of ACM in us-east-1.
    public var certificate: Reference<CertificateManager.Certificate>?
    /// The id of a certificate in IAM.
    public var iamCertificate: Value<String>?
    /// Whether the certificate of `*.cloudfront.net` is used; then any TLS version from 1.0 is accepted.
    public var isDefault: Value<Bool>?
    /// The security policy, by its lowest TLS version.
    public var minimumProtocolVersion: Value<SecurityPolicy>?
    /// How CloudFront knows for which name a viewer asks; every method but `sni-only` costs.
    public var sslSupportMethod: Value<SSLSupportMethod>?

    public enum SecurityPolicy: String, Literal, CaseIterable {
      case sslV3 = "SSLv3"
      case tls1 = "TLSv1"
      case tls1From2016 = "TLSv1_2016"
      case tls11From2016 = "TLSv1.1_2016"
      case tls12From2018 = "TLSv1.2_2018"
      case tls12From2019 = "TLSv1.2_2019"
      case tls12From2021 = "TLSv1.2_2021"
      case tls12From2025 = "TLSv1.2_2025"
      case tls13From2025 = "TLSv1.3_2025"
    }

    public enum SSLSupportMethod: String, Literal, CaseIterable {
      case sniOnly = "sni-only"
      case staticIP = "static-ip"
      case vip
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AcmCertificateArn", &certificate)
      fields.field("IamCertificateId", &iamCertificate)
      fields.field("CloudFrontDefaultCertificate", terraform: "cloudfront_default_certificate", &isDefault)
      fields.field("MinimumProtocolVersion", &minimumProtocolVersion)
      fields.field("SslSupportMethod", &sslSupportMethod)
    }
  }

  /// The countries whose viewers can, or cannot, request content.
  public struct GeoRestriction: FieldGroup {
    public var kind: Value<Kind>?
    /// Country codes of two letters: `DE`.
    public var countries: List<Value<String>>?

    public enum Kind: String, Literal, CaseIterable {
      case allowed = "whitelist"
      case blocked = "blacklist"
      case none
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("RestrictionType", &kind)
      fields.field("Locations", &countries)
    }
  }

  /// The bucket to which CloudFront writes standard logs.
  public struct Logging: FieldGroup {
    /// The domain name of the bucket: `logs.s3.amazonaws.com`. It must have ACLs enabled.
    public var bucket: Value<String>?
    public var prefix: Value<String>?
    public var includesCookies: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .terraform, "Bucket", &bucket)
      fields.field("Prefix", &prefix)
      fields.field("IncludeCookies", &includesCookies)
    }
  }

  /// Settings that the supported versions of Terraform's provider do not have in common. CloudFormation only.
  public struct Extensions: FieldGroup {
    public var anycastIPList: Value<String>?
    /// The response header with the tags by which objects can be invalidated.
    public var cacheTagHeader: Value<String>?
    public var connectionFunction: Value<String>?
    /// `direct`, or `tenant-only` for a distribution of tenants.
    public var connectionMode: Value<String>?
    public var tenantParameters: [TenantParameter] = []
    public var viewerMTLS: ViewerMTLS?
    /// An older name of the aliases.
    public var cnames: List<Value<String>>?
    /// The only origin of a distribution of the oldest form.
    public var customOrigin: LegacyCustomOrigin?
    /// The only origin of a distribution of the oldest form.
    public var s3Origin: LegacyS3Origin?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("AnycastIpListId", &anycastIPList)
      fields.object("CacheTagConfig") { $0.required("HeaderName", &cacheTagHeader) }
      fields.object("ConnectionFunctionAssociation") { $0.required("Id", &connectionFunction) }
      fields.field("ConnectionMode", &connectionMode)
      fields.object("TenantConfig") { $0.groups("ParameterDefinitions", &tenantParameters) }
      fields.group("ViewerMtlsConfig", &viewerMTLS)
      fields.field("CNAMEs", &cnames)
      fields.group("CustomOrigin", &customOrigin)
      fields.group("S3Origin", &s3Origin)
    }
  }
}

extension CloudFront.Distribution.Extensions {
  /// A parameter whose value each tenant of the distribution gives.
  public struct TenantParameter: FieldGroup {
    public var name: Value<String>?
    public var comment: Value<String>?
    public var defaultValue: Value<String>?
    public var isRequired: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.object("Definition") { fields in
        fields.object("StringSchema") { fields in
          fields.field("Comment", &comment)
          fields.field("DefaultValue", &defaultValue)
          fields.required("Required", &isRequired)
        }
      }
    }
  }

  /// Mutual TLS with viewers: how their certificates are checked.
  public struct ViewerMTLS: FieldGroup {
    /// `required`, `optional` or `passthrough`.
    public var mode: Value<String>?
    public var trustStore: Value<String>?
    public var advertisesCANames: Value<Bool>?
    public var ignoresExpiry: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Mode", &mode)
      fields.object("TrustStoreConfig") { fields in
        fields.required("TrustStoreId", &trustStore)
        fields.field("AdvertiseTrustStoreCaNames", &advertisesCANames)
        fields.field("IgnoreCertificateExpiry", &ignoresExpiry)
      }
    }
  }

  /// A custom origin of the oldest form.
  public struct LegacyCustomOrigin: FieldGroup {
    public var domainName: Value<String>?
    public var httpPort: Value<Int>?
    public var httpsPort: Value<Int>?
    public var protocolPolicy: Value<String>?
    public var sslProtocols: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DNSName", &domainName)
      fields.field("HTTPPort", &httpPort)
      fields.field("HTTPSPort", &httpsPort)
      fields.required("OriginProtocolPolicy", &protocolPolicy)
      fields.required("OriginSSLProtocols", &sslProtocols)
    }
  }

  /// A bucket as the origin of the oldest form.
  public struct LegacyS3Origin: FieldGroup {
    public var domainName: Value<String>?
    public var originAccessIdentity: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("DNSName", &domainName)
      fields.field("OriginAccessIdentity", &originAccessIdentity)
    }
  }
}
