public import ResourceGraph

extension WAFv2.ManagedRuleGroupConfiguration {
  /// How WAF knows from a response whether a sign-in or sign-up was successful; for CloudFront only.
  public struct ResponseInspection: FieldGroup {
    public var body: BodyTexts?
    public var header: HeaderValues?
    public var json: JSONValues?
    public var statusCode: StatusCodes?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("BodyContains", &body)
      fields.group("Header", &header)
      fields.group("Json", &json)
      fields.group("StatusCode", &statusCode)
    }

    /// Texts in the body.
    public struct BodyTexts: FieldGroup {
      public var successes: List<Value<String>>?
      public var failures: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("SuccessStrings", &successes)
        fields.required("FailureStrings", &failures)
      }
    }

    /// Values of a header.
    public struct HeaderValues: FieldGroup {
      public var name: Value<String>?
      public var successes: List<Value<String>>?
      public var failures: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Name", &name)
        fields.required("SuccessValues", &successes)
        fields.required("FailureValues", &failures)
      }
    }

    /// Values in a body of JSON.
    public struct JSONValues: FieldGroup {
      /// A JSON pointer.
      public var identifier: Value<String>?
      public var successes: List<Value<String>>?
      public var failures: List<Value<String>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Identifier", &identifier)
        fields.required("SuccessValues", &successes)
        fields.required("FailureValues", &failures)
      }
    }

    /// Status codes.
    public struct StatusCodes: FieldGroup {
      public var successes: List<Value<Int>>?
      public var failures: List<Value<Int>>?

      public init() {}

      public mutating func map(_ fields: FieldMapper) {
        fields.required("SuccessCodes", &successes)
        fields.required("FailureCodes", &failures)
      }
    }
  }
}
