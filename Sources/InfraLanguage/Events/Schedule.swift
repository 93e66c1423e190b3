import AWSResources

/// When EventBridge Scheduler invokes a target: repeatedly or once.
public struct Schedule: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case rate(Duration)
    case days(CalendarDays, at: TimeOfDay)
    case cron(String)
    case once(date: String, at: TimeOfDay)
  }

  let kind: Kind
  /// `Europe/Berlin`; UTC if `nil`.
  let timeZone: String?

  /// A rate, which starts at the deployment: `.every(.hours(1))`.
  ///
  /// - Parameter interval: the time between two invocations, in whole minutes.
  public static func every(_ interval: Duration) -> Schedule { Schedule(kind: .rate(interval), timeZone: nil) }

  /// Every day: `.daily(at: TimeOfDay(3), timeZone: "Europe/Berlin")`.
  ///
  /// - Parameters:
  ///   - time: the time of day in the time zone.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func daily(at time: TimeOfDay, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .days(.all, at: time), timeZone: timeZone)
  }

  /// Some days of every week: `.weekly(.monday, .thursday, at: TimeOfDay(8, 30))`.
  ///
  /// - Parameters:
  ///   - day: a day of the week.
  ///   - others: more days of the week.
  ///   - time: the time of day in the time zone.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func weekly(
    _ day: Weekday, _ others: Weekday..., at time: TimeOfDay, timeZone: String? = nil
  ) -> Schedule {
    Schedule(kind: .days(.weekly([day] + others), at: time), timeZone: timeZone)
  }

  /// One day of every month: `.monthly(day: 1, at: TimeOfDay(6))`.
  ///
  /// - Parameters:
  ///   - day: the day of the month, 1 to 28, which every month has.
  ///   - time: the time of day in the time zone.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func monthly(day: Int = 1, at time: TimeOfDay, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .days(.monthly(day), at: time), timeZone: timeZone)
  }

  /// A cron expression, for all other schedules: `.cron("0/15 8-18 ? * MON-FRI *", timeZone: "Europe/Berlin")` is every
  /// 15 minutes in office hours.
  ///
  /// - Parameters:
  ///   - fields: minutes, hours, day of month, month, day of week and year; one of the two days is `?`.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func cron(_ fields: String, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .cron(fields), timeZone: timeZone)
  }

  /// A single invocation: `.once(on: "2027-01-01", at: TimeOfDay(0, 30), timeZone: "Europe/Berlin")`.
  ///
  /// - Parameters:
  ///   - date: the date in ISO 8601.
  ///   - time: the time of day in the time zone.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func once(on date: String, at time: TimeOfDay, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .once(date: date, at: time), timeZone: timeZone)
  }
}

extension Schedule {
  /// `rate(1 hours)`, `cron(0 3 * * ? *)`, `at(2027-01-01T00:30:00)`.
  var expression: String {
    switch kind {
    case .rate(let interval):
      let minutes = interval.wholeSeconds / 60
      for (unit, length) in [("day", 1440), ("hour", 60)] where minutes > 0 && minutes % length == 0 {
        return "rate(\(minutes / length) \(unit)\(minutes == length ? "" : "s"))"
      }
      return "rate(\(minutes) minute\(minutes == 1 ? "" : "s"))"
    case .days(let days, let time): return days.expression(at: time)
    case .cron(let fields): return "cron(\(fields))"
    case .once(let date, let time): return "at(\(date)T\(time.text):00)"
    }
  }

  var mistakes: [String] {
    var mistakes: [String] = []
    switch kind {
    case .rate(let interval):
      if interval < .minutes(1) || interval != .seconds(interval.wholeSeconds / 60 * 60) {
        mistakes.append("has a rate of \(interval.words); use whole minutes, at least one")
      }
    case .cron(let fields): if let mistake = CronFields(fields).mistake { mistakes.append(mistake) }
    case .days(let days, let time): if let problem = days.problem(at: time) { mistakes.append(problem) }
    case .once(let date, let time):
      if date.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])/) == nil {
        mistakes.append("has the date '\(date)', which is not valid; write it like '2027-01-01'")
      }
      if !time.isValid { mistakes.append("starts at \(time.text); use 00:00 to 23:59") }
    }
    if let problem = timeZone.flatMap({ TimeZones.problem(with: $0) }) { mistakes.append(problem) }
    return mistakes
  }
}
