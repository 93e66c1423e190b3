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
    if let timeZone, timeZone.wholeMatch(of: /[A-Za-z]+([\/_+-][A-Za-z0-9]+)*/) == nil {
      mistakes.append("has the time zone '\(timeZone)', which is not valid; use a name such as 'Europe/Berlin'")
    }
    return mistakes
  }
}

/// The six fields of a cron expression of AWS.
struct CronFields {
  private let fields: [Substring]

  init(_ text: String) { fields = text.split(separator: " ", omittingEmptySubsequences: false) }

  private struct Field {
    let name: String
    let range: ClosedRange<Int>
    var words: [String] = []
    var allowsAny = false
  }

  private static let known: [Field] = [
    Field(name: "minutes", range: 0...59),
    Field(name: "hours", range: 0...23),
    Field(name: "day of month", range: 1...31, allowsAny: true),
    Field(
      name: "month", range: 1...12,
      words: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
    Field(
      name: "day of week", range: 1...7, words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], allowsAny: true),
    Field(name: "year", range: 1970...2199),
  ]

  var mistake: String? {
    guard fields.count == Self.known.count else {
      return
        "has a cron expression of \(fields.count) fields; use six, separated by one space: minutes, hours, day of month, "
        + "month, day of week, year"
    }
    for (field, known) in zip(fields, Self.known) {
      for item in field.split(separator: ",", omittingEmptySubsequences: false) where !isValid(item, known) {
        return "has '\(item)' in the cron field '\(known.name)', which is not valid; use \(known.range.lowerBound) to "
          + "\(known.range.upperBound), '*', or ranges, lists and increments of them"
      }
    }
    if (fields[2] == "?") == (fields[4] == "?") {
      return "has '?' in both or neither of the cron fields 'day of month' and 'day of week'; use it in exactly one"
    }
    return nil
  }

  private func isValid(_ item: Substring, _ field: Field) -> Bool {
    if item == "?" { return field.allowsAny }
    if field.name == "day of month", item == "L" || item == "LW" { return true }
    if field.name == "day of month", item.hasSuffix("W") { return number(item.dropLast(), field) != nil }
    if field.name == "day of week", item == "L" { return true }
    if field.name == "day of week", item.hasSuffix("L") { return number(item.dropLast(), field) != nil }
    let parts = item.split(separator: "#", omittingEmptySubsequences: false)
    if field.name == "day of week", parts.count == 2 {
      return number(parts[0], field) != nil && Int(parts[1]).map { (1...5).contains($0) } ?? false
    }
    let steps = item.split(separator: "/", omittingEmptySubsequences: false)
    guard steps.count <= 2, let start = steps.first else { return false }
    if steps.count == 2, Int(steps[1]).map({ $0 > 0 }) != true { return false }
    if start == "*" { return true }
    let ends = start.split(separator: "-", omittingEmptySubsequences: false).map { number($0, field) }
    guard ends.count <= 2, let first = ends.first, let lower = first else { return false }
    guard ends.count == 2 else { return true }
    // FRI-MON spans the end of the week.
    return ends[1].map { lower <= $0 || !field.words.isEmpty } ?? false
  }

  private func number(_ text: Substring, _ field: Field) -> Int? {
    if let index = field.words.firstIndex(of: text.uppercased()) { return index + field.range.lowerBound }
    guard let number = Int(text), field.range.contains(number) else { return nil }
    return number
  }
}
