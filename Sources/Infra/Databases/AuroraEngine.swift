/// An engine that runs on Aurora.
public protocol AuroraEngine: SQLEngine {
  /// Whether small servers take Performance Insights too.
  static var watchesBurstableServers: Bool { get }
}

public enum AuroraPostgreSQLEngine: AuroraEngine {
  public enum Version: String, DatabaseVersion {
    case v14 = "14"
    case v15 = "15"
    case v16 = "16"
    case v17 = "17"

    public var series: String { rawValue }
    public var family: String { "aurora-postgresql\(rawValue)" }

    public var minor: String {
      switch self {
      case .v14: "14.22"
      case .v15: "15.17"
      case .v16: "16.13"
      case .v17: "17.9"
      }
    }
  }

  public static var name: String { "aurora-postgresql" }
  public static var port: Port { PostgreSQLEngine.port }
  public static var defaultVersion: Version { .v17 }
  public static var tlsParameter: (name: String, value: String) { PostgreSQLEngine.tlsParameter }
  public static var logExports: [String] { ["postgresql"] }
  public static var family: RDS.DBProxy.EngineFamily { PostgreSQLEngine.family }
  public static var watchesBurstableServers: Bool { true }
}

public enum AuroraMySQLEngine: AuroraEngine {
  public enum Version: String, DatabaseVersion {
    /// Aurora MySQL 3.
    case v80 = "8.0"

    public var series: String { rawValue }
    public var family: String { "aurora-mysql\(rawValue)" }

    public var minor: String {
      switch self {
      case .v80: "8.0.mysql_aurora.3.10.4"
      }
    }
  }

  public static var name: String { "aurora-mysql" }
  public static var port: Port { MySQLEngine.port }
  public static var defaultVersion: Version { .v80 }
  public static var tlsParameter: (name: String, value: String) { MySQLEngine.tlsParameter }
  public static var logExports: [String] { MySQLEngine.logExports }
  public static var family: RDS.DBProxy.EngineFamily { MySQLEngine.family }
  public static var watchesBurstableServers: Bool { false }
}

/// What the servers of an Aurora cluster are: machines of a size, or as large as their load.
public enum AuroraSize: Hashable, Sendable {
  /// Burstable: for development and small loads.
  public enum T4g: String, Sendable {
    case medium, large
  }
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

  case t4g(T4g)
  case r7g(InstanceSize)
  case r8g(R8g)
  /// Any class of Aurora by its name: `db.x2g.large`.
  case named(String)
  /// Each server grows and shrinks between two numbers of Aurora capacity units, of 2 GiB each: `.serverless(0.5...16)`.
  ///
  /// - Parameters:
  ///   - units: 0 to 256 in steps of a half; from 0, idle servers pause.
  ///   - pausingAfter: how long they idle before that, 5 minutes to a day.
  case serverless(_ units: ClosedRange<Double>, pausingAfter: Duration? = nil)

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
    guard case .serverless(let units, let delay) = self else { return nil }
    return .init {
      $0.minimum = .literal(units.lowerBound)
      $0.maximum = .literal(units.upperBound)
      $0.pauseDelay = delay.map { .literal($0.wholeSeconds) }
    }
  }

  /// What AWS would not take.
  var problem: String? {
    guard case .serverless(let units, let delay) = self else { return nil }
    let isHalf = [units.lowerBound, units.upperBound].allSatisfy { ($0 * 2).rounded() == $0 * 2 }
    if units.lowerBound < 0 || units.upperBound > 256 || units.upperBound < 1 || !isHalf {
      return
        "asks for \(units.lowerBound) to \(units.upperBound) capacity units; use 0 to 256 in steps of a half, and at "
        + "least 1 as the most"
    }
    guard let delay else { return nil }
    if units.lowerBound > 0 { return "never pauses, since its least is above 0 units; leave 'pausingAfter' out" }
    if !(Duration.minutes(5)...Duration.days(1)).contains(delay) {
      return "pauses after \(delay.wholeSeconds) seconds; use 5 minutes to a day"
    }
    return nil
  }
}

/// The servers of an Aurora cluster that answer queries, and take the writer's place when it fails.
public enum AuroraReaders: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// 1 to 15, over the zones.
  case count(Int)
  /// A failure of the writer, or of its zone, is an outage until another one is started.
  case none(because: String)

  public init(integerLiteral count: Int) { self = .count(count) }

  var number: Int {
    switch self {
    case .count(let count): count
    case .none: 0
    }
  }

  func allowance(at location: SourceLocation) -> [Allowance] {
    guard case .none(let reason) = self else { return [] }
    return [Allowance("aurora-has-a-reader-in-another-zone", because: reason, at: location)]
  }
}

/// How an Aurora cluster's storage is paid for.
public enum AuroraStorage: Hashable, Sendable {
  /// By space, and by what is read and written.
  case standard
  /// By space alone, which is cheaper where much is read and written.
  case ioOptimized
}
