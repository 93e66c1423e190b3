import AWSResources
import Configuration
import ResourceGraph
import Testing

@testable import InfraLanguage

/// The hours of databases that are stopped, and what has to lie within them.
@Suite struct RunningHoursTests {
  private let network = Network("main", zones: 2)
  private let nights = OperatingHours.stopped(
    from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
    until: .weekly(.monday, .tuesday, .wednesday, .thursday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin"))

  private func orders(_ backupHour: Int, _ maintenance: WeeklyWindow, _ hours: OperatingHours? = nil) -> PostgreSQL {
    PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large),
      backupWindow: .daily(at: TimeOfDay(backupHour), for: .hours(1)), maintenanceWindow: maintenance,
      operatingHours: hours ?? nights)
  }

  private var cleanup: FargateTask {
    FargateTask(
      "cleanup", on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/cleanup:1"),
      size: .quarterVCPU(.mb512))
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  private let monday = WeeklyWindow.weekly(.monday, at: TimeOfDay(12), for: .hours(1))

  @Test(arguments: [
    ("Europe/Berlin", "mon, tue, wed, thu, fri 07:00-20:00 Europe/Berlin"),
    // In summer from 05:00 to 18:00, in winter from 06:00 to 19:00.
    (nil, "mon, tue, wed, thu, fri 06:00-18:00 UTC"),
    // London changes on the same days.
    ("Europe/London", "mon, tue, wed, thu, fri 06:00-19:00 Europe/London"),
    // New York does not: for some weeks it is five hours behind Berlin, else six.
    ("America/New_York", "mon, tue, wed, thu, fri 02:00-13:00 America/New_York"),
    ("Asia/Kolkata", "mon, tue, wed, thu, fri 11:30-23:30 Asia/Kolkata"),
  ])
  func `hours are those of every season`(_ timeZone: String?, _ text: String) throws {
    #expect(try #require(RunningHours(nights, in: timeZone)).text == text)
  }

  @Test func `hours that span days are written with both days`() throws {
    let hours = OperatingHours.stopped(
      from: .weekly(.friday, at: TimeOfDay(20)), until: .cron("0 22 ? * SUN *"))
    let running = try #require(RunningHours(hours, in: nil))
    #expect(running.text == "sun 22:00-fri 20:00 UTC" && running.longestPause == 50 * 60)
  }

  @Test func `hours that differ from week to week are not judged`() {
    for stop in [
      Schedule.monthly(at: TimeOfDay(20)), .every(.days(1)), .cron("0 20 ? 12 FRI *"), .cron("0 20 ? * 6#1 *"),
    ] {
      #expect(RunningHours(.stopped(from: stop, until: .daily(at: TimeOfDay(7))), in: nil) == nil)
    }
    #expect(RunningHours(.always, in: nil) == nil)
  }

  @Test(arguments: [
    ("0 3 ? * MON-FRI *", [180, 1620, 3060, 4500, 5940]), ("0/30 0 ? * 1 *", [8640, 8670]),
    ("15 10 1 * ? *", [615, 2055, 3495, 4935, 6375, 7815, 9255]), ("0 0 ? * FRI-MON *", [0, 5760, 7200, 8640]),
    ("0 1-3/2 ? * L *", [7260, 7380]), ("5,10 0 ? * 6L *", [5765, 5770]),
  ])
  func `a cron expression has times in a week`(_ fields: String, _ minutes: [Int]) {
    #expect(CronFields(fields).week?.minutes.sorted() == minutes)
  }

  @Test func `windows in which the database is stopped are errors that state its hours`() {
    #expect(
      messages(orders(2, .weekly(.sunday, at: TimeOfDay(4), for: .hours(1)))) == [
        "the backup window of database 'orders', 02:00-03:00, is not within the hours in which the database runs, and RDS "
          + "never backs it up; use a time within mon, tue, wed, thu, fri 06:00-18:00 UTC",
        "the maintenance window of database 'orders', sun:04:00-sun:05:00, is not within the hours in which the database "
          + "runs, and RDS never updates it; use a time within mon, tue, wed, thu, fri 06:00-18:00 UTC",
      ])
    // Winter alone would do.
    #expect(messages(orders(18, monday)).count == 1)
    #expect(messages(orders(10, monday)) == [])
  }

  @Test func `a scheduled task does not connect to a database that is stopped`() {
    let database = orders(10, monday)
    func nightly(_ schedule: Schedule, isEnabled: Bool = true) -> ScheduledTask {
      ScheduledTask("nightly", schedule: schedule, runs: cleanup, isEnabled: isEnabled)
    }
    let access = cleanup.connects(to: database)
    #expect(
      messages(nightly(.daily(at: TimeOfDay(3), timeZone: "Europe/Berlin")), access) == [
        "scheduled task 'nightly' is due on mon at 03:00 Europe/Berlin, when database 'orders' is stopped, to which its task "
          + "connects; run it within mon, tue, wed, thu, fri 07:00-20:00 Europe/Berlin, or disable it with 'isEnabled: false'"
      ])
    for schedule in [
      Schedule.every(.hours(1)), .daily(at: TimeOfDay(10)), .monthly(at: TimeOfDay(10)),
      .once(on: "2026-11-29", at: TimeOfDay(12)), .cron("0 19 ? * FRI *"),
    ] {
      #expect(messages(nightly(schedule), access).count == 1, "\(schedule)")
    }
    for schedule in [
      Schedule.weekly(.monday, at: TimeOfDay(10)), .once(on: "2026-11-30", at: TimeOfDay(12)), .every(.days(7)),
    ] {
      #expect(messages(nightly(schedule), access) == [], "\(schedule)")
    }
    #expect(messages(nightly(.daily(at: TimeOfDay(3)), isEnabled: false), access) == [])
    #expect(messages(nightly(.daily(at: TimeOfDay(3))), database) == [])
  }

  @Test func `a proxy and a stack of its own change nothing about that`() {
    let database = orders(10, monday)
    let pool = DatabaseProxy("pool", for: database)
    let stacks = [
      Stack("data", region: .euWest1) {
        network
        database
        pool
      },
      Stack("jobs", region: .euWest1) { cleanup.connects(to: pool) },
      Stack("schedules", region: .euWest1) {
        ScheduledTask("nightly", schedule: .daily(at: TimeOfDay(3)), runs: cleanup)
      },
    ]
    let messages = System(stacks, in: Environment()).diagnostics.map(\.message)
    #expect(
      messages.contains { $0.hasPrefix("scheduled task 'nightly' is due on mon at 03:00 UTC, when database 'orders'") })
  }
}

/// Time zones.
@Suite struct TimeZoneTests {
  @Test func `a name that does not exist is an error with the nearest one`() {
    for (name, nearest) in [
      ("Europe/Berln", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"), ("Berlin", "Europe/Berlin"),
      ("Asia/Calcuta", "Asia/Calcutta"), ("America/NewYork", "America/New_York"),
    ] {
      #expect(
        TimeZones.problem(with: name) == "has the time zone '\(name)', which does not exist; did you mean '\(nearest)'?"
      )
    }
    #expect(
      TimeZones.problem(with: "local time")?.hasSuffix("use a name of the IANA database, such as 'Europe/Berlin'")
        == true)
    for name in ["UTC", "Etc/GMT+5", "EST5EDT", "America/Argentina/Buenos_Aires"] {
      #expect(TimeZones.problem(with: name) == nil)
    }
  }

  @Test func `no time zone is listed twice, and each has offsets of a clock`() {
    let names = TimeZones.groups.flatMap { $0.names.split { $0 == " " || $0 == "\n" } }
    #expect(Set(names).count == names.count && names.count > 500)
    #expect(TimeZones.groups.allSatisfy { (1...2).contains($0.offsets.count) && $0.offsets == $0.offsets.sorted() })
    #expect(TimeZones.group(of: "Europe/Berlin")?.offsets == [60, 120])
    #expect(TimeZones.group(of: "Asia/Kolkata")?.offsets == [330])
    #expect(TimeZones.group(of: "America/Chicago")?.season == TimeZones.group(of: "America/New_York")?.season)
    #expect(TimeZones.group(of: "Europe/Dublin")?.season == TimeZones.group(of: "Europe/Athens")?.season)
  }
}
