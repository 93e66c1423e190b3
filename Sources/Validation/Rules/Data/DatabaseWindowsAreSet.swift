import AWSResources

/// Checks that a database has a maintenance window and a backup window that do not overlap.
struct DatabaseWindowsAreSet: Rule {
  static let description = RuleDescription(
    id: "database-windows-are-set",
    catalogID: "RDS013",
    subject: .data,
    severity: .warning,
    summary: "A database has a maintenance window and a backup window that do not overlap.",
    rationale: "Without them, AWS chooses a random half hour in which the database may restart or slow down.",
    remedy: "Set 'PreferredMaintenanceWindow' and 'PreferredBackupWindow' to times of low load, in UTC.",
    references: [.aws("AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html")],
    passes: [
      RuleExample("windows that do not overlap") { $0.add("Db", database("02:00-03:00", "sun:04:00-sun:05:00")) },
      RuleExample("a read replica, which has no backups") {
        $0.add(
          "Replica",
          RDS.DBInstance {
            $0.source = .to("Db")
            $0.maintenanceWindow = "sun:04:00-sun:05:00"
          })
      },
    ],
    fails: [
      RuleExample(
        "a cluster without windows",
        finds: .finding(
          "Cluster", at: "PreferredMaintenanceWindow",
          """
          database 'Cluster' sets no 'PreferredMaintenanceWindow' or 'PreferredBackupWindow', so AWS chooses the \
          time; set it to a time of low load
          """)
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample(
        "a database without windows",
        finds: .finding(
          "Db", at: "PreferredMaintenanceWindow",
          """
          database 'Db' sets no 'PreferredMaintenanceWindow' or 'PreferredBackupWindow', so AWS chooses the time; \
          set it to a time of low load
          """)
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample(
        "windows that overlap",
        finds: .finding(
          "Db", at: "PreferredBackupWindow",
          "the backup and maintenance windows of database 'Db' overlap; change 'PreferredBackupWindow'")
      ) { $0.add("Db", database("04:30-05:30", "sun:04:00-sun:05:00")) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Db") {
        $0.add("Db", database(.parameter("Window"), "sun:04:00-sun:05:00"))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      check(
        database.entry, maintenance: database.maintenanceWindow, backup: database.backupWindow,
        hasBackups: !database.resource.isReplica, model, &findings)
    }
    for cluster in model.rdsClusters {
      check(
        cluster.entry, maintenance: cluster.maintenanceWindow, backup: cluster.backupWindow, hasBackups: true, model,
        &findings)
    }
  }

  private func check(
    _ database: Entry, maintenance: Value<String>?, backup: Value<String>?, hasBackups: Bool, _ model: Model,
    _ findings: inout Findings
  ) {
    let (maintenance, backup) = (model.known(maintenance), model.known(backup))
    var unset: [String] = []
    if maintenance.isAbsent { unset.append("PreferredMaintenanceWindow") }
    if backup.isAbsent, hasBackups { unset.append("PreferredBackupWindow") }
    if !unset.isEmpty { findings.report(.unset(database.id, unset), on: database, at: unset[0]) }
    if maintenance.isUnknown || backup.isUnknown {
      findings.unknown(
        database, "the windows of '\(database.id)' cannot be determined before deployment",
        at: "PreferredMaintenanceWindow")
    }
    if let first = maintenance.value.flatMap(WeeklyWindow.init), let second = backup.value.flatMap(DailyWindow.init),
      first.overlaps(second)
    {
      findings.report(.overlap(database.id), on: database, at: "PreferredBackupWindow")
    }
  }

  private static func database(_ backup: Value<String>, _ maintenance: Value<String>) -> RDS.DBInstance {
    RDS.DBInstance {
      $0.backupWindow = backup
      $0.maintenanceWindow = maintenance
    }
  }
}

/// `02:00-03:00`, in minutes of the day; the end may be on the next day.
private struct DailyWindow {
  let start: Int
  let length: Int

  init?(_ text: String) {
    let times = text.split(separator: "-").map { Self.minutes($0.split(separator: ":")) }
    guard times.count == 2, let start = times[0], let end = times[1] else { return nil }
    self.start = start
    length = (end - start + 1440) % 1440
  }

  static func minutes(_ parts: [Substring]) -> Int? {
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]) else { return nil }
    return hour * 60 + minute
  }
}

/// `sun:04:00-sun:05:00`, in minutes of the week.
private struct WeeklyWindow {
  private static let week = 7 * 1440
  let start: Int
  let length: Int

  init?(_ text: String) {
    let times = text.lowercased().split(separator: "-").map { time -> Int? in
      let parts = time.split(separator: ":")
      let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
      guard parts.count == 3, let day = days.firstIndex(of: String(parts[0])),
        let minutes = DailyWindow.minutes(Array(parts.dropFirst()))
      else { return nil }
      return day * 1440 + minutes
    }
    guard times.count == 2, let start = times[0], let end = times[1] else { return nil }
    self.start = start
    length = (end - start + Self.week) % Self.week
  }

  func overlaps(_ daily: DailyWindow) -> Bool {
    (0..<7).contains { day in
      let other = day * 1440 + daily.start
      // One starts during the other; both may extend past the end of the week.
      return (other - start + Self.week) % Self.week < length || (start - other + Self.week) % Self.week < daily.length
    }
  }
}

extension Finding.Message {
  fileprivate static func unset(_ database: LogicalID, _ windows: [String]) -> Self {
    let names = windows.map { "'\($0)'" }.joined(separator: " or ")
    return "database '\(database)' sets no \(names), so AWS chooses the time; set it to a time of low load"
  }

  fileprivate static func overlap(_ database: LogicalID) -> Self {
    "the backup and maintenance windows of database '\(database)' overlap; change 'PreferredBackupWindow'"
  }
}
