/// An engine of RDS: its names, versions and security settings.
public protocol SQLEngine: Hashable, Sendable {
  associatedtype Version: DatabaseVersion

  /// The engine's name in RDS: `postgres`.
  static var name: String { get }
  /// The default port.
  static var port: Port { get }
  /// The version that a database has by default.
  static var defaultVersion: Version { get }
  /// The parameter that refuses connections without TLS.
  static var tlsParameter: (name: String, value: String) { get }
  /// The logs that RDS publishes to CloudWatch Logs.
  static var logExports: [String] { get }
  /// The engine family of RDS Proxy.
  static var family: RDS.DBProxy.EngineFamily { get }
}

/// An engine that runs on a single DB instance.
public protocol DatabaseEngine: SQLEngine {}

/// A version of an engine that RDS offers.
public protocol DatabaseVersion: Hashable, Sendable {
  /// The major version, `17`, for Terraform: RDS installs its minor versions in the maintenance window.
  var series: String { get }
  /// The minor version that CloudFormation creates; CloudFormation does not compare the version later.
  var minor: String { get }
  /// The family of its parameter groups: `postgres17`.
  var family: String { get }
}

/// PostgreSQL.
public enum PostgreSQLEngine: DatabaseEngine {
  /// A major version of PostgreSQL.
  public enum Version: String, DatabaseVersion {
    case v14 = "14"
    case v15 = "15"
    case v16 = "16"
    case v17 = "17"

    public var series: String { rawValue }
    public var family: String { "postgres\(rawValue)" }

    public var minor: String {
      switch self {
      case .v14: "14.22"
      case .v15: "15.17"
      case .v16: "16.13"
      case .v17: "17.9"
      }
    }
  }

  public static var name: String { "postgres" }
  public static var port: Port { 5432 }
  public static var defaultVersion: Version { .v17 }
  public static var tlsParameter: (name: String, value: String) { ("rds.force_ssl", "1") }
  public static var logExports: [String] { ["postgresql", "upgrade"] }
  public static var family: RDS.DBProxy.EngineFamily { .postgreSQL }
}

/// MySQL.
public enum MySQLEngine: DatabaseEngine {
  /// A version of MySQL.
  public enum Version: String, DatabaseVersion {
    case v80 = "8.0"
    case v84 = "8.4"

    public var series: String { rawValue }
    public var family: String { "mysql\(rawValue)" }

    public var minor: String {
      switch self {
      case .v80: "8.0.46"
      case .v84: "8.4.9"
      }
    }
  }

  public static var name: String { "mysql" }
  public static var port: Port { 3306 }
  public static var defaultVersion: Version { .v84 }
  public static var tlsParameter: (name: String, value: String) { ("require_secure_transport", "ON") }
  public static var logExports: [String] { ["error", "slowquery"] }
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
