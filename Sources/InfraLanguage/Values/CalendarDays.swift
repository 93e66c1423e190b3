/// The days on which something recurs, as AWS writes them in a cron expression after the time.
struct CalendarDays: Hashable, Sendable {
  private let fields: String
  private let problem: String?

  /// Every day.
  static let all = CalendarDays(fields: "* * ? *", problem: nil)

  /// Some days of every week.
  static func weekly(_ days: [Weekday]) -> CalendarDays {
    let names = days.unique.map { $0.abbreviation.uppercased() }.joined(separator: ",")
    return CalendarDays(fields: "? * \(names) *", problem: nil)
  }

  /// One day of every month, 1 to 28.
  static func monthly(_ day: Int) -> CalendarDays {
    let problem = (1...28).contains(day) ? nil : "runs on day \(day) of the month; use 1 to 28, which every month has"
    return CalendarDays(fields: "\(day) * ? *", problem: problem)
  }

  /// `cron(30 2 ? * SUN *)`
  func expression(at time: TimeOfDay) -> String { "cron(\(time.minute) \(time.hour) \(fields))" }

  /// What AWS does not accept of the days and the time.
  func problem(at time: TimeOfDay) -> String? {
    problem ?? (time.isValid ? nil : "starts at \(time.text); use 00:00 to 23:59")
  }
}
