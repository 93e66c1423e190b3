@testable import InfraLanguage

extension Distribution {
  /// The distribution 'web' of most tests.
  ///
  /// - Parameter acl: the web ACL before it; without one, it has neither a firewall nor access logs, each for a reason.
  static func web(
    _ origin: DistributionOrigin, behind acl: EdgeWebACL? = nil, domain: EdgeDomain? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @BehaviorBuilder _ behaviors: () -> [Behavior] = { [] }
  ) -> Distribution {
    Distribution(
      "web", default: origin, domain: domain, firewall: acl.map { .webACL($0) } ?? .off(because: "a test"),
      accessLogs: acl == nil ? .off(because: "a test") : .logGroup(), fileID: fileID, line: line, column: column,
      behaviors)
  }
}
