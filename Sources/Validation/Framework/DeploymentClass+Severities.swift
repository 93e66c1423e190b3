package import AWSResources

extension DeploymentClass {
  /// A rule whose severity depends on what an interruption or a loss of data costs.
  package struct Row: Sendable {
    package let rule: String
    package let production: Diagnostic.Severity
    package let development: Diagnostic.Severity

    fileprivate init(_ rule: String, production: Diagnostic.Severity, development: Diagnostic.Severity = .note) {
      self.rule = rule
      self.production = production
      self.development = development
    }
  }

  /// The rules about redundancy, protection from deletion and what operations need. Rules about who has access, about
  /// encryption and about what AWS refuses are the same everywhere; `cache-subnets-are-private-and-span-zones` is about
  /// access too, and RDS refuses a subnet group in one zone.
  package static let severities: [Row] = [
    Row("network-spans-two-zones", production: .error),
    Row("each-zone-has-its-nat-gateway", production: .error),
    Row("endpoint-covers-the-zones-of-its-clients", production: .error),
    Row("service-spans-zones", production: .error),
    Row("scaling-group-spans-zones", production: .error),
    Row("service-scales-automatically", production: .warning),
    Row("deployment-keeps-capacity", production: .error),
    Row("database-has-a-standby", production: .error),
    Row("aurora-has-a-reader-in-another-zone", production: .error),
    Row("cache-fails-over", production: .error),
    Row("search-domain-spans-zones", production: .error),
    Row("message-broker-has-a-standby", production: .error),
    Row("stateful-resource-survives-deletion", production: .error),
    Row("database-is-deletion-protected", production: .error),
    Row("table-is-deletion-protected", production: .error),
    Row("load-balancer-is-deletion-protected", production: .error),
    Row("database-has-backups", production: .error),
    Row("table-can-be-restored", production: .error),
    Row("bucket-keeps-versions", production: .error),
    Row("database-windows-are-set", production: .warning),
    Row("cluster-has-container-insights", production: .warning),
    Row("key-alarms-exist", production: .warning),
  ]
}

extension Stated<DeploymentClass> {
  /// The severities that rules have for systems of the class.
  package var severityChanges: [SeverityChange] {
    let place = location.map { " (\($0))" } ?? ""
    return DeploymentClass.severities.map { row in
      SeverityChange(
        of: row.rule, to: value == .production ? row.production : row.development,
        because: "the class is \(value.rawValue)\(place)", isOfClass: true, at: location)
    }
  }
}
