import AWSResources

/// What RDS does where neither a database nor its parameter group says anything.
enum DatabaseDefaults {
  /// Whether the engine accepts TLS connections only: from PostgreSQL 15 on, and from Aurora PostgreSQL 17 on.
  ///
  /// - Parameter version: a version, `16.4`, or the part of a parameter group's family after the engine; `nil` for the one
  ///   that RDS chooses, which is newer for PostgreSQL, and not certain for Aurora.
  /// - Returns: `nil` where the answer is not certain.
  ///
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html>,
  /// <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraPostgreSQL.Security.html>
  static func requiresTLS(engine: String, version: String?) -> Bool? {
    let firstVersion: [String: Int] = ["postgres": 15, "aurora-postgresql": 17]
    guard let first = firstVersion[engine] else { return false }
    guard let version else { return engine == "postgres" ? true : nil }
    return version.split(separator: ".").first.flatMap { Int($0) }.map { $0 >= first }
  }
}
