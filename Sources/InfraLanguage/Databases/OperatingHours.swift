import ResourceGraph

/// When a database runs.
public struct OperatingHours: Hashable, Sendable {
  /// When the database is stopped and started again; `nil` for one that always runs.
  let pause: Pause?

  struct Pause: Hashable, Sendable {
    let stop: Schedule
    let start: Schedule
  }

  /// The database always runs.
  public static let always = OperatingHours(pause: nil)

  /// Stops the database at a time and starts it again at another one, such as that of a development environment at night:
  ///
  /// ```swift
  /// operatingHours: .stopped(
  ///   from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
  ///   until: .weekly(.monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin"))
  /// ```
  ///
  /// A database that is stopped costs its storage and its backups alone. RDS starts it by itself after seven days, and
  /// neither backs it up nor changes it while it is stopped.
  ///
  /// - Parameters:
  ///   - stop: when the database is stopped.
  ///   - start: when it is started.
  public static func stopped(from stop: Schedule, until start: Schedule) -> OperatingHours {
    OperatingHours(pause: Pause(stop: stop, start: start))
  }
}

/// What is stopped and started, by its identifier.
enum StoppableDatabase {
  case instance(Value<String>)
  case cluster(Value<String>)

  /// The actions of RDS, without their verbs.
  var noun: String {
    switch self {
    case .instance: "DBInstance"
    case .cluster: "DBCluster"
    }
  }

  /// The parameters of both actions, with the names that the SDK for Java gives them: the identifier.
  ///
  /// https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
  var input: JSONDocument {
    switch self {
    case .instance(let identifier): ["DbInstanceIdentifier": identifier.document]
    case .cluster(let identifier): ["DbClusterIdentifier": identifier.document]
    }
  }
}

extension Lowering {
  /// Adds the schedules that stop and start a database, with the role that EventBridge Scheduler assumes for both.
  mutating func addSchedules(
    _ hours: OperatingHours, of construct: some Construct, _ database: StoppableDatabase, _ arn: Value<String>
  ) {
    guard let pause = hours.pause else { return }
    for mistake in pause.stop.mistakes + pause.start.mistakes { report("\(construct.description) \(mistake)") }
    if pause.stop == pause.start {
      report("\(construct.description) is stopped and started at the same time; use two times")
    }
    let role = add(
      construct.id("DatabaseScheduleRole"), named: "\(construct.name)-schedule",
      IAM.Role { $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "scheduler.amazonaws.com")]) })
    addPolicy(
      construct.id("DatabaseSchedulePolicy"), "stop", of: role,
      [IAM.Statement(actions: ["rds:Stop\(database.noun)", "rds:Start\(database.noun)"], resources: [arn])])
    for (verb, id, schedule) in [("stop", "DatabaseStop", pause.stop), ("start", "DatabaseStart", pause.start)] {
      let physicalName = "\(construct.physicalName(in: self))-\(verb)"
      Names.check(physical: physicalName, of: "schedule", longest: 64, in: &self)
      add(
        construct.id(id),
        Scheduler.Schedule {
          $0.name = .literal(physicalName)
          $0.expression = .literal(schedule.expression)
          $0.timeZone = schedule.timeZone.map { .literal($0) }
          $0.state = .literal(.enabled)
          $0.windowMode = .literal(.off)
          $0.target = .init {
            $0.arn = "arn:\(.partition):scheduler:::aws-sdk:rds:\(text: verb)\(text: database.noun)"
            $0.role = role
            $0.input = database.input.text
            // RDS refuses while it backs the database up or maintains it, which is over within the hour.
            $0.retryPolicy = .init {
              $0.maximumRetryAttempts = 10
              $0.maximumEventAge = 3600
            }
          }
        })
    }
  }
}
