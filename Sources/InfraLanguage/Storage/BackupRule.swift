/// A rule of a backup plan: when it creates backups, and how long it retains them.
public struct BackupRule: Hashable, Sendable {
  let name: String
  let expression: String
  /// What AWS does not accept of the schedule.
  let problem: String?
  let retention: Duration
  let coldStorage: Duration?
  private(set) var copies: [Copy] = []

  /// A copy of each backup in another vault.
  struct Copy: Hashable, Sendable {
    let vault: BackupVault
    let retention: Duration
    let coldStorage: Duration?
  }

  /// Copies each backup to another vault, such as one in another region, which outlives what happens to this one:
  ///
  /// ```swift
  /// .daily(retention: .days(35)).copied(to: copies, retention: .days(90))
  /// ```
  ///
  /// A copy in another account requires that both belong to one organization, which permits copies between its accounts, and
  /// that the keys of the resources admit the other account.
  ///
  /// - Parameters:
  ///   - vault: the vault that receives the copies.
  ///   - retention: how long a copy is retained, in whole days.
  ///   - coldStorage: when a copy moves to cold storage, where it must stay for at least 90 days.
  public func copied(to vault: BackupVault, retention: Duration, coldStorage: Duration? = nil) -> BackupRule {
    var rule = self
    rule.copies.append(Copy(vault: vault, retention: retention, coldStorage: coldStorage))
    return rule
  }

  /// A backup every day.
  ///
  /// - Parameters:
  ///   - time: when the backup starts; 02:00 UTC by default.
  ///   - retention: how long the backup is retained, in whole days.
  ///   - coldStorage: when the backup moves to cold storage, where it must stay for at least 90 days.
  public static func daily(
    at time: TimeOfDay = TimeOfDay(2), retention: Duration, coldStorage: Duration? = nil
  ) -> BackupRule {
    BackupRule("daily", .all, at: time, retention: retention, coldStorage: coldStorage)
  }

  /// A backup every week.
  ///
  /// - Parameters:
  ///   - day: the day of the week.
  ///   - time: when the backup starts; 02:00 UTC by default.
  ///   - retention: how long the backup is retained, in whole days.
  ///   - coldStorage: when the backup moves to cold storage, where it must stay for at least 90 days.
  public static func weekly(
    _ day: Weekday, at time: TimeOfDay = TimeOfDay(2), retention: Duration, coldStorage: Duration? = nil
  ) -> BackupRule {
    BackupRule("weekly", .weekly([day]), at: time, retention: retention, coldStorage: coldStorage)
  }

  /// A backup every month.
  ///
  /// - Parameters:
  ///   - day: the day of the month, 1 to 28, which every month has.
  ///   - time: when the backup starts; 02:00 UTC by default.
  ///   - retention: how long the backup is retained, in whole days.
  ///   - coldStorage: when the backup moves to cold storage, where it must stay for at least 90 days.
  public static func monthly(
    day: Int = 1, at time: TimeOfDay = TimeOfDay(2), retention: Duration, coldStorage: Duration? = nil
  ) -> BackupRule {
    BackupRule("monthly", .monthly(day), at: time, retention: retention, coldStorage: coldStorage)
  }

  /// Backups on the schedule of an expression.
  ///
  /// - Parameters:
  ///   - expression: a schedule expression of EventBridge: `cron(0 5 ? * MON-FRI *)`, `rate(12 hours)`.
  ///   - name: the rule's name.
  ///   - retention: how long a backup is retained, in whole days.
  ///   - coldStorage: when a backup moves to cold storage, where it must stay for at least 90 days.
  public static func expression(
    _ expression: String, named name: String, retention: Duration, coldStorage: Duration? = nil
  ) -> BackupRule {
    BackupRule(name: name, expression: expression, problem: nil, retention: retention, coldStorage: coldStorage)
  }

  private init(name: String, expression: String, problem: String?, retention: Duration, coldStorage: Duration?) {
    self.name = name
    self.expression = expression
    self.problem = problem
    self.retention = retention
    self.coldStorage = coldStorage
  }

  private init(
    _ name: String, _ days: CalendarDays, at time: TimeOfDay, retention: Duration, coldStorage: Duration?
  ) {
    self.init(
      name: name, expression: days.expression(at: time), problem: days.problem(at: time), retention: retention,
      coldStorage: coldStorage)
  }
}
