import AWSResources

/// An engine of RDS: its names, versions and security settings.
public protocol SQLEngine: Hashable, Sendable {
  associatedtype Version: DatabaseVersion

  /// The engine's name in RDS: `postgres`.
  static var name: String { get }
  /// The default port.
  static var port: Port { get }
  /// The version that a database has by default; it does not change within a major version of this package.
  static var defaultVersion: Version { get }
  /// The parameter that refuses connections without TLS.
  static var tlsParameter: (name: String, value: String) { get }
  /// The logs that RDS publishes to CloudWatch Logs.
  static var logExports: [String] { get }
  /// The parameters without which the engine does not write the logs that RDS publishes.
  static var logParameters: [String: String] { get }
  /// The parameters that RDS applies only when an instance restarts.
  static var staticParameters: Set<String> { get }
  /// The engine family of RDS Proxy.
  static var family: RDS.DBProxy.EngineFamily { get }
}

/// An engine that runs on a single DB instance.
public protocol DatabaseEngine: SQLEngine {}

/// A major version of an engine that RDS offers; the cases are in ascending order.
///
/// RDS creates a database with its default minor version of the major version, and installs later ones in the maintenance
/// window. Neither CloudFormation nor Terraform compares the minor version.
public protocol DatabaseVersion: Hashable, Sendable, CaseIterable {
  /// The version as RDS accepts it: `17`.
  var major: String { get }
  /// The family of its parameter groups: `postgres17`.
  var family: String { get }
  /// The day on which RDS's standard support of the version ends, in ISO 8601, where the day is near or past.
  var endOfStandardSupport: String? { get }
}

extension DatabaseVersion {
  public var endOfStandardSupport: String? { nil }

  /// Whether an upgrade leads from the other version to this one.
  func isLater(than other: Self) -> Bool {
    let versions = Array(Self.allCases)
    guard let own = versions.firstIndex(of: self), let others = versions.firstIndex(of: other) else { return false }
    return own > others
  }
}

/// PostgreSQL.
public enum PostgreSQLEngine: DatabaseEngine {
  /// A major version of PostgreSQL.
  public enum Version: String, DatabaseVersion {
    case v14 = "14"
    case v15 = "15"
    case v16 = "16"
    case v17 = "17"
    case v18 = "18"

    public var major: String { rawValue }
    public var family: String { "postgres\(rawValue)" }
  }

  public static var name: String { "postgres" }
  public static var port: Port { 5432 }
  public static var defaultVersion: Version { .v17 }
  public static var tlsParameter: (name: String, value: String) { ("rds.force_ssl", "1") }
  public static var logExports: [String] { ["postgresql", "upgrade"] }
  public static var logParameters: [String: String] { [:] }
  public static var staticParameters: Set<String> { StaticParameters.postgreSQL }
  public static var family: RDS.DBProxy.EngineFamily { .postgreSQL }
}

/// MySQL.
public enum MySQLEngine: DatabaseEngine {
  /// A major version of MySQL.
  public enum Version: String, DatabaseVersion {
    case v80 = "8.0"
    case v84 = "8.4"

    public var major: String { rawValue }
    public var family: String { "mysql\(rawValue)" }
    /// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
    public var endOfStandardSupport: String? { self == .v80 ? "2026-07-31" : nil }
  }

  public static var name: String { "mysql" }
  public static var port: Port { 3306 }
  public static var defaultVersion: Version { .v84 }
  public static var tlsParameter: (name: String, value: String) { ("require_secure_transport", "1") }
  public static var logExports: [String] { ["error", "slowquery"] }
  public static var logParameters: [String: String] { ["log_output": "FILE", "slow_query_log": "1"] }
  public static var staticParameters: Set<String> { StaticParameters.mySQL }
  public static var family: RDS.DBProxy.EngineFamily { .mysql }
}

/// The instance class of a database: `.t4g(.medium)`.
public struct DatabaseSize: Hashable, Sendable {
  let instanceClass: String

  /// The sizes of burstable Graviton2 instances.
  public enum T4g: String, Sendable {
    case micro, small, medium, large, xlarge
    case xlarge2 = "2xlarge"
  }

  /// A burstable instance, for small and varying loads.
  ///
  /// - Parameter size: the instance size.
  public static func t4g(_ size: T4g) -> DatabaseSize { DatabaseSize(instanceClass: "db.t4g.\(size.rawValue)") }

  /// A general-purpose instance.
  ///
  /// - Parameter size: the instance size.
  public static func m7g(_ size: InstanceSize) -> DatabaseSize {
    DatabaseSize(instanceClass: "db.m7g.\(size.rawValue)")
  }

  /// A memory-optimized instance.
  ///
  /// - Parameter size: the instance size.
  public static func r7g(_ size: InstanceSize) -> DatabaseSize {
    DatabaseSize(instanceClass: "db.r7g.\(size.rawValue)")
  }

  /// Any DB instance class of RDS.
  ///
  /// - Parameter name: `db.x2g.large`.
  public static func named(_ name: String) -> DatabaseSize { DatabaseSize(instanceClass: name) }

  /// Whether the instance is too small for Performance Insights with MySQL, which requires `medium`.
  var isTiny: Bool { instanceClass.hasSuffix(".micro") || instanceClass.hasSuffix(".small") }
}

/// The gp3 volume of a database.
public struct DatabaseStorage: Hashable, Sendable {
  let gigabytes: Int
  let most: Int?

  /// A volume of a size.
  ///
  /// - Parameters:
  ///   - gigabytes: the size in GB, 20 to 65536.
  ///   - most: the size in GB up to which RDS extends the volume; RDS does not extend it unless given.
  public static func gigabytes(_ gigabytes: Int, growingTo most: Int? = nil) -> DatabaseStorage {
    DatabaseStorage(gigabytes: gigabytes, most: most)
  }
}
