import AWSResources
import ResourceGraph

/// How Route 53 chooses between several records of one name and type, which all have the same kind of routing.
///
/// Route 53 refuses a record of another kind beside those that are there. To change the kind, remove the records in a deployment
/// before, or let the new ones have another name.
public struct RecordRouting: Hashable, Sendable {
  enum Policy: Hashable, Sendable {
    case simple
    case weighted(Int)
    case failover(isPrimary: Bool)
    case latency
  }

  let policy: Policy
  /// What tells the record from the others.
  let identifier: String
  @Shared var healthCheck: DNSHealthCheck?

  private init(_ policy: Policy, _ identifier: String, _ healthCheck: DNSHealthCheck?) {
    self.policy = policy
    self.identifier = identifier
    _healthCheck = Shared(wrappedValue: healthCheck)
  }

  /// The only record of its name and type.
  public static let simple = RecordRouting(.simple, "", nil)

  /// A share of the queries: the weight divided by the sum of all weights of the name and type.
  ///
  /// - Parameters:
  ///   - weight: 0 to 255; a record of weight 0 gets no query, unless all have.
  ///   - identifier: what tells the record from the others, `blue`.
  ///   - healthCheck: the check without which the record is left out.
  public static func weighted(
    _ weight: Int, as identifier: String, healthCheck: DNSHealthCheck? = nil
  ) -> RecordRouting {
    RecordRouting(.weighted(weight), identifier, healthCheck)
  }

  /// The record that is used while its target is healthy.
  ///
  /// - Parameter healthCheck: the check of the target; an alias of a load balancer needs none.
  public static func primary(healthCheck: DNSHealthCheck? = nil) -> RecordRouting {
    RecordRouting(.failover(isPrimary: true), "primary", healthCheck)
  }

  /// The record that is used while the primary one is not healthy.
  ///
  /// - Parameter healthCheck: the check of the target, if it is to be left out as well.
  public static func secondary(healthCheck: DNSHealthCheck? = nil) -> RecordRouting {
    RecordRouting(.failover(isPrimary: false), "secondary", healthCheck)
  }

  /// The record of the stack's region, for clients that reach that region fastest. Stacks of other regions have the others.
  ///
  /// - Parameters:
  ///   - identifier: what tells the record from those of other regions, such as the name of the region.
  ///   - healthCheck: the check without which the record is left out.
  public static func lowestLatency(as identifier: String, healthCheck: DNSHealthCheck? = nil) -> RecordRouting {
    RecordRouting(.latency, identifier, healthCheck)
  }

  var dependencies: [any Construct] { healthCheck.map { [$0] } ?? [] }

  /// The part of the record's name that says which of several it is.
  var word: String { DNSName.word(identifier) }

  func apply(to record: inout Route53.RecordSet, in region: String?) {
    if policy != .simple { record.setIdentifier = .literal(identifier) }
    record.healthCheck = healthCheck?.healthCheck
    switch policy {
    case .simple: break
    case .weighted(let weight): record.weight = .literal(weight)
    case .failover(let isPrimary): record.failoverRole = .literal(isPrimary ? .primary : .secondary)
    case .latency: record.region = region.map { .literal($0) }
    }
  }

  func mistakes(with value: RecordValue) -> [String] {
    var mistakes: [String] = []
    if policy != .simple, identifier.isEmpty || identifier.utf8.count > 128 {
      mistakes.append("has the identifier '\(identifier)'; use 1 to 128 characters")
    }
    switch policy {
    case .weighted(let weight) where !(0...255).contains(weight):
      mistakes.append("has the weight \(weight); use 0 to 255")
    // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover.html
    case .failover(isPrimary: true) where healthCheck == nil && !value.isHealthEvaluated:
      mistakes.append(
        "is a primary record without a health check; pass one, or Route 53 never turns to the secondary one")
    default: break
    }
    return mistakes
  }
}

extension RecordValue {
  /// Whether Route 53 knows by itself if the target is healthy.
  fileprivate var isHealthEvaluated: Bool {
    if case .alias(let target) = content { return target.isHealthEvaluated }
    return false
  }
}

/// A health check of Route 53: whether a host answers HTTPS requests from the internet.
///
/// Its metrics are in us-east-1, whatever the stack's region is.
public struct DNSHealthCheck: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let host: String
  let port: Port
  let path: String
  let interval: Duration
  let failures: Int

  /// Creates a health check, which is passed by an answer of the status 2xx or 3xx within 4 seconds.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - host: the public name that is asked. It is not a name whose records depend on the check.
  ///   - port: the port.
  ///   - path: the path, which starts with a slash.
  ///   - interval: the time between two checks of a checker, 10 or 30 seconds. Another one makes another health check.
  ///   - failures: after how many checks in a row the status changes, 1 to 10.
  public init(
    _ name: String, of host: String, port: Port = 443, path: String = "/", interval: Duration = .seconds(30),
    failures: Int = 3, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("DNS health check", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.host = host
    self.port = port
    self.path = path
    self.interval = interval
    self.failures = failures
  }

  public var dependencies: [any Construct] { [] }

  var healthCheck: Reference<Route53.HealthCheck> { Reference(id("HealthCheck")) }
  /// The id of the health check.
  public var healthCheckID: Value<String> { healthCheck.value }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("HealthCheck"), named: name,
      Route53.HealthCheck {
        $0.kind = .literal(.https)
        $0.domainName = .literal(host)
        $0.port = .literal(port.number)
        $0.path = .literal(path)
        $0.interval = .literal(interval.wholeSeconds)
        $0.failureThreshold = .literal(failures)
        $0.sendsServerName = true
      })
  }

  private func check(_ lowering: inout Lowering) {
    if let problem = DNSName.problem(with: host) {
      lowering.report("\(description) asks '\(host)', which \(problem)")
    }
    lowering.check(port, of: description)
    if !path.hasPrefix("/") || path.utf8.count > 255 {
      lowering.report(
        "\(description) asks for the path '\(path)'; use one that starts with a slash, at most 255 characters")
    }
    if ![10, 30].contains(interval.wholeSeconds) {
      lowering.report("\(description) has an interval of \(interval.words); use 10 or 30 seconds")
    }
    if !(1...10).contains(failures) {
      lowering.report("\(description) changes its status after \(failures) checks; use 1 to 10")
    }
  }
}
