public import ResourceGraph

extension CloudFront.ResponseHeadersPolicy {
  /// Headers by which browsers protect viewers.
  public struct SecurityHeaders: FieldGroup {
    public var contentSecurityPolicy: ContentSecurityPolicy?
    /// `X-Content-Type-Options: nosniff`.
    public var contentTypeOptions: ContentTypeOptions?
    public var frameOptions: FrameOptions?
    public var referrerPolicy: ReferrerPolicy?
    public var strictTransportSecurity: StrictTransportSecurity?
    public var xssProtection: XSSProtection?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("ContentSecurityPolicy", &contentSecurityPolicy)
      fields.group("ContentTypeOptions", &contentTypeOptions)
      fields.group("FrameOptions", &frameOptions)
      fields.group("ReferrerPolicy", &referrerPolicy)
      fields.group("StrictTransportSecurity", &strictTransportSecurity)
      fields.group("XSSProtection", &xssProtection)
    }
  }

  /// The header `Content-Security-Policy`.
  public struct ContentSecurityPolicy: FieldGroup {
    public var policy: Value<String>?
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ContentSecurityPolicy", &policy)
      fields.required("Override", &overridesOrigin)
    }
  }

  /// The header `X-Content-Type-Options: nosniff`.
  public struct ContentTypeOptions: FieldGroup {
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("Override", &overridesOrigin) }
  }

  /// The header `X-Frame-Options`.
  public struct FrameOptions: FieldGroup {
    public var option: Value<Option>?
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public enum Option: String, Literal, CaseIterable {
      case deny = "DENY"
      case sameOrigin = "SAMEORIGIN"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("FrameOption", &option)
      fields.required("Override", &overridesOrigin)
    }
  }

  /// The header `Referrer-Policy`.
  public struct ReferrerPolicy: FieldGroup {
    public var policy: Value<Policy>?
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public enum Policy: String, Literal, CaseIterable {
      case noReferrer = "no-referrer"
      case noReferrerWhenDowngrade = "no-referrer-when-downgrade"
      case origin
      case originWhenCrossOrigin = "origin-when-cross-origin"
      case sameOrigin = "same-origin"
      case strictOrigin = "strict-origin"
      case strictOriginWhenCrossOrigin = "strict-origin-when-cross-origin"
      case unsafeURL = "unsafe-url"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("ReferrerPolicy", &policy)
      fields.required("Override", &overridesOrigin)
    }
  }

  /// The header `Strict-Transport-Security`.
  public struct StrictTransportSecurity: FieldGroup {
    /// In seconds.
    public var maximumAge: Value<Int>?
    public var includesSubdomains: Value<Bool>?
    /// Whether browsers may list the domain as one that is only reached by HTTPS.
    public var allowsPreload: Value<Bool>?
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("AccessControlMaxAgeSec", &maximumAge)
      fields.field("IncludeSubdomains", &includesSubdomains)
      fields.field("Preload", &allowsPreload)
      fields.required("Override", &overridesOrigin)
    }
  }

  /// The header `X-XSS-Protection`.
  public struct XSSProtection: FieldGroup {
    public var isProtected: Value<Bool>?
    /// Whether browsers stop to render a page where they find an attack.
    public var isModeBlock: Value<Bool>?
    public var reportURI: Value<String>?
    /// Whether the header replaces that of the origin.
    public var overridesOrigin: Value<Bool>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Protection", &isProtected)
      fields.field("ModeBlock", &isModeBlock)
      fields.field("ReportUri", &reportURI)
      fields.required("Override", &overridesOrigin)
    }
  }
}
