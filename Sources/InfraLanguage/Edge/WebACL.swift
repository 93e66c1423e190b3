/// A web ACL of AWS WAF for what is in a region: load balancers, user pools, REST APIs.
///
/// It blocks what groups of managed rules recognise as attacks, and addresses that send too many requests. The logs contain
/// neither the header `Authorization` nor cookies. For a distribution, use ``EdgeWebACL``.
public struct WebACL: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// `nil` for a web ACL that exists already.
  let settings: FirewallSettings?
  public private(set) var existing: Existing?

  /// Creates a web ACL.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - rules: the groups of managed rules, evaluated in this order.
  ///   - limit: how many requests one address may send.
  ///   - logRetention: how long the log of inspected requests is retained.
  ///   - logging: which requests are logged.
  public init(
    _ name: String, rules: [ManagedRules] = .recommended, limit: RequestLimit = .requests(2000),
    logRetention: LogRetention = .threeMonths, logging: FirewallLogging = .all,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("web ACL", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    settings = FirewallSettings(rules: rules, limit: limit, logRetention: logRetention, logging: logging)
  }

  private init(existing name: String, at location: SourceLocation) {
    identity = Identity("web ACL", name, at: location)
    settings = nil
  }

  /// A web ACL of the scope `REGIONAL` that exists already in the stack's region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - arn: its ARN.
  public static func existing(
    _ name: String, arn: ExistingValue, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> WebACL {
    var acl = WebACL(existing: name, at: SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(acl.webACL, ["Arn": arn])
    acl.existing = existing
    return acl
  }

  public var dependencies: [any Construct] { [] }

  // MARK: What others refer to

  /// The web ACL, by its ARN.
  public var webACL: Reference<WAFv2.WebACL> { Reference(id("WebAcl")) }
  /// The ARN of the web ACL.
  public var arn: Value<String> { webACL.value }

  public func lower(into lowering: inout Lowering) {
    settings?.lower(self, scope: .regional, into: &lowering)
  }
}

extension WebACL: Measured {
  private func metric(_ name: String) -> Metric {
    Metric(
      of: self, "AWS/WAFV2", name, namedBy: "WebACL", dimensions: ["Region": "\(.region)", "Rule": "ALL"],
      statistic: .sum)
  }

  /// The number of requests that were blocked.
  public var blockedRequests: Metric { metric("BlockedRequests") }
  /// The number of requests that were let through.
  public var allowedRequests: Metric { metric("AllowedRequests") }

  public var keyMetrics: [Metric] { [allowedRequests, blockedRequests] }
}
