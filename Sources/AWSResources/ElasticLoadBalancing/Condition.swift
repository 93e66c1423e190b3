public import ResourceGraph

extension ElasticLoadBalancing {
  /// One condition of a rule: set exactly one property. One of its values has to fit.
  public struct Condition: FieldGroup {
    /// Host names; `*` and `?` stand for other characters.
    public var hostHeader: Patterns?
    public var httpHeader: HTTPHeader?
    /// `GET`, `POST`, …
    public var httpRequestMethod: Values?
    /// Paths; `*` and `?` stand for other characters.
    public var pathPattern: Patterns?
    public var queryString: [QueryString] = []
    /// Ranges of addresses in CIDR notation.
    public var sourceIP: Values?
    /// What CloudFormation's `Field` says, where it cannot be told from the properties.
    private var field: Value<String>?
    /// Whether CloudFormation's template has the values beside `Field`, as it did before there were objects for them.
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

    /// Only CloudFormation names the property that is set, and may have its values beside that name.
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
  /// Values of which one has to fit.
  public struct Values: FieldGroup {
    public var values: List<Value<String>>?

    public init() {}

    public init(_ values: List<Value<String>>) { self.values = values }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Values", &values)
    }
  }

  /// Values or regular expressions of which one has to fit.
  public struct Patterns: FieldGroup {
    public var values: List<Value<String>>?
    /// Regular expressions in place of values. CloudFormation's alone.
    public var regularExpressions: List<Value<String>>?

    public init() {}

    public init(_ values: List<Value<String>>) { self.values = values }

    public mutating func map(_ fields: FieldMapper) {
      fields.values(&values, or: &regularExpressions)
    }
  }

  /// A header of the request and what it may hold.
  public struct HTTPHeader: FieldGroup {
    public var name: Value<String>?
    public var values: List<Value<String>>?
    /// Regular expressions in place of values. CloudFormation's alone.
    public var regularExpressions: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("HttpHeaderName", &name)
      fields.values(&values, or: &regularExpressions)
    }
  }

  /// A parameter of the query; without a key, any parameter with the value.
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
  /// Values, or in CloudFormation regular expressions.
  fileprivate func values(
    _ values: inout List<Value<String>>?, or regularExpressions: inout List<Value<String>>?
  ) {
    if dialect == .terraform || regularExpressions == nil {
      required("Values", &values)
    } else {
      field("Values", &values)
    }
    cloudFormationOnly("RegexValues", &regularExpressions)
  }
}
