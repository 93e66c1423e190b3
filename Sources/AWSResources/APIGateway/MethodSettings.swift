import Documents
public import ResourceGraph

extension APIGateway {
  /// The logs, metrics, cache and limits of methods.
  public struct MethodSettings: FieldGroup {
    /// What execution logs have.
    public enum LoggingLevel: String, Literal, CaseIterable {
      case error = "ERROR"
      case info = "INFO"
      case off = "OFF"
    }

    public var loggingLevel: Value<LoggingLevel>?
    /// Whether execution logs have requests and responses in full.
    public var tracesData: Value<Bool>?
    public var hasMetrics: Value<Bool>?
    public var isCached: Value<Bool>?
    /// In seconds, 0 to 3600; the default is 300.
    public var cacheTimeToLive: Value<Int>?
    public var isCacheEncrypted: Value<Bool>?
    public var throttlingBurstLimit: Value<Int>?
    /// In requests for each second.
    public var throttlingRateLimit: Value<Double>?

    public init() {}

    public mutating func map(_ fields: FieldMapper) {
      fields.field("LoggingLevel", &loggingLevel)
      fields.field("DataTraceEnabled", &tracesData)
      fields.field("MetricsEnabled", &hasMetrics)
      fields.field("CachingEnabled", &isCached)
      fields.field("CacheTtlInSeconds", &cacheTimeToLive)
      fields.field("CacheDataEncrypted", &isCacheEncrypted)
      fields.field("ThrottlingBurstLimit", &throttlingBurstLimit)
      fields.field("ThrottlingRateLimit", &throttlingRateLimit)
    }
  }
}

extension APIGateway.Stage {
  /// The settings of a method, or of all methods.
  public struct MethodSetting: CompanionGroup {
    /// `/*` for all resources, `/` for the root, `/~1orders~1items` for `/orders/items`.
    public var resourcePath: Value<String>?
    /// `*` for all methods.
    public var httpMethod: Value<String>?
    public var settings = APIGateway.MethodSettings()
    /// Whether requests that invalidate the cache need a permission. Terraform only.
    public var requiresAuthorizationForCacheControl: Value<Bool>?
    /// What happens to those without permission: `FAIL_WITH_403`, `SUCCEED_WITH_RESPONSE_HEADER` or
    /// `SUCCEED_WITHOUT_RESPONSE_HEADER`. Terraform only.
    public var unauthorizedCacheControl: Value<String>?
    /// The API of Terraform's resource, if it is not that of the stage.
    var api: Reference<APIGateway.RestAPI>?
    /// Terraform's path, if it cannot be told apart into resource and method.
    private var methodPath: Value<String>?

    public init() {}

    /// The method and the path in words, so that a further setting changes the name of no other one in Terraform: another name is
    /// another resource, whose deletion could take the settings of the new one along.
    public var companionName: String? {
      guard let path = resourcePath?.literal, let method = httpMethod?.literal, path != "/*" else { return nil }
      var parts = path.dropFirst().split(separator: "~1").map(String.init)
      let isBelow = parts.last == "{proxy+}"
      if isBelow { parts.removeLast() }
      let isPlain =
        (path == "/" || path.hasPrefix("/~1"))
        && parts.allSatisfy { part in
          part != "below" && part.first?.isNumber == false
            && part.allSatisfy { ("a"..."z").contains($0) || $0.isNumber }
        }
      let words = parts.map { $0.filter { $0.isASCII && ($0.isLetter || $0.isNumber) } }
      let hash = isPlain ? [] : [StableHash(of: path).word]
      return ([method.filter(\.isLetter).lowercased()] + words + (isBelow ? ["below"] : []) + hash)
        .map { Spelling.pascalCase($0) }.joined()
    }

    public mutating func map(_ fields: FieldMapper) {
      guard fields.dialect == .terraform else {
        fields.field("ResourcePath", &resourcePath)
        fields.field("HttpMethod", &httpMethod)
        fields.terraformOnly("method_path", &methodPath)
        return mapSettings(fields)
      }
      fields.required("RestApiId", &api)
      var path = joinedPath
      fields.required("MethodPath", &path)
      setPath(path)
      fields.terraformBlock("settings") { mapSettings($0) }
    }

    private mutating func mapSettings(_ fields: FieldMapper) {
      settings.map(fields)
      fields.terraformOnly("require_authorization_for_cache_control", &requiresAuthorizationForCacheControl)
      fields.terraformOnly("unauthorized_cache_control_header_strategy", &unauthorizedCacheControl)
    }

    /// Terraform's path: `~1orders~1items/GET`, without the slash in front that CloudFormation has.
    ///
    /// https://github.com/hashicorp/terraform-provider-aws/issues/9738
    private var joinedPath: Value<String>? {
      guard let resourcePath, let httpMethod else { return methodPath }
      var parts = resourcePath.expression.parts
      if case .text("/")? = parts.first, parts.count == 1 {
        parts = [.text("~1")]
      } else if case .text(let text)? = parts.first, text.hasPrefix("/") {
        parts[0] = .text(String(text.dropFirst()))
      }
      return .joined((parts + [.text("/"), httpMethod.expression]).map { .expression($0) })
    }

    private mutating func setPath(_ path: Value<String>?) {
      guard let path, path != joinedPath else { return }
      let parts = path.expression.parts
      let index = parts.lastIndex { part in
        if case .text(let text) = part { return text.contains("/") }
        return false
      }
      guard let index, case .text(let text) = parts[index], let slash = text.lastIndex(of: "/") else {
        methodPath = path
        return
      }
      func value(_ parts: [Expression]) -> Value<String> { .joined(parts.map { .expression($0) }) }
      let front = value(parts[..<index] + [.text(String(text[..<slash]))])
      resourcePath = front.literal == "~1" ? "/" : .joined(["/", front])
      httpMethod = value([.text(String(text[text.index(after: slash)...]))] + parts[(index + 1)...])
    }
  }
}
