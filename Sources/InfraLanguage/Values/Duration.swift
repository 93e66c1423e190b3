extension Duration {
  // The standard library's own end the program for a number that is too large or none at all; these stand in their place.

  /// A duration in seconds.
  ///
  /// - Parameter seconds: the number of seconds, whole or not.
  public static func seconds(_ seconds: Double) -> Duration { units(seconds, perSecond: 1) }

  /// A duration in milliseconds.
  ///
  /// - Parameter milliseconds: the number of milliseconds, whole or not.
  public static func milliseconds(_ milliseconds: Double) -> Duration { units(milliseconds, perSecond: 1000) }

  /// A duration in minutes of 60 seconds.
  ///
  /// - Parameter minutes: the number of minutes.
  public static func minutes(_ minutes: Int) -> Duration { units(minutes, of: 60) }

  /// A duration in hours of 60 minutes.
  ///
  /// - Parameter hours: the number of hours.
  public static func hours(_ hours: Int) -> Duration { units(hours, of: 3600) }

  /// A duration in days of 24 hours.
  ///
  /// - Parameter days: the number of days.
  public static func days(_ days: Int) -> Duration { units(days, of: 86_400) }

  /// The most seconds that durations are calculated with, some 290,000 years; no service accepts more, and a setting can
  /// hold any number.
  private static let mostSeconds = Int.max / 1_000_000

  private static func units(_ count: Int, of seconds: Int) -> Duration {
    let most = mostSeconds / seconds
    return .seconds(min(max(count, -most), most) * seconds)
  }

  private static func units(_ count: Double, perSecond: Double) -> Duration {
    let most = Double(mostSeconds)
    let seconds = count.isNaN ? most : min(max(count / perSecond, -most), most)
    let whole = seconds.rounded(.towardZero)
    return Duration(
      secondsComponent: Int64(whole), attosecondsComponent: Int64(((seconds - whole) * 1e9).rounded()) * 1_000_000_000)
  }

  /// The duration in whole seconds, as templates state it.
  var wholeSeconds: Int {
    let most = Duration.seconds(Self.mostSeconds)
    return Int(min(max(self, .zero - most), most).components.seconds)
  }

  /// The duration in days; `nil` where it is not a whole number of days.
  var wholeDays: Int? { self == .days(wholeSeconds / 86_400) ? wholeSeconds / 86_400 : nil }

  /// The duration as messages write it: `90 days`, `36 hours`.
  var words: String {
    let seconds = wholeSeconds
    guard self == .seconds(seconds) else { return "\(self)" }
    for (length, name) in [(86_400, "day"), (3600, "hour"), (60, "minute")] where seconds != 0 && seconds % length == 0
    {
      return "\(seconds / length) \(name)\(seconds / length == 1 ? "" : "s")"
    }
    return "\(seconds) second\(seconds == 1 ? "" : "s")"
  }
}
