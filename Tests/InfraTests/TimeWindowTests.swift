import Testing

@testable import InfraLanguage

/// Backup and maintenance windows.
@Suite struct TimeWindowTests {
  private let network = Network("main", zones: 2)

  private func messages(_ element: any StackElement) -> [String] {
    let stack = Stack("shop", region: .euWest1) { element }
    return (#expect(throws: Diagnostics.self) { try stack.graph() }?.all ?? []).map(\.message)
  }

  private func database(_ backup: DailyWindow, _ maintenance: WeeklyWindow) -> PostgreSQL {
    PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), backupWindow: backup, maintenanceWindow: maintenance)
  }

  private func cache(_ snapshots: DailyWindow, _ maintenance: WeeklyWindow) -> Cache {
    Cache(
      "sessions", in: network.isolatedSubnets, size: .m7g(.large), snapshotWindow: snapshots,
      maintenanceWindow: maintenance)
  }

  private let backup = DailyWindow.daily(at: TimeOfDay(2, 30), for: .minutes(30))

  @Test func `a window is written as AWS reads it`() {
    #expect(backup.text == "02:30-03:00")
    #expect(DailyWindow.daily(at: TimeOfDay(23, 45), for: .minutes(90)).text == "23:45-01:15")
    #expect(DailyWindow.daily(at: TimeOfDay(23), for: .hours(1)).text == "23:00-00:00")
    #expect(WeeklyWindow.weekly(.sunday, at: TimeOfDay(4), for: .hours(1)).text == "sun:04:00-sun:05:00")
    #expect(WeeklyWindow.weekly(.sunday, at: TimeOfDay(23, 30), for: .hours(1)).text == "sun:23:30-mon:00:30")
    #expect(Weekday.allCases.map(\.next) == Array(Weekday.allCases.dropFirst()) + [.monday])
  }

  @Test func `a database has its windows in both dialects`() throws {
    let orders = database(backup, .weekly(.saturday, at: TimeOfDay(23, 30), for: .hours(1)))
    let graph = try Stack("shop", region: .euWest1) { orders }.graph()
    let instance = try #require(graph.resource("OrdersDatabase", as: RDS.DBInstance.self))
    #expect(instance.backupWindow == "02:30-03:00" && instance.maintenanceWindow == "sat:23:30-sun:00:30")
    #expect(instance.backupRetentionPeriod == 14)
  }

  @Test func `windows must not overlap, whether they end on the next day or not`() {
    #expect(
      messages(database(backup, .weekly(.sunday, at: TimeOfDay(2, 45), for: .hours(1)))) == [
        "the backup window of database 'orders', 02:30-03:00, overlaps its maintenance window, sun:02:45-sun:03:45; move "
          + "one of them"
      ])
    #expect(messages(database(backup, .weekly(.sunday, at: TimeOfDay(23), for: .hours(4)))).count == 1)
    let late = DailyWindow.daily(at: TimeOfDay(23, 30), for: .hours(2))
    #expect(messages(cache(late, .weekly(.monday, at: TimeOfDay(1), for: .hours(1)))).count == 1)
  }

  @Test func `windows that follow each other do not overlap`() throws {
    let stack = Stack("shop", region: .euWest1) {
      database(backup, .weekly(.sunday, at: TimeOfDay(3), for: .minutes(30)))
      cache(
        .daily(at: TimeOfDay(23), for: .hours(1)), .weekly(.friday, at: TimeOfDay(0), for: .hours(23)))
    }
    #expect(throws: Never.self) { try stack.graph() }
  }

  @Test func `a window has a time of day and a length that the service accepts`() {
    let maintenance = WeeklyWindow.weekly(.sunday, at: TimeOfDay(4), for: .hours(1))
    #expect(
      messages(database(.daily(at: TimeOfDay(24, 60), for: .hours(1)), maintenance)) == [
        "the backup window of database 'orders' starts at 24:60; use 00:00 to 23:59"
      ])
    #expect(
      messages(database(.daily(at: TimeOfDay(1), for: .minutes(29)), maintenance)) == [
        "the backup window of database 'orders' lasts 29 minutes; use whole minutes, at least 30 minutes and less than a "
          + "day"
      ])
    #expect(
      messages(cache(backup, .weekly(.sunday, at: TimeOfDay(4), for: .days(1)))) == [
        "the snapshot window of cache 'sessions' lasts 30 minutes; use whole minutes, at least 1 hour and less than a day",
        "the maintenance window of cache 'sessions' lasts 1 day; use whole minutes, at least 1 hour and less than a day",
      ])
    #expect(messages(database(.daily(at: TimeOfDay(1), for: .seconds(1830)), maintenance)).count == 1)
  }
}
