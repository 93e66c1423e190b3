import Testing

@testable import InfraLanguage

@Suite struct ScheduledTaskTests {
  private let network = Network("main", zones: 2)

  private var cleanup: FargateTask {
    FargateTask(
      "cleanup", on: Cluster("main"), in: network.privateSubnets,
      image: .registry("example.com/cleanup:1"), size: .quarterVCPU(.mb512))
  }

  private func messages(_ element: some StackElement) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { element }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func `the schedule's role may run this task on this cluster, and hand on its two roles`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      ScheduledTask("nightly", schedule: .daily(at: TimeOfDay(3), timeZone: "Europe/Berlin"), runs: cleanup)
    }.graph()
    let schedule = try #require(graph.all(Scheduler.Schedule.self).first)
    #expect(schedule.name == "shop-nightly" && schedule.expression == "cron(0 3 * * ? *)")
    #expect(schedule.timeZone == "Europe/Berlin" && schedule.windowMode == .literal(.off))
    #expect(schedule.target?.ecs?.networkConfiguration?.assignsPublicIP == false)
    let policy = try #require(graph.resource("NightlySchedulePolicy", as: IAM.RolePolicy.self))
    let statements = try #require(policy.document?.statements)
    #expect(statements.map(\.actions) == [["ecs:RunTask"], ["ecs:TagResource"], ["iam:PassRole"]])
    // The tags of the definition name whose costs the task's are.
    #expect(schedule.target?.ecs?.propagatedTags == "TASK_DEFINITION" && schedule.target?.ecs?.managesTags == true)
    #expect(statements[0].resources?.values == [.expression(.attribute("CleanupTaskDefinition", "Ref"))])
    #expect(statements[0].conditions?.map(\.key) == ["ecs:cluster"])
    #expect(
      statements[2].resources?.values == [
        .expression(.attribute("CleanupExecutionRole", "Arn")), .expression(.attribute("CleanupTaskRole", "Arn")),
      ])
  }

  @Test func `a task has roles, logs and a group of its own, like a service`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let graph = try Stack("shop", region: .euWest1) { cleanup.connects(to: orders) }.graph()
    #expect(graph.all(ECS.Service.self).isEmpty)
    #expect(graph["OrdersFromCleanup5432"] != nil && graph["CleanupLogGroup"] != nil)
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(container.environment.map(\.name) == ["ORDERS_HOST", "ORDERS_PORT", "ORDERS_NAME", "ORDERS_SECRET_ARN"])
    #expect(container.isRootFilesystemReadOnly == true)
  }

  @Test func `starts that fail go to a queue where there is one`() throws {
    let queue = Queue.deadLetterQueue("failed")
    let graph = try Stack("shop", region: .euWest1) {
      ScheduledTask("nightly", schedule: .every(.days(1)), runs: cleanup, deadLetters: queue)
    }.graph()
    let schedule = try #require(graph.all(Scheduler.Schedule.self).first)
    #expect(schedule.target?.deadLetterQueue == queue.arn)
    let policy = try #require(graph.resource("NightlySchedulePolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements.last == IAM.Statement(actions: ["sqs:SendMessage"], resources: [queue.arn]))
  }

  @Test func `a message is published under the topic's key`() throws {
    let ticks = Topic("ticks")
    let graph = try Stack("shop", region: .euWest1) {
      ScheduledMessage("tick", schedule: .every(.minutes(90)), publishes: "tick", to: ticks)
    }.graph()
    let schedule = try #require(graph.all(Scheduler.Schedule.self).first)
    #expect(schedule.expression == "rate(90 minutes)" && schedule.target?.input == "tick")
    let policy = try #require(graph.resource("TickSchedulePolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements == ticks.statements(for: [.publish]))
  }

  @Test(arguments: [
    (Duration.minutes(1), "rate(1 minute)"), (.minutes(5), "rate(5 minutes)"), (.hours(1), "rate(1 hour)"),
    (.hours(36), "rate(36 hours)"), (.days(2), "rate(2 days)"),
  ])
  func `rates are in the greatest whole unit`(_ interval: Duration, _ expression: String) {
    #expect(Schedule.every(interval).expression == expression)
  }

  @Test(arguments: [
    (Schedule.daily(at: TimeOfDay(3)), "cron(0 3 * * ? *)"),
    (.weekly(.monday, at: TimeOfDay(8, 30)), "cron(30 8 ? * MON *)"),
    (.weekly(.monday, .friday, .monday, at: TimeOfDay(8, 30)), "cron(30 8 ? * MON,FRI *)"),
    (.monthly(day: 28, at: TimeOfDay(23, 59)), "cron(59 23 28 * ? *)"),
    (.once(on: "2027-01-01", at: TimeOfDay(0, 30)), "at(2027-01-01T00:30:00)"),
  ])
  func `times of day and days are written as AWS writes them`(_ schedule: Schedule, _ expression: String) {
    #expect(schedule.expression == expression && schedule.mistakes == [])
  }

  @Test(arguments: [
    (Schedule.daily(at: TimeOfDay(24)), "starts at 24:00; use 00:00 to 23:59"),
    (.weekly(.monday, at: TimeOfDay(8, 60)), "starts at 08:60; use 00:00 to 23:59"),
    (.monthly(day: 29, at: TimeOfDay(8)), "runs on day 29 of the month; use 1 to 28, which every month has"),
    (
      .once(on: "2027-13-01", at: TimeOfDay(8)),
      "has the date '2027-13-01', which is not valid; write it like '2027-01-01'"
    ),
    (.once(on: "2027-12-01", at: TimeOfDay(24)), "starts at 24:00; use 00:00 to 23:59"),
  ])
  func `times of day and days that do not exist are reported`(_ schedule: Schedule, _ message: String) {
    #expect(schedule.mistakes == [message])
  }

  @Test(arguments: [
    "0 3 * * ? *", "0/15 8-18 ? * MON-FRI *", "30 6 L * ? 2027-2030", "0 0 15W JAN,jul ? *", "0 9 ? * 6#3 *",
    "0 9 ? * FRI-MON *", "*/5 * * * ? *", "0 9 ? * 5L *",
  ])
  func `cron fields that AWS knows are fine`(_ fields: String) {
    #expect(Schedule.cron(fields).mistakes == [])
  }

  @Test(arguments: [
    ("0 3 * * *", "cron expression of 5 fields"),
    ("60 3 * * ? *", "has '60' in the cron field 'minutes'"),
    ("0 3 * * * *", "use it in exactly one"),
    ("0 3 ? * ? *", "use it in exactly one"),
    ("0 3 32 * ? *", "has '32' in the cron field 'day of month'"),
    ("0 3 ? * MUN *", "has 'MUN' in the cron field 'day of week'"),
    ("0 18-8 * * ? *", "has '18-8' in the cron field 'hours'"),
    ("0 3/0 * * ? *", "has '3/0' in the cron field 'hours'"),
    ("0  3 * * ? *", "cron expression of 7 fields"),
    ("0 ? * * ? *", "has '?' in the cron field 'hours'"),
    ("0 9 ? * 6#6 *", "has '6#6'"),
  ])
  func `cron fields that AWS does not know are reported`(_ fields: String, _ message: String) {
    #expect(Schedule.cron(fields).mistakes.count == 1)
    #expect(Schedule.cron(fields).mistakes.first?.contains(message) == true)
  }

  @Test func `what cannot be is reported at the schedule's line`() {
    let line = #line + 1
    let short = messages(ScheduledTask("often", schedule: .every(.seconds(30)), runs: cleanup))
    #expect(
      short == [
        "InfraTests/ScheduledTaskTests.swift:\(line):39: error: "
          + "scheduled task 'often' has a rate of 30 seconds; use whole "
          + "minutes, at least one"
      ])
    let date = messages(ScheduledTask("once", schedule: .once(on: "tomorrow", at: TimeOfDay(8)), runs: cleanup))
    #expect(date.first?.contains("has the date 'tomorrow', which is not valid") == true)
    let zone = messages(ScheduledTask("zone", schedule: .cron("0 3 * * ? *", timeZone: "Berlin time"), runs: cleanup))
    #expect(zone.first?.contains("has the time zone 'Berlin time', which does not exist") == true)
    #expect(messages(ScheduledTask("many", schedule: .every(.hours(1)), runs: cleanup, taskCount: 11)).count == 1)
    let window = messages(
      ScheduledTask("window", schedule: .every(.hours(1)), runs: cleanup, flexibleTimeWindow: .days(2)))
    #expect(window.first?.contains("use 1 minute to 1 day") == true)
  }
}
