/// A span of time that recurs every day, in UTC: `.daily(at: TimeOfDay(2, 30), for: .minutes(30))`.
public struct DailyWindow: Hashable, Sendable {
  let start: TimeOfDay
  let duration: Duration

  /// A window that opens every day.
  ///
  /// - Parameters:
  ///   - start: when it opens.
  ///   - duration: how long it stays open, in whole minutes and less than a day. It can end on the next day.
  public static func daily(at start: TimeOfDay, for duration: Duration) -> DailyWindow {
    DailyWindow(start: start, duration: duration)
  }

  /// The window as AWS writes it: `02:30-03:00`.
  var text: String { "\(start.text)-\(start.adding(duration).time.text)" }
}

/// A span of time that recurs every week, in UTC: `.weekly(.sunday, at: TimeOfDay(4), for: .hours(1))`.
public struct WeeklyWindow: Hashable, Sendable {
  let day: Weekday
  let start: TimeOfDay
  let duration: Duration

  /// A window that opens every week.
  ///
  /// - Parameters:
  ///   - day: the day of the week on which it opens.
  ///   - start: when it opens.
  ///   - duration: how long it stays open, in whole minutes and less than a day. It can end on the next day.
  public static func weekly(_ day: Weekday, at start: TimeOfDay, for duration: Duration) -> WeeklyWindow {
    WeeklyWindow(day: day, start: start, duration: duration)
  }

  /// The window as AWS writes it: `sun:04:00-sun:05:00`.
  var text: String {
    let end = start.adding(duration)
    let lastDay = end.isNextDay ? day.next : day
    return "\(day.abbreviation):\(start.text)-\(lastDay.abbreviation):\(end.time.text)"
  }
}

extension TimeOfDay {
  fileprivate static let minutesOfDay = 24 * 60

  /// The time after a duration of less than a day.
  fileprivate func adding(_ duration: Duration) -> (time: TimeOfDay, isNextDay: Bool) {
    let end = minutes &+ duration.wholeSeconds / 60
    let time = end % Self.minutesOfDay
    return (TimeOfDay(time / 60, time % 60), end >= Self.minutesOfDay)
  }
}

/// The start and the length of a window on the day on which it opens.
private struct Opening {
  let start: TimeOfDay
  let duration: Duration

  /// What a service that needs at least `shortest` does not accept.
  func problem(shortest: Duration) -> String? {
    guard start.isValid else { return "starts at \(start.text); use 00:00 to 23:59" }
    let isWholeMinutes = duration == .minutes(duration.wholeSeconds / 60)
    guard isWholeMinutes, duration >= shortest, duration < .days(1) else {
      return "lasts \(duration.words); use whole minutes, at least \(shortest.words) and less than a day"
    }
    return nil
  }

  /// Whether both are open at the same time of some day.
  func overlaps(_ other: Opening) -> Bool {
    func minutes(from start: TimeOfDay, to end: TimeOfDay) -> Int {
      (end.minutes - start.minutes + TimeOfDay.minutesOfDay) % TimeOfDay.minutesOfDay
    }
    return minutes(from: start, to: other.start) < duration.wholeSeconds / 60
      || minutes(from: other.start, to: start) < other.duration.wholeSeconds / 60
  }
}

extension Lowering {
  /// Reports windows that a service does not accept.
  ///
  /// - Parameters:
  ///   - backup: the window for backups, with the service's noun: `backup window`.
  ///   - maintenance: the maintenance window, during which the service takes no backups.
  ///   - shortest: the shortest window that the service accepts.
  ///   - identity: the construct that has the windows.
  /// - Returns: whether each window is valid by itself.
  @discardableResult
  mutating func check(
    _ backup: (noun: String, window: DailyWindow), _ maintenance: WeeklyWindow, shortest: Duration,
    of identity: Identity
  ) -> Bool {
    let daily = Opening(start: backup.window.start, duration: backup.window.duration)
    let weekly = Opening(start: maintenance.start, duration: maintenance.duration)
    var isValid = true
    for (noun, opening) in [(backup.noun, daily), ("maintenance window", weekly)] {
      guard let problem = opening.problem(shortest: shortest) else { continue }
      report("the \(noun) of \(identity.description) \(problem)")
      isValid = false
    }
    if isValid, daily.overlaps(weekly) {
      report(
        "the \(backup.noun) of \(identity.description), \(backup.window.text), overlaps its maintenance window, "
          + "\(maintenance.text); move one of them")
    }
    return isValid
  }
}
