import Documents
import Templates
import Testing

@testable import InfraLanguage

/// Services whose number of tasks follows a schedule.
@Suite struct ScheduledScalingTests {
  private let night = Schedule.daily(at: TimeOfDay(20), timeZone: "Europe/Berlin")
  private let morning = Schedule.weekly(.monday, .friday, at: TimeOfDay(7), timeZone: "Europe/Berlin")

  private func service(_ scaling: Scaling) -> FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: Network("main").privateSubnets,
      image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080, scaling: scaling)
  }

  @Test func `a service stops at night in CloudFormation`() throws {
    let scaling = Scaling.tasks(minimum: 1, maximum: 2).stopped(from: night, until: morning)
    let emission = CloudFormation.write(try Stack("shop", region: .euWest1) { service(scaling) }.graph())
    #expect(emission.diagnostics == [])
    let target = emission.document["Resources"]?["ApiScalableTarget"]?["Properties"]
    #expect(target?["MinCapacity"] == 1 && target?["MaxCapacity"] == 2)
    #expect(
      target?["ScheduledActions"] == [
        [
          "ScheduledActionName": "cron-0-20-europe-berlin", "Schedule": "cron(0 20 * * ? *)",
          "Timezone": "Europe/Berlin", "ScalableTargetAction": ["MinCapacity": 0, "MaxCapacity": 0],
        ],
        [
          "ScheduledActionName": "cron-0-7-mon-fri-europe-berlin", "Schedule": "cron(0 7 ? * MON,FRI *)",
          "Timezone": "Europe/Berlin", "ScalableTargetAction": ["MinCapacity": 1, "MaxCapacity": 2],
        ],
      ])
  }

  @Test func `in Terraform each change is a resource, which is made anew with the target`() throws {
    let scaling = Scaling.tasks(minimum: 1, maximum: 2).stopped(from: night, until: morning)
    let emission = Terraform.write(try Stack("shop", region: .euWest1) { service(scaling) }.graph())
    #expect(emission.diagnostics == [])
    let resources = emission.document["resource"]
    let actions = resources?["aws_appautoscaling_scheduled_action"]
    #expect(
      actions?["api_scalable_target_cron_0_20_europe_berlin"] == [
        "resource_id": "${aws_appautoscaling_target.api_scalable_target.id}", "name": "cron-0-20-europe-berlin",
        "service_namespace": "ecs", "scalable_dimension": "ecs:service:DesiredCount",
        "schedule": "cron(0 20 * * ? *)", "timezone": "Europe/Berlin",
        "scalable_target_action": ["min_capacity": 0, "max_capacity": 0],
      ])
    #expect(actions?["api_scalable_target_cron_0_7_mon_fri_europe_berlin"] != nil)
    let target = resources?["aws_appautoscaling_target"]?["api_scalable_target"]
    #expect(target?["lifecycle"]?["ignore_changes"] == ["min_capacity", "max_capacity"])
  }

  @Test func `a fixed number of tasks is stopped without a scaling policy`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      service(.fixed(2).stopped(from: night, until: morning))
    }.graph()
    #expect(graph.all(ApplicationAutoScaling.ScalingPolicy.self).isEmpty)
    let target = try #require(graph.all(ApplicationAutoScaling.ScalableTarget.self).first)
    #expect(target.scheduledActions.map(\.minCapacity) == [0, 2])
    let written = try #require(graph.all(ECS.Service.self).first)
    #expect(written.desiredCount == nil && written.initialCount == 2)
  }

  @Test func `without a schedule Terraform keeps the limits`() throws {
    let emission = Terraform.write(
      try Stack("shop", region: .euWest1) { service(.tasks(minimum: 1, maximum: 2)) }.graph())
    let target = emission.document["resource"]?["aws_appautoscaling_target"]?["api_scalable_target"]
    #expect(target?["lifecycle"]?["ignore_changes"] == nil)
    #expect(emission.document["resource"]?["aws_appautoscaling_scheduled_action"] == nil)
  }

  @Test func `what AWS would refuse is an error at the service's line`() {
    func messages(_ scaling: Scaling) -> [String] {
      let api = service(scaling)
      let found = Stack("shop", region: .euWest1) { api }.errors
      #expect(found.allSatisfy { $0.location == api.identity.location })
      return found.map(\.message)
    }
    let base = Scaling.tasks(minimum: 1, maximum: 2)
    #expect(
      messages(base.tasks(minimum: 5, maximum: 3, from: night)) == [
        "service 'api' scales from 5 to 3 tasks; use a maximum that is not less than the minimum"
      ])
    #expect(
      messages(base.tasks(minimum: 3, maximum: 5, from: .every(.seconds(30)))) == [
        "service 'api' has a rate of 30 seconds; use whole minutes, at least one"
      ])
    #expect(
      messages(base.stopped(from: night, until: night)) == [
        "service 'api' changes its number of tasks twice at 'cron(0 20 * * ? *)'; keep one of the changes"
      ])
  }
}
