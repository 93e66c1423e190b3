import AWSResources

/// The parameters of constructs that set the properties that findings are about.
package enum SwiftNames {
  /// A property that a parameter of a construct sets.
  package struct Name: Sendable {
    /// The construct's type in Swift: `Database`.
    package let construct: String
    /// What the construct is called in the graph: `database`.
    package let kind: String
    /// The resource type in CloudFormation's spelling.
    package let type: String
    /// The path of the property without indices, in CloudFormation's spelling.
    package let property: String
    package let parameter: String
    /// What to do with the parameter, as a message ends.
    package let fix: String

    fileprivate init(
      _ construct: String, _ kind: String, _ type: String, _ property: String, _ parameter: String, _ fix: String
    ) {
      self.construct = construct
      self.kind = kind
      self.type = type
      self.property = property
      self.parameter = parameter
      self.fix = fix
    }
  }

  /// By construct, then by property.
  package static let all: [Name] = [
    Name(
      "Aurora", "Aurora database", "AWS::RDS::DBCluster", "BackupRetentionPeriod", "backupRetention",
      "set 'backupRetention' to at least '.days(7)'"),
    Name(
      "Aurora", "Aurora database", "AWS::RDS::DBCluster", "DeletionProtection", "deletionProtection",
      "set 'deletionProtection' to '.on'"),
    Name(
      "Bucket", "bucket", "AWS::S3::Bucket", "VersioningConfiguration.Status", "versioning",
      "set 'versioning' to '.on'"),
    Name(
      "Cache", "cache", "AWS::ElastiCache::ReplicationGroup", "AutomaticFailoverEnabled", "failover",
      "set 'failover' to '.on'"),
    Name(
      "Cache", "cache", "AWS::ElastiCache::ReplicationGroup", "MultiAZEnabled", "failover",
      "set 'failover' to '.on'"),
    Name(
      "Database", "database", "AWS::RDS::DBInstance", "BackupRetentionPeriod", "backupRetention",
      "set 'backupRetention' to at least '.days(7)'"),
    Name(
      "Database", "database", "AWS::RDS::DBInstance", "DeletionProtection", "deletionProtection",
      "set 'deletionProtection' to '.on'"),
    Name("Database", "database", "AWS::RDS::DBInstance", "MultiAZ", "multiAZ", "set 'multiAZ' to '.on'"),
    Name(
      "FargateService", "service", "AWS::ECS::Service", "EnableExecuteCommand", "exec", "set 'exec' to '.denied'"),
    Name(
      "LoadBalancer", "load balancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "LoadBalancerAttributes.deletion_protection.enabled", "deletionProtection", "set 'deletionProtection' to '.on'"),
    Name(
      "Table", "table", "AWS::DynamoDB::Table", "DeletionProtectionEnabled", "deletionProtection",
      "set 'deletionProtection' to '.on'"),
    Name(
      "Table", "table", "AWS::DynamoDB::Table", "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled",
      "pointInTimeRecovery", "set 'pointInTimeRecovery' to '.on'"),
    Name(
      "UserPool", "user pool", "AWS::Cognito::UserPool", "MfaConfiguration", "mfa",
      "set 'mfa' to '.optional' or '.required'"),
  ]

  private static let byProperty = Dictionary(
    all.map { (Key(kind: $0.kind, type: $0.type, property: $0.property), $0) }
  ) { first, _ in first }

  private struct Key: Hashable {
    var kind: String
    var type: String
    var property: String
  }

  /// The parameter that sets a property; `nil` where the resource's construct has none for it, or an override sets it.
  static func name(of place: Place) -> Name? {
    // `database 'orders'`
    guard !place.isOverridden, let construct = place.entry.construct,
      let end = construct.firstRange(of: " '")?.lowerBound
    else { return nil }
    return byProperty[
      Key(
        kind: String(construct[..<end]), type: place.entry.typeName(in: .cloudFormation),
        property: place.property.filter { Int($0) == nil }.joined(separator: "."))]
  }
}

extension Place {
  /// Whether the team sets or removes the property, or what is around it, past the parameters of the construct.
  fileprivate var isOverridden: Bool {
    entry.overrides.contains { override in
      guard case .key(let key)? = override.path.first else { return false }
      return key == (override.dialect == .cloudFormation ? property : terraformProperty).first
    }
  }
}

extension Report {
  /// Says what to do in the words of the constructs that a graph was made of.
  mutating func useSwiftNames(of graph: ResourceGraph) {
    for index in all.indices {
      guard let property = all[index].property, let entry = graph[property.resource] else { continue }
      all[index].useSwiftNames(at: Place(entry, property.steps))
    }
  }
}

extension Finding {
  /// Replaces what is to be done with the property by what is to be done with the parameter that sets it. Where there is no
  /// parameter, the remedy names the way past the parameters.
  fileprivate mutating func useSwiftNames(at place: Place) {
    guard outcome != .undecided, place.entry.construct != nil, let end = message.firstRange(of: "; ") else { return }
    let names = place.property.filter { Int($0) == nil }.map { "'\($0)'" }
    func isNamed(in text: some StringProtocol) -> Bool { names.contains { text.contains($0) } }
    guard isNamed(in: message[end.upperBound...]) else { return }
    if let name = SwiftNames.name(of: place) {
      message = "\(message[..<end.lowerBound]); \(name.fix)"
      fullRemedy = fullRemedy.split(separator: ". ").filter { !isNamed(in: $0) }.joined(separator: ". ")
    } else if !place.isOverridden {
      let type = place.entry.typeName(in: .cloudFormation)
      fullRemedy += " Where \(place.entry.construct ?? "") has no parameter for it, use '.override' with '\(type)'."
    }
  }
}
