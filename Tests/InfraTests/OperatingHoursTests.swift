import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

/// Databases that are stopped at night.
@Suite struct OperatingHoursTests {
  private let network = Network("main", zones: 2)
  private let hours = OperatingHours.stopped(
    from: .daily(at: TimeOfDay(20), timeZone: "Europe/Berlin"),
    until: .weekly(.monday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin"))

  private let backup = DailyWindow.daily(at: TimeOfDay(10), for: .hours(1))
  private let maintenance = WeeklyWindow.weekly(.monday, at: TimeOfDay(12), for: .hours(1))

  private func orders(_ hours: OperatingHours, readReplicas: ReadReplicas = 0) -> PostgreSQL {
    PostgreSQL(
      "orders", in: network.isolatedSubnets, size: .m7g(.large), backupWindow: backup, maintenanceWindow: maintenance,
      readReplicas: readReplicas, operatingHours: hours)
  }

  @Test func `an instance is stopped and started by Scheduler, with a role for this instance alone`() throws {
    let graph = try Stack("shop", region: .euWest1) { orders(hours) }.graph()
    let stop = try #require(graph.resource("OrdersDatabaseStop", as: Scheduler.Schedule.self))
    let start = try #require(graph.resource("OrdersDatabaseStart", as: Scheduler.Schedule.self))
    #expect(stop.name == "shop-orders-stop" && stop.expression == "cron(0 20 * * ? *)")
    #expect(start.expression == "cron(0 7 ? * MON,FRI *)" && start.timeZone == "Europe/Berlin")
    let policy = try #require(graph.resource("OrdersDatabaseSchedulePolicy", as: IAM.RolePolicy.self))
    #expect(
      policy.document?.statements == [
        IAM.Statement(
          actions: ["rds:StopDBInstance", "rds:StartDBInstance"],
          resources: [.expression(.attribute("OrdersDatabase", "DBInstanceArn"))])
      ])
    #expect(Validator().check(graph).findings.isEmpty)
    let template = CloudFormation.write(graph)
    #expect(template.diagnostics == [])
    let target = template.document["Resources"]?["OrdersDatabaseStop"]?["Properties"]?["Target"]
    #expect(
      target?["Arn"] == ["Fn::Sub": "arn:${AWS::Partition}:scheduler:::aws-sdk:rds:stopDBInstance"]
        && target?["Input"] == ["Fn::Sub": #"{"DbInstanceIdentifier":"${OrdersDatabase}"}"#])
    let configuration = Terraform.write(graph)
    #expect(configuration.diagnostics == [])
    let schedule = configuration.document["resource"]?["aws_scheduler_schedule"]?["orders_database_start"]
    #expect(
      schedule?["target"]?["input"] == #"{"DbInstanceIdentifier":"${aws_db_instance.orders_database.identifier}"}"#)
  }

  @Test func `a cluster is stopped as a whole`() throws {
    let customers = AuroraMySQL(
      "customers", in: network.isolatedSubnets, size: .r7g(.large), backupWindow: backup,
      maintenanceWindow: maintenance, operatingHours: hours)
    let graph = try Stack("shop", region: .euWest1) { customers }.graph()
    let stop = try #require(graph.resource("CustomersDatabaseStop", as: Scheduler.Schedule.self))
    #expect(stop.target?.input == #"{"DbClusterIdentifier":"\#(customers.identifier)"}"#)
    let policy = try #require(graph.resource("CustomersDatabaseSchedulePolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements.first?.actions == ["rds:StopDBCluster", "rds:StartDBCluster"])
  }

  @Test func `a database that always runs has no schedule`() throws {
    let graph = try Stack("shop", region: .euWest1) { orders(.always) }.graph()
    #expect(graph.all(Scheduler.Schedule.self).isEmpty)
  }

  @Test func `RDS stops no instance with read replicas`() {
    let messages = Stack("shop", region: .euWest1) { orders(hours, readReplicas: 1) }.errors.map(\.message)
    #expect(messages.count == 1 && messages.first?.contains("RDS does not stop an instance that has some") == true)
  }

  @Test func `times that are none, and the same time twice, are refused`() {
    let night = Schedule.daily(at: TimeOfDay(20))
    let same = Stack("shop", region: .euWest1) { orders(.stopped(from: night, until: night)) }.errors.map(\.message)
    #expect(same == ["database 'orders' is stopped and started at the same time; use two times"])
    let wrong = Stack("shop", region: .euWest1) {
      orders(.stopped(from: .cron("never"), until: .every(.seconds(1))))
    }.errors.map(\.message)
    #expect(wrong.count >= 2 && wrong.allSatisfy { $0.hasPrefix("database 'orders' ") })
  }
}
