extension Scaling {
  /// Other limits from a point in time on.
  struct Change: Hashable, Sendable {
    let schedule: Schedule
    let minimum: Int
    let maximum: Int

    /// The name of the scheduled action, which no other action of the service has.
    var name: String { schedule.words }
  }

  /// Changes the limits on a schedule, where the load is known before it comes:
  ///
  /// ```swift
  /// scaling: .tasks(minimum: 2, maximum: 6)
  ///   .tasks(minimum: 6, maximum: 20, from: .weekly(.friday, at: TimeOfDay(16), timeZone: "Europe/Berlin"))
  ///   .tasks(minimum: 2, maximum: 6, from: .weekly(.monday, at: TimeOfDay(6), timeZone: "Europe/Berlin"))
  /// ```
  ///
  /// The limits apply until the next change. Terraform leaves the limits of a service with a schedule to the schedule, so that
  /// it does not take back the last change. CloudFormation sets the first limits again when they are changed in the template.
  ///
  /// - Parameters:
  ///   - minimum: the minimum number of tasks from then on.
  ///   - maximum: the maximum number of tasks from then on.
  ///   - schedule: when the limits change.
  public func tasks(minimum: Int, maximum: Int, from schedule: Schedule) -> Scaling {
    var copy = self
    copy.changes.append(Change(schedule: schedule, minimum: minimum, maximum: maximum))
    return copy
  }

  /// Stops all tasks at a time and starts them again at another one, such as those of a development environment at night:
  ///
  /// ```swift
  /// scaling: .tasks(minimum: 2, maximum: 4).stopped(
  ///   from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
  ///   until: .weekly(.monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin"))
  /// ```
  ///
  /// A load balancer answers requests with 503 while the tasks are stopped.
  ///
  /// - Parameters:
  ///   - stop: when the tasks stop.
  ///   - start: when as many tasks start again as the scaling states.
  public func stopped(from stop: Schedule, until start: Schedule) -> Scaling {
    tasks(minimum: 0, maximum: 0, from: stop).tasks(minimum: minimum, maximum: maximum, from: start)
  }

  /// What AWS would refuse of the changes, as the end of a sentence about the service.
  var mistakesOfChanges: [String] {
    var mistakes: [String] = []
    var names: Set<String> = []
    for change in changes {
      mistakes += change.schedule.mistakes
      mistakes += Self.mistakes(ofLimits: change.minimum, change.maximum)
      if !names.insert(change.name).inserted {
        mistakes.append("changes its number of tasks twice at '\(change.schedule.expression)'; keep one of the changes")
      }
    }
    return mistakes
  }

  static func mistakes(ofLimits minimum: Int, _ maximum: Int) -> [String] {
    var mistakes: [String] = []
    if minimum < 0 { mistakes.append("scales from \(minimum) tasks; use a minimum of 0 or more") }
    if maximum < minimum {
      mistakes.append("scales from \(minimum) to \(maximum) tasks; use a maximum that is not less than the minimum")
    }
    return mistakes
  }
}

extension Schedule {
  /// The schedule in words of small letters and digits: `cron-0-20-mon-tue-europe-berlin`.
  fileprivate var words: String {
    var text = expression
    // Days and times by themselves need none of the fields that say nothing.
    if case .days = kind {
      text = text.filter { $0 != "*" && $0 != "?" }
    } else {
      text = text.replacing("*", with: " all ").replacing("?", with: " any ")
    }
    let parts = (text + " " + (timeZone ?? "")).lowercased().split { !$0.isLetter && !$0.isNumber }
    return parts.joined(separator: "-")
  }
}
