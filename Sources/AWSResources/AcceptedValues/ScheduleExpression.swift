/// When EventBridge invokes something, as its API spells it: `rate(1 hour)`, `cron(0 3 * * ? *)`, `at(2027-01-01T08:00:00)`.
///
/// <https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html>
struct ScheduleExpression {
  private let kind: Substring
  private let argument: Substring

  /// - Returns: `nil` for a text that is not a word with an argument in brackets.
  init?(_ text: String) {
    guard let bracket = text.firstIndex(of: "("), text.hasSuffix(")") else { return nil }
    kind = text[..<bracket]
    argument = text[text.index(after: bracket)...].dropLast()
  }

  /// Whether it is a rate or a cron expression that EventBridge accepts.
  var isRecurring: Bool {
    switch kind {
    case "cron": CronFields(argument.split(separator: " ").joined(separator: " ")).mistake == nil
    case "rate": isRate
    default: false
    }
  }

  /// Whether it is a date and a time of day.
  var isOnce: Bool {
    kind == "at"
      && ValuePattern("[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]").matches(String(argument))
  }

  private var isRate: Bool {
    let words = argument.split(separator: " ")
    guard words.count == 2, let number = Int(words[0]), number > 0 else { return false }
    return ["minute", "minutes", "hour", "hours", "day", "days"].contains(words[1])
  }
}
