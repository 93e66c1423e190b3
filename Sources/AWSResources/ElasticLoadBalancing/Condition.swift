public import ResourceGraph

extension ElasticLoadBalancing {
  /// A condition of a rule: exactly one property is set, and one of its values must match.
  public struct Condition: FieldGroup {
    /// Host names; `*` and `?` are wildcards.
    public var hostHeader: Patterns?
    public var httpHeader: HTTPHeader?
    /// `GET`, `POST`, …
    public var httpRequestMethod: Values?
    /// Paths; `*` and `?` are wildcards.
    public var pathPattern: Patterns?
    public var queryString: [QueryString] = []
    /// Source addresses in CIDR notation.
    public var sourceIP: Values?
    /// The CloudFormation `Field`, if it does not follow from the other properties.
    private var field: Value<String>?
    /// Whether the template has the values next to `Field`, the older form of a condition.
    private var isShort = false

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      mapShortForm(fields)
      if !isShort || fields.dialect == .terraform {
        fields.group("HostHeaderConfig", terraform: "host_header", &hostHeader)
        fields.group("PathPatternConfig", terraform: "path_pattern", &pathPattern)
      }
      fields.group("HttpHeaderConfig", terraform: "http_header", &httpHeader)
      fields.group("HttpRequestMethodConfig", terraform: "http_request_method", &httpRequestMethod)
      fields.cloudFormationObject("QueryStringConfig") { fields in
        fields.groups("Values", terraform: "query_string", &queryString)
      }
      fields.group("SourceIpConfig", terraform: "source_ip", &sourceIP)
      if field?.literal == kind { field = nil }
    }

    private var kind: String? {
      if hostHeader != nil { return "host-header" }
      if httpHeader != nil { return "http-header" }
      if httpRequestMethod != nil { return "http-request-method" }
      if pathPattern != nil { return "path-pattern" }
      if !queryString.isEmpty { return "query-string" }
      return sourceIP == nil ? nil : "source-ip"
    }

    /// CloudFormation names the property that is set in `Field`, and may have the values next to it.
    private mutating func mapShortForm(_ fields: FieldMapper) {
      guard fields.dialect == .cloudFormation else { return }
      field = field ?? kind.map { .literal($0) }
      fields.field("Field", &field)
      let isPath = field?.literal == "path-pattern"
      guard isPath || field?.literal == "host-header" else { return }
      var values = isShort ? (isPath ? pathPattern : hostHeader)?.values : nil
      fields.field("Values", &values)
      guard let values else { return }
      isShort = true
      if isPath { pathPattern = Patterns(values) } else { hostHeader = Patterns(values) }
    }
  }
}

extension ElasticLoadBalancing.Condition {
  /// Values of which one must match.
  public struct Values: FieldGroup {
    public var values: List<Value<String>>?

    public init() {}

    public init(_ values: List<Value<String>>) { self.values = values }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Values", &values)
    }
  }

  /// Values or regular expressions of which one must match.
  public struct Patterns: FieldGroup {
    public var values: List<Value<String>>?
    /// Regular expressions, instead of values. In Terraform with version 6.19 of the provider.
    public var regularExpressions: List<Value<String>>?

    public init() {}

    public init(_ values: List<Value<String>>) { self.values = values }

    public mutating func map(_ fields: FieldMapper) {
      fields.values(&values, or: &regularExpressions)
    }
  }

  /// A request header and its accepted values.
  public struct HTTPHeader: FieldGroup {
    public var name: Value<String>?
    public var values: List<Value<String>>?
    /// Regular expressions, instead of values. In Terraform with version 6.19 of the provider.
    public var regularExpressions: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HttpHeaderName", &name)
      fields.values(&values, or: &regularExpressions)
    }
  }

  /// A query string parameter; without a key, any parameter with the value.
  public struct QueryString: FieldGroup {
    public var key: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("Key", &key)
      fields.required("Value", &value)
    }
  }
}

extension FieldMapper {
  /// Values, or regular expressions.
  fileprivate func values(
    _ values: inout List<Value<String>>?, or regularExpressions: inout List<Value<String>>?
  ) {
    if regularExpressions == nil {
      required("Values", &values)
    } else {
      field("Values", &values)
    }
    terraform(since: ProviderVersion(6, 19)) { $0.field("RegexValues", &regularExpressions) }
  }
}
