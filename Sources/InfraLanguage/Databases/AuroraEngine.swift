import ResourceGraph

/// An engine that runs on Aurora.
public protocol AuroraEngine: SQLEngine {
  /// Whether burstable instances support Performance Insights.
  static var supportsInsightsOnBurstableInstances: Bool { get }
}

/// Aurora PostgreSQL.
public enum AuroraPostgreSQLEngine: AuroraEngine {
  /// A major version of Aurora PostgreSQL.
  public enum Version: String, DatabaseVersion {
    case v14 = "14"
    case v15 = "15"
    case v16 = "16"
    case v17 = "17"

    public var major: String { rawValue }
    public var family: String { "aurora-postgresql\(rawValue)" }
  }

  public static var name: String { "aurora-postgresql" }
  public static var port: Port { PostgreSQLEngine.port }
  public static var defaultVersion: Version { .v17 }
  public static var tlsParameter: (name: String, value: String) { PostgreSQLEngine.tlsParameter }
  public static var logExports: [String] { ["postgresql"] }
  public static var logParameters: [String: String] { PostgreSQLEngine.logParameters }
  public static var staticParameters: Set<String> { PostgreSQLEngine.staticParameters }
  public static var family: RDS.DBProxy.EngineFamily { PostgreSQLEngine.family }
  public static var supportsInsightsOnBurstableInstances: Bool { true }
}

/// Aurora MySQL.
public enum AuroraMySQLEngine: AuroraEngine {
  /// A version of MySQL that Aurora is compatible with.
  public enum Version: String, DatabaseVersion {
    /// Aurora MySQL 3.
    case v80 = "8.0"

    public var major: String { rawValue }
    public var family: String { "aurora-mysql\(rawValue)" }
  }

  public static var name: String { "aurora-mysql" }
  public static var port: Port { MySQLEngine.port }
  public static var defaultVersion: Version { .v80 }
  public static var tlsParameter: (name: String, value: String) { ("require_secure_transport", "ON") }
  public static var logExports: [String] { MySQLEngine.logExports }
  public static var logParameters: [String: String] { MySQLEngine.logParameters }
  public static var staticParameters: Set<String> { MySQLEngine.staticParameters }
  public static var family: RDS.DBProxy.EngineFamily { MySQLEngine.family }
  public static var supportsInsightsOnBurstableInstances: Bool { false }
}

/// The instance class of the instances of an Aurora cluster, or the capacity range of serverless ones.
public enum AuroraSize: Hashable, Sendable {
  /// The sizes of burstable instances, for development and small loads.
  public enum T4g: String, Sendable {
    case medium, large
  }
  /// The sizes of memory-optimized Graviton4 instances.
  public enum R8g: String, Sendable {
    case large, xlarge
    case xlarge2 = "2xlarge"
    case xlarge4 = "4xlarge"
    case xlarge8 = "8xlarge"
    case xlarge12 = "12xlarge"
    case xlarge16 = "16xlarge"
    case xlarge24 = "24xlarge"
    case xlarge48 = "48xlarge"
  }

  /// A burstable Graviton2 instance.
  case t4g(T4g)
  /// A memory-optimized Graviton3 instance.
  case r7g(InstanceSize)
  /// A memory-optimized Graviton4 instance.
  case r8g(R8g)
  /// Any DB instance class of Aurora: `db.x2g.large`.
  case named(String)
  /// Each instance scales within a range of Aurora capacity units, of about 2 GiB each: `.serverless(from: 0.5, to: 16)`.
  ///
  /// - Parameters:
  ///   - from: the minimum, from 0 to 256 in steps of 0.5; with a minimum of 0, idle instances pause.
  ///   - to: the maximum, from 1 to 256 in steps of 0.5.
  ///   - pausingAfter: the idle time after which instances pause, 5 minutes to 1 day.
  case serverless(from: Double, to: Double, pausingAfter: Duration? = nil)

  var instanceClass: String {
    switch self {
    case .t4g(let size): "db.t4g.\(size.rawValue)"
    case .r7g(let size): "db.r7g.\(size.rawValue)"
    case .r8g(let size): "db.r8g.\(size.rawValue)"
    case .named(let name): name
    case .serverless: "db.serverless"
    }
  }

  var isBurstable: Bool { instanceClass.hasPrefix("db.t") }

  var scaling: RDS.DBCluster.ServerlessScaling? {
    guard case .serverless(let minimum, let maximum, let delay) = self else { return nil }
    return .init {
      $0.minimum = .literal(minimum)
      $0.maximum = .literal(maximum)
      $0.pauseDelay = delay.map { .literal($0.wholeSeconds) }
    }
  }

  /// What AWS does not accept.
  var problem: String? {
    guard case .serverless(let minimum, let maximum, let delay) = self else { return nil }
    let isHalf = [minimum, maximum].allSatisfy { ($0 * 2).rounded() == $0 * 2 }
    if !(minimum >= 0 && minimum <= maximum && maximum >= 1 && maximum <= 256 && isHalf) {
      return
        "scales from \(minimum) to \(maximum) capacity units; use 0 to 256 in steps of 0.5, with a "
        + "maximum of at least 1 and not below the minimum"
    }
    guard let delay else { return nil }
    if minimum > 0 {
      return "does not pause, because its minimum is above 0 capacity units; remove 'pausingAfter'"
    }
    if !(Duration.minutes(5)...Duration.days(1)).contains(delay) {
      return "pauses after \(delay.words); use 5 minutes to 1 day"
    }
    return nil
  }
}

/// The Aurora Replicas of a cluster, which serve reads and take over when the writer fails.
public enum AuroraReadReplicas: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// 1 to 15 Aurora Replicas, distributed over the zones.
  case count(Int)
  /// One Aurora Replica of each size, distributed over the zones; those of the writer's size take over first.
  case sizes([AuroraSize])
  /// None: the database is unavailable after a failure of the writer or its zone until RDS has replaced it. Reports show
  /// the reason.
  case none(because: String)

  public init(integerLiteral count: Int) { self = .count(count) }

  var number: Int {
    switch self {
    case .count(let count): count
    case .sizes(let sizes): sizes.count
    case .none: 0
    }
  }

  var isNone: Bool {
    if case .none = self { true } else { false }
  }

  /// The sizes, where they are stated.
  var sizes: [AuroraSize] {
    if case .sizes(let sizes) = self { sizes } else { [] }
  }

  func size(_ index: Int) -> AuroraSize? { sizes.indices.contains(index) ? sizes[index] : nil }

  func allowance(at location: SourceLocation) -> [Allowance] {
    guard case .none(let reason) = self else { return [] }
    return [Allowance(.auroraHasAReaderInAnotherZone, because: reason, at: location)]
  }
}

/// How the storage of an Aurora cluster is billed.
public enum AuroraStorage: Hashable, Sendable {
  /// By space, and by I/O operation.
  case standard
  /// By space only, which costs less for I/O-intensive loads.
  case ioOptimized
}
