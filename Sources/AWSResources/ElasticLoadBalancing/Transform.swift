public import ResourceGraph

extension ElasticLoadBalancing {
  /// A transform of a rule: rewrites the host header or the URL of a request before it is forwarded.
  ///
  /// A rule has at most one of each kind. In Terraform with version 6.19 of the provider.
  /// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html
  public struct Transform: FieldGroup {
    public enum Kind: String, Literal, CaseIterable {
      case hostHeaderRewrite = "host-header-rewrite"
      case urlRewrite = "url-rewrite"
    }

    public var kind: Value<Kind>?
    /// The rewrite of the host header; AWS accepts one.
    public var hostHeaderRewrites: [Rewrite] = []
    /// The rewrite of the path and the query; AWS accepts one.
    public var urlRewrites: [Rewrite] = []

    public init() {}

    /// A rewrite of the path and the query string.
    public static func url(_ regularExpression: Value<String>, to replacement: Value<String>) -> Transform {
      Transform {
        $0.kind = .literal(.urlRewrite)
        $0.urlRewrites = [Rewrite(regularExpression, to: replacement)]
      }
    }

    /// A rewrite of the host header.
    public static func hostHeader(_ regularExpression: Value<String>, to replacement: Value<String>) -> Transform {
      Transform {
        $0.kind = .literal(.hostHeaderRewrite)
        $0.hostHeaderRewrites = [Rewrite(regularExpression, to: replacement)]
      }
    }

    public mutating func map(_ fields: FieldMapper) {
      fields.required("Type", &kind)
      fields.object("HostHeaderRewriteConfig") { $0.groups("Rewrites", terraform: "rewrite", &hostHeaderRewrites) }
      fields.object("UrlRewriteConfig") { $0.groups("Rewrites", terraform: "rewrite", &urlRewrites) }
    }

    /// What is replaced, and with what.
    public struct Rewrite: FieldGroup {
      /// `^/api/(.*)$`
      public var regularExpression: Value<String>?
      /// `/$1`, where `$1` is what the first group matches.
      public var replacement: Value<String>?

      public init() {}

      public init(_ regularExpression: Value<String>, to replacement: Value<String>) {
        self.regularExpression = regularExpression
        self.replacement = replacement
      }

      public mutating func map(_ fields: FieldMapper) {
        fields.required("Regex", &regularExpression)
        fields.required("Replace", &replacement)
      }
    }
  }
}
