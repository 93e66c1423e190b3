/// A time of day, in UTC where no time zone is stated: `TimeOfDay(2, 30)`.
public struct TimeOfDay: Hashable, Sendable {
  let hour: Int
  let minute: Int

  /// Creates a time of day.
  ///
  /// - Parameters:
  ///   - hour: 0 to 23.
  ///   - minute: 0 to 59.
  public init(_ hour: Int, _ minute: Int = 0) {
    self.hour = hour
    self.minute = minute
  }

  /// Whether a day has this time.
  var isValid: Bool { (0...23).contains(hour) && (0...59).contains(minute) }

  /// Minutes since midnight; of no meaning for a time that no day has.
  var minutes: Int { hour &* 60 &+ minute }

  /// The time as AWS writes it: `02:30`.
  var text: String { [hour, minute].map { ($0 < 10 ? "0" : "") + String($0) }.joined(separator: ":") }
}

/// A day of the week.
public enum Weekday: String, Hashable, Sendable, CaseIterable {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  /// The day as AWS writes it in windows: `sun`.
  var abbreviation: String { String(rawValue.prefix(3)) }

  /// The day after this one.
  var next: Weekday {
    switch self {
    case .monday: .tuesday
    case .tuesday: .wednesday
    case .wednesday: .thursday
    case .thursday: .friday
    case .friday: .saturday
    case .saturday: .sunday
    case .sunday: .monday
    }
  }
}
