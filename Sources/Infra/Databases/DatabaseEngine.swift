/// What RDS calls an engine, and how it is made safe.
public protocol SQLEngine: Hashable, Sendable {
  associatedtype Version: DatabaseVersion

  static var name: String { get }
  static var port: Port { get }
  static var defaultVersion: Version { get }
  /// The parameter that refuses connections without TLS.
  static var tlsParameter: (name: String, value: String) { get }
  static var logExports: [String] { get }
  /// The protocol that RDS Proxy speaks for it.
  static var family: RDS.DBProxy.EngineFamily { get }
}

/// An engine that runs on a server of its own.
public protocol DatabaseEngine: SQLEngine {}

/// A version of an engine that RDS offers.
public protocol DatabaseVersion: Hashable, Sendable {
  /// The series, `17`: Terraform follows its minor versions, which RDS installs in the maintenance window.
  var series: String { get }
  /// The minor version that CloudFormation starts with; it does not look at the version again.
  var minor: String { get }
  /// The family of its parameter groups.
  var family: String { get }
}

public enum PostgreSQLEngine: DatabaseEngine {
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

public enum MySQLEngine: DatabaseEngine {
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

/// The machine that a database runs on: `.t4g(.medium)`.
public struct DatabaseSize: Hashable, Sendable {
  let instanceClass: String

  /// Burstable: for small and uneven loads.
  public enum T4g: String, Sendable {
    case micro, small, medium, large, xlarge
    case xlarge2 = "2xlarge"
  }
  public static func t4g(_ size: T4g) -> DatabaseSize { DatabaseSize(instanceClass: "db.t4g.\(size.rawValue)") }
  /// General purpose.
  public static func m7g(_ size: InstanceSize) -> DatabaseSize {
    DatabaseSize(instanceClass: "db.m7g.\(size.rawValue)")
  }
  /// Twice the memory.
  public static func r7g(_ size: InstanceSize) -> DatabaseSize {
    DatabaseSize(instanceClass: "db.r7g.\(size.rawValue)")
  }

  /// Any class of RDS by its name: `db.x2g.large`.
  public static func named(_ name: String) -> DatabaseSize { DatabaseSize(instanceClass: name) }

  /// MySQL's Performance Insights need at least a `medium` of the burstable classes.
  var isTiny: Bool { instanceClass.hasSuffix(".micro") || instanceClass.hasSuffix(".small") }
}

/// The gp3 volume of a database.
public struct DatabaseStorage: Hashable, Sendable {
  let gigabytes: Int
  let most: Int?

  /// - Parameters:
  ///   - gigabytes: 20 to 65536.
  ///   - most: how far RDS lets the volume grow when it fills; it stays as it is unless given.
  public static func gigabytes(_ gigabytes: Int, growingTo most: Int? = nil) -> DatabaseStorage {
    DatabaseStorage(gigabytes: gigabytes, most: most)
  }
}
