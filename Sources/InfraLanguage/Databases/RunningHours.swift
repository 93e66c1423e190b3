import AWSResources
import ResourceGraph

/// The hours of a week in which a database with operating hours runs, as the clocks of a time zone show them.
///
/// Where the time zone and those of the operating hours differ, the hours shift with daylight saving time: only those count
/// in which the database runs in every season.
struct RunningHours {
  private static let week = 7 * 24 * 60

  /// For each season, whether the database runs in each minute of the week.
  private let seasons: [[Bool]]
  private let timeZone: String?

  /// - Parameter timeZone: the time zone of the hours; UTC for `nil`.
  /// - Returns: `nil` for a database that always runs, and for schedules that are not the same every week.
  init?(_ hours: OperatingHours, in timeZone: String?) {
    guard let pause = hours.pause, pause.stop != pause.start, let stops = pause.stop.week,
      let starts = pause.start.week, stops.isEveryWeek,
      starts.isEveryWeek, !stops.minutes.isEmpty, !starts.minutes.isEmpty, let own = TimeZones.group(of: timeZone),
      let stopZone = TimeZones.group(of: pause.stop.timeZone), let startZone = TimeZones.group(of: pause.start.timeZone)
    else { return nil }
    self.timeZone = timeZone
    seasons = Self.seasons(of: [own, stopZone, startZone]).map { offsets in
      Self.running(
        stops.minutes.map { $0 - offsets[1] + offsets[0] }, starts.minutes.map { $0 - offsets[2] + offsets[0] })
    }
  }

  /// The offsets that groups of time zones have at the same time, in each season.
  private static func seasons(of groups: [TimeZones.Group]) -> [[Int]] {
    var combinations: [[Int: Int]] = [[:]]
    for group in groups where combinations.allSatisfy({ $0[group.season] == nil }) {
      combinations = combinations.flatMap { combination in
        group.offsets.indices.map { state in combination.merging([group.season: state]) { known, _ in known } }
      }
    }
    return combinations.map { states in groups.map { $0.offsets[min(states[$0.season] ?? 0, $0.offsets.count - 1)] } }
  }

  private static func running(_ stops: [Int], _ starts: [Int]) -> [Bool] {
    var changes: [Int: Bool] = [:]
    for minute in starts { changes[wrapped(minute)] = true }
    // At one time, which is a mistake of its own, the stop counts.
    for minute in stops { changes[wrapped(minute)] = false }
    var flags = [Bool](repeating: false, count: week)
    // Twice round: what holds on Monday morning began in the week before.
    var runs = false
    for minute in 0..<2 * week {
      if let change = changes[minute % week] { runs = change }
      flags[minute % week] = runs
    }
    return flags
  }

  private static func wrapped(_ minute: Int) -> Int { (minute % week + week) % week }

  /// Whether the database runs throughout a part of the week.
  ///
  /// - Parameters:
  ///   - start: the first minute, counted from Monday 00:00.
  ///   - length: the number of minutes.
  func contains(_ start: Int, for length: Int = 1) -> Bool {
    seasons.allSatisfy { flags in (0..<length).allSatisfy { flags[Self.wrapped(start + $0)] } }
  }

  /// The longest time for which the database is stopped, in minutes.
  var longestPause: Int {
    seasons.map { flags in
      var (longest, length) = (0, 0)
      for minute in 0..<2 * Self.week {
        length = flags[minute % Self.week] ? 0 : length + 1
        longest = max(longest, min(length, Self.week))
      }
      return longest
    }.max() ?? 0
  }

  /// The hours as messages write them: `mon, tue 06:00-18:00 UTC`; `nil` if the database never runs.
  var text: String? {
    let runs = (0..<Self.week).map { contains($0) }
    guard let stopped = runs.firstIndex(of: false) else { return nil }
    var spans: [(start: Int, length: Int)] = []
    for step in 1...Self.week where runs[(stopped + step) % Self.week] {
      let minute = (stopped + step) % Self.week
      if runs[(minute + Self.week - 1) % Self.week], !spans.isEmpty {
        spans[spans.count - 1].length += 1
      } else {
        spans.append((minute, 1))
      }
    }
    guard !spans.isEmpty else { return nil }
    let times = spans.map { Self.times(from: $0.start, for: $0.length) }
    let days = times.unique.map { time in
      let starts = zip(spans, times).filter { $0.1 == time }.map { $0.0.start / Self.day }.sorted()
      return (starts, "\(starts.map { Weekday.allCases[$0].abbreviation }.joined(separator: ", ")) \(time)")
    }
    let sorted = days.sorted { ($0.0.first ?? 0, $0.1) < ($1.0.first ?? 0, $1.1) }.map(\.1)
    return "\(sorted.joined(separator: "; ")) \(timeZone ?? "UTC")"
  }

  private static let day = 24 * 60

  /// `06:00-18:00`, or `06:00-sun 18:00` for more than a day.
  private static func times(from start: Int, for length: Int) -> String {
    func time(_ minute: Int) -> String { TimeOfDay(minute % day / 60, minute % 60).text }
    let end = start + length
    guard length >= day else { return "\(time(start))-\(time(end))" }
    return "\(time(start))-\(Weekday.allCases[wrapped(end) / day].abbreviation) \(time(end))"
  }
}

extension Schedule {
  /// When the schedule is due in a week, by the clocks of its time zone; `nil` for a rate, a date and what is not valid.
  var week: CronFields.Week? {
    switch kind {
    case .days(let days, let time):
      let expression = days.expression(at: time)
      return CronFields(String(expression.dropFirst("cron(".count).dropLast())).week
    case .cron(let fields): return CronFields(fields).week
    case .rate, .once: return nil
    }
  }
}

// MARK: - Windows

extension Lowering {
  /// Reports windows that RDS does not accept, and those in which a database is stopped: RDS would neither back it up nor
  /// update it.
  mutating func check(
    backup: DailyWindow, maintenance: WeeklyWindow, _ hours: OperatingHours, of construct: some Construct
  ) {
    let areValid = check(("backup window", backup), maintenance, shortest: .minutes(30), of: construct.identity)
    guard areValid, let running = RunningHours(hours, in: nil) else { return }
    let remedy = running.text.map { "use a time within \($0)" } ?? "let it run for longer"
    let day = 24 * 60
    // On some days of the week the database may not run at all.
    let isBackedUp = (0..<7).contains {
      running.contains($0 * day + backup.start.minutes, for: backup.duration.wholeSeconds / 60)
    }
    if !isBackedUp {
      report(
        "the backup window of \(construct.description), \(backup.text), is not within the hours in which the database runs, "
          + "and RDS never backs it up; \(remedy)")
    }
    let start = (Weekday.allCases.firstIndex(of: maintenance.day) ?? 0) * day + maintenance.start.minutes
    if !running.contains(start, for: maintenance.duration.wholeSeconds / 60) {
      report(
        "the maintenance window of \(construct.description), \(maintenance.text), is not within the hours in which the "
          + "database runs, and RDS never updates it; \(remedy)")
    }
  }
}
