import ResourceGraph

/// A database, or a way to it, that its operating hours can stop.
protocol StoppableTarget: Construct {
  var operatingHours: OperatingHours { get }
  /// The database: `database 'orders'`.
  var stoppedName: String { get }
}

extension Database: StoppableTarget {
  var stoppedName: String { description }
}

extension Aurora: StoppableTarget {
  var stoppedName: String { description }
}

extension DatabaseProxy: StoppableTarget {
  private var stoppable: (any StoppableTarget)? { database as? any StoppableTarget }
  var operatingHours: OperatingHours { stoppable?.operatingHours ?? .always }
  var stoppedName: String { stoppable?.stoppedName ?? description }
}

/// The scheduled tasks of an app that connect to databases which are stopped when the tasks run.
struct ScheduledConnections {
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter relations: for each stack, its relations.
  init(_ gatherings: [Gathering], _ relations: [[any Relation]]) {
    let tasks = gatherings.flatMap(\.members).compactMap { $0.construct as? ScheduledTask }.filter(\.isEnabled)
    guard !tasks.isEmpty else { return }
    let connections = relations.joined().compactMap { relation in
      (relation as? Connection).flatMap { connection in
        (connection.target as? any StoppableTarget).map { (workload: connection.workload, target: $0) }
      }
    }.filter { $0.target.operatingHours.pause != nil }
    for task in tasks {
      for connection in connections where connection.workload.isSame(as: task.task) { check(task, connection.target) }
    }
  }

  private mutating func check(_ scheduled: ScheduledTask, _ target: some StoppableTarget) {
    let schedule = scheduled.schedule
    guard let running = RunningHours(target.operatingHours, in: schedule.timeZone),
      let due = schedule.due(outside: running)
    else { return }
    let zone = schedule.timeZone ?? "UTC"
    let hours = running.text.map { "run it within \($0)" } ?? "let the database run for longer"
    diagnostics.append(
      .error(
        "\(scheduled.description) is due \(due)\(due.hasPrefix("every") ? "" : " \(zone)"), when \(target.stoppedName) is "
          + "stopped, to which its task connects; \(hours), or disable it with 'isEnabled: false'",
        at: scheduled.identity.location))
  }
}

extension Schedule {
  /// The first time, as messages write it, at which the schedule is due outside the hours of a database.
  fileprivate func due(outside running: RunningHours) -> String? {
    switch kind {
    case .rate(let interval):
      // The hours of the rate follow from the time of the deployment: one of them is in any pause that is as long.
      let minutes = interval.wholeSeconds / 60
      return minutes > 0 && minutes <= running.longestPause ? "every \(interval.words)" : nil
    case .once(let date, let time):
      guard mistakes.isEmpty, let day = Weekday.index(ofDate: date) else { return nil }
      return running.contains(day * Self.minutesOfDay + time.minutes) ? nil : "on \(date) at \(time.text)"
    case .days, .cron:
      return week?.minutes.first { !running.contains($0) }.map { minute in
        let time = TimeOfDay(minute % Self.minutesOfDay / 60, minute % 60)
        return "on \(Weekday.allCases[minute / Self.minutesOfDay].abbreviation) at \(time.text)"
      }
    }
  }

  private static let minutesOfDay = 24 * 60
}

extension Weekday {
  /// The day of the week of a date in ISO 8601, counted from Monday, in the Gregorian calendar.
  fileprivate static func index(ofDate date: String) -> Int? {
    let parts = date.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    // Years begin in March, so that a leap day is the last day of one.
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let month = (parts[1] + 9) % 12
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + parts[2]
    // Day 1 is the first of March of the year 0, a Wednesday.
    return (days + 1) % 7
  }
}
