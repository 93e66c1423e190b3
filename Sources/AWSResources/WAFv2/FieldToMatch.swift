public import ResourceGraph

extension WAFv2 {
  /// The part of the request that a statement examines; exactly one property is set.
  public struct FieldToMatch: FieldGroup {
    public var allQueryArguments: NoSettings?
    public var body: Body?
    public var cookies: Cookies?
    public var headerOrder: HeaderOrder?
    public var headers: Headers?
    public var ja3Fingerprint: Fingerprint?
    public var ja4Fingerprint: Fingerprint?
    public var jsonBody: JSONBody?
    public var method: NoSettings?
    public var queryString: NoSettings?
    /// The name of a header, in any case.
    public var header: Value<String>?
    /// The name of a query argument, in any case.
    public var queryArgument: Value<String>?
    public var uriFragment: URIFragment?
    public var uriPath: NoSettings?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("AllQueryArguments", &allQueryArguments)
      fields.group("Body", &body)
      fields.group("Cookies", &cookies)
      fields.group("HeaderOrder", &headerOrder)
      fields.group("Headers", &headers)
      fields.group("JA3Fingerprint", &ja3Fingerprint)
      fields.group("JA4Fingerprint", &ja4Fingerprint)
      fields.group("JsonBody", &jsonBody)
      fields.group("Method", &method)
      fields.group("QueryString", &queryString)
      fields.object("SingleHeader") { $0.required("Name", &header) }
      fields.object("SingleQueryArgument") { $0.required("Name", &queryArgument) }
      fields.group("UriFragment", &uriFragment)
      fields.group("UriPath", &uriPath)
    }
  }

  /// A choice that has no settings.
  public struct NoSettings: FieldGroup {
    public init() {}

    public mutating func map(_ fields: FieldMapper) {}
  }

  /// What happens with a part that is larger than WAF examines.
  public enum OversizeHandling: String, Literal, CaseIterable {
    /// Examines the beginning.
    case `continue` = "CONTINUE"
    case match = "MATCH"
    case noMatch = "NO_MATCH"
  }

  /// Which side of keys and values is examined.
  public enum MatchScope: String, Literal, CaseIterable {
    case all = "ALL"
    case key = "KEY"
    case value = "VALUE"
  }
}

extension WAFv2.FieldToMatch {
  /// The body, as plain text.
  public struct Body: FieldGroup {
    /// The default is `CONTINUE`.
    public var oversizeHandling: Value<WAFv2.OversizeHandling>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.field("OversizeHandling", &oversizeHandling) }
  }

  /// The order of the headers' names, as one text.
  public struct HeaderOrder: FieldGroup {
    public var oversizeHandling: Value<WAFv2.OversizeHandling>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("OversizeHandling", &oversizeHandling) }
  }

  /// Some or all cookies.
  public struct Cookies: FieldGroup {
    public var all: WAFv2.NoSettings?
    public var included: List<Value<String>>?
    public var excluded: List<Value<String>>?
    public var scope: Value<WAFv2.MatchScope>?
    public var oversizeHandling: Value<WAFv2.OversizeHandling>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("MatchPattern") { fields in
        fields.group("All", &all)
        fields.field("IncludedCookies", &included)
        fields.field("ExcludedCookies", &excluded)
      }
      fields.required("MatchScope", &scope)
      fields.required("OversizeHandling", &oversizeHandling)
    }
  }

  /// Some or all headers.
  public struct Headers: FieldGroup {
    public var all: WAFv2.NoSettings?
    public var included: List<Value<String>>?
    public var excluded: List<Value<String>>?
    public var scope: Value<WAFv2.MatchScope>?
    public var oversizeHandling: Value<WAFv2.OversizeHandling>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("MatchPattern") { fields in
        fields.group("All", &all)
        fields.field("IncludedHeaders", &included)
        fields.field("ExcludedHeaders", &excluded)
      }
      fields.required("MatchScope", &scope)
      fields.required("OversizeHandling", &oversizeHandling)
    }
  }

  /// A fingerprint of the TLS handshake.
  public struct Fingerprint: FieldGroup {
    /// Whether a request without a fingerprint matches.
    public var fallback: Value<WAFv2.Fallback>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.required("FallbackBehavior", &fallback) }
  }

  /// The body, as JSON.
  public struct JSONBody: FieldGroup {
    public var all: WAFv2.NoSettings?
    /// JSON pointers: `/user/name`.
    public var included: List<Value<String>>?
    public var scope: Value<WAFv2.MatchScope>?
    /// What happens with a body that is not JSON.
    public var invalidFallback: Value<InvalidFallback>?
    /// The default is `CONTINUE`.
    public var oversizeHandling: Value<WAFv2.OversizeHandling>?

    public enum InvalidFallback: String, Literal, CaseIterable {
      case evaluateAsString = "EVALUATE_AS_STRING"
      case match = "MATCH"
      case noMatch = "NO_MATCH"
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("MatchPattern") { fields in
        fields.group("All", &all)
        fields.field("IncludedPaths", &included)
      }
      fields.required("MatchScope", &scope)
      fields.field("InvalidFallbackBehavior", &invalidFallback)
      fields.field("OversizeHandling", &oversizeHandling)
    }
  }

  /// The part of the address after `#`.
  public struct URIFragment: FieldGroup {
    /// Whether a request matches whose fragment WAF cannot read.
    public var fallback: Value<WAFv2.Fallback>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) { fields.field("FallbackBehavior", &fallback) }
  }
}
