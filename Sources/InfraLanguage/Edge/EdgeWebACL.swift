/// A web ACL of AWS WAF for distributions of CloudFront, in us-east-1.
///
/// What a stack of another region lists or uses belongs to a stack of its own in us-east-1, `shop-edge` for a stack `shop`.
///
/// It blocks what groups of managed rules recognise as attacks, and addresses that send too many requests. The logs contain
/// neither the header `Authorization` nor cookies. For a load balancer, use ``WebACL``.
public struct EdgeWebACL: Construct {
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
    identity = Identity(
      "edge web ACL", name, at: SourceLocation(fileID: fileID, line: line, column: column), scope: .edge)
    settings = FirewallSettings(rules: rules, limit: limit, logRetention: logRetention, logging: logging)
  }

  private init(existing name: String, at location: SourceLocation) {
    identity = Identity("edge web ACL", name, at: location, scope: .edge)
    settings = nil
  }

  /// A web ACL of the scope `CLOUDFRONT` that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - arn: its ARN, in us-east-1.
  public static func existing(
    _ name: String, arn: ExistingValue, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> EdgeWebACL {
    var acl = EdgeWebACL(existing: name, at: SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(acl.webACL, ["Arn": arn])
    existing.region = .usEast1
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
    settings?.lower(self, scope: .cloudFront, into: &lowering)
  }
}

extension EdgeWebACL: Measured {
  private func metric(_ name: String) -> Metric {
    Metric(of: self, "AWS/WAFV2", name, namedBy: "WebACL", dimensions: ["Rule": "ALL"], statistic: .sum)
  }

  /// The number of requests that were blocked; an alarm on it has to be in us-east-1.
  public var blockedRequests: Metric { metric("BlockedRequests") }
  /// The number of requests that were let through; an alarm on it has to be in us-east-1.
  public var allowedRequests: Metric { metric("AllowedRequests") }

  public var keyMetrics: [Metric] { [allowedRequests, blockedRequests] }
}
