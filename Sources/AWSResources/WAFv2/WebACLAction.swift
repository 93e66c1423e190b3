public import ResourceGraph

extension WAFv2 {
  /// What happens with a request that matches; exactly one property is set.
  public struct Action: FieldGroup {
    public var allow: RequestHandling?
    public var block: Block?
    /// Asks the viewer to solve a puzzle.
    public var captcha: RequestHandling?
    /// Asks the browser to prove in the background that it is one.
    public var challenge: RequestHandling?
    /// Counts the request and goes on with the next rule.
    public var count: RequestHandling?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("Allow", &allow)
      fields.group("Block", &block)
      fields.group("Captcha", &captcha)
      fields.group("Challenge", &challenge)
      fields.group("Count", &count)
    }
  }

  /// What happens with a request that no rule ends; exactly one property is set.
  public struct DefaultAction: FieldGroup {
    public var allow: RequestHandling?
    public var block: Block?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("Allow", &allow)
      fields.group("Block", &block)
    }
  }

  /// Whether the actions of a rule group count instead; exactly one property is set.
  public struct OverrideAction: FieldGroup {
    public var count: NoSettings?
    /// The rules of the group act as they say.
    public var none: NoSettings?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.group("Count", &count)
      fields.group("None", &none)
    }
  }

  /// An action that lets the request go on, and the headers that WAF adds to it.
  public struct RequestHandling: FieldGroup {
    public var insertedHeaders: [Header] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("CustomRequestHandling") { fields in
        fields.required("InsertHeaders", terraform: "insert_header", &insertedHeaders)
      }
    }
  }

  /// Blocks the request, by default with status code 403.
  public struct Block: FieldGroup {
    /// 200 to 599.
    public var responseCode: Value<Int>?
    /// The name of one of the custom response bodies.
    public var responseBody: Value<String>?
    public var responseHeaders: [Header] = []

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.object("CustomResponse") { fields in
        fields.required("ResponseCode", &responseCode)
        fields.field("CustomResponseBodyKey", &responseBody)
        fields.groups("ResponseHeaders", terraform: "response_header", &responseHeaders)
      }
    }
  }

  /// A header that WAF adds; to the name of one of a request it adds `x-amzn-waf-`.
  public struct Header: FieldGroup {
    public var name: Value<String>?
    public var value: Value<String>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Name", &name)
      fields.required("Value", &value)
    }
  }
}
