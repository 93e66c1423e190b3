public import ResourceGraph

extension CloudFront {
  /// Which cookies, or which query strings, a policy selects.
  public enum Selection: String, Literal, CaseIterable {
    case all
    case allExcept
    case listed = "whitelist"
    case none
  }

  /// The cookies that a policy selects.
  public struct CookieSelection: FieldGroup {
    public var behavior: Value<Selection>?
    public var names: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("CookieBehavior", &behavior)
      fields.terraformBlock("cookies") { $0.field("Cookies", terraform: "items", &names) }
    }
  }

  /// The query strings that a policy selects.
  public struct QueryStringSelection: FieldGroup {
    public var behavior: Value<Selection>?
    public var names: List<Value<String>>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required("QueryStringBehavior", &behavior)
      fields.terraformBlock("query_strings") { $0.field("QueryStrings", terraform: "items", &names) }
    }
  }

  /// The headers that a policy selects.
  public struct HeaderSelection: FieldGroup {
    public var behavior: Value<Behavior>?
    public var names: List<Value<String>>?

    /// Which headers a policy selects; a cache policy has `none` and `whitelist` only.
    public enum Behavior: String, Literal, CaseIterable {
      case allExcept
      case allViewer
      case allViewerAndListedCloudFront = "allViewerAndWhitelistCloudFront"
      case listed = "whitelist"
      case none
    }

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.required(in: .cloudFormation, "HeaderBehavior", &behavior)
      fields.terraformBlock("headers") { $0.field("Headers", terraform: "items", &names) }
    }
  }
}
