import AWSResources

/// What RDS does where neither a database nor its parameter group says anything.
enum DatabaseDefaults {
  /// Whether the engine accepts TLS connections only: from PostgreSQL 15, Aurora PostgreSQL 17, MySQL 9.7 and MariaDB 11.8 on.
  ///
  /// - Parameter version: a version, `16.4`, or the part of a parameter group's family after the engine; `nil` for the one
  ///   that RDS chooses, which is newer for PostgreSQL, older for MySQL and MariaDB, and not certain for Aurora.
  /// - Returns: `nil` where the answer is not certain.
  ///
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html>,
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html>,
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html>,
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/mariadb-ssl-connections.require-ssl.html>
  static func requiresTLS(engine: String, version: String?) -> Bool? {
    let firstVersions = ["postgres": [15], "aurora-postgresql": [17], "mysql": [9, 7], "mariadb": [11, 8]]
    guard let first = firstVersions[engine] else { return false }
    guard let version else { return engine == "postgres" ? true : engine == "aurora-postgresql" ? nil : false }
    let numbers = version.split(separator: ".").map { Int($0) }
    guard let major = numbers.first ?? nil else { return nil }
    let minor = numbers.count > 1 ? numbers[1] ?? 0 : 0
    return major != first[0] ? major > first[0] : minor >= (first.count > 1 ? first[1] : 0)
  }
}
