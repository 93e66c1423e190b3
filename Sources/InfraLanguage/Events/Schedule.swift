/// When EventBridge Scheduler invokes a target: repeatedly or once.
public struct Schedule: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case rate(Duration)
    case cron(String)
    case once(String)
  }

  let kind: Kind
  /// `Europe/Berlin`; UTC if `nil`.
  let timeZone: String?

  /// A rate, which starts at the deployment: `.every(.hours(1))`.
  ///
  /// - Parameter interval: the time between two invocations, in whole minutes.
  public static func every(_ interval: Duration) -> Schedule { Schedule(kind: .rate(interval), timeZone: nil) }

  /// A cron expression: `.cron("0 3 * * ? *")` is 03:00 every day, and
  /// `.cron("30 8 ? * MON-FRI *", timeZone: "Europe/Berlin")` is 08:30 on weekdays.
  ///
  /// - Parameters:
  ///   - fields: minutes, hours, day of month, month, day of week and year; one of the two days is `?`.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func cron(_ fields: String, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .cron(fields), timeZone: timeZone)
  }

  /// A single invocation: `.once(at: "2027-01-01T00:30:00", timeZone: "Europe/Berlin")`.
  ///
  /// - Parameters:
  ///   - time: the date and time in ISO 8601 without an offset.
  ///   - timeZone: the name of a time zone, `Europe/Berlin`; UTC by default.
  public static func once(at time: String, timeZone: String? = nil) -> Schedule {
    Schedule(kind: .once(time), timeZone: timeZone)
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
    case .cron(let fields): return "cron(\(fields))"
    case .once(let time): return "at(\(time))"
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
    case .once(let time):
      if time.wholeMatch(of: /\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d/) == nil {
        mistakes.append("has the time '\(time)', which is not valid; write it like '2027-01-01T00:30:00'")
      }
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
