import Testing

@testable import InfraLanguage

@Suite struct LogMetricTests {
  private let api = FargateService(
    "api", on: Cluster("shop"), in: Network("main", zones: 2).privateSubnets, image: .registry("example.com/api:1"),
    size: .halfVCPU(.gb1), port: 8080)

  private func messages(_ elements: any StackElement...) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { elements }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func `a filter counts events in the stack's namespace`() throws {
    let failures = MetricFilter("failures", logsOf: api, matching: .contains("payment failed"))
    let graph = try Stack("shop", region: .euWest1) {
      Alarm.high(failures.metric, above: 5, notify: Topic("operations"))
    }.graph()
    let filter = try #require(graph.all(Logs.MetricFilter.self).first)
    #expect(filter.logGroup?.id == "ApiLogGroup")
    #expect(filter.pattern == #""payment failed""#)
    let transformation = try #require(filter.transformations.first)
    #expect(transformation.namespace == "shop" && transformation.metricName == "failures")
    #expect(transformation.value == "1" && transformation.defaultValue == .literal(0))
    #expect(transformation.unit == "Count")
    let alarm = try #require(graph.resource("FailuresHighAlarm", as: CloudWatch.Alarm.self))
    #expect(alarm.namespace == "shop" && alarm.metricName == "failures" && alarm.statistic == .literal(.sum))
  }

  @Test func `a filter measures for each value of its dimensions`() throws {
    let latency = MetricFilter(
      "latency", logsOf: api, matching: .json("$.latency = *"), measuring: .field("$.latency"),
      dimensions: ["Path": "$.path"], unit: .milliseconds)
    let graph = try Stack("shop", region: .euWest1) {
      Alarm.high(latency.metric(for: ["Path": "/pay"]), above: 500, notify: Topic("operations"))
    }.graph()
    let transformation = try #require(graph.all(Logs.MetricFilter.self).first?.transformations.first)
    #expect(transformation.value == "$.latency" && transformation.dimensions == ["Path": "$.path"])
    #expect(transformation.defaultValue == nil)
    let alarm = try #require(graph.all(CloudWatch.Alarm.self).first)
    #expect(alarm.dimensions == ["Path": "/pay"] && alarm.statistic == .literal(.average))
    let without = messages(Alarm.high(latency.metric, above: 1, notify: Topic("operations")))
    #expect(without.first?.contains("has the dimensions Path; use metric(for:)") == true)
  }

  @Test func `patterns and parts of events are checked`() {
    let line = #line + 1
    let open = messages(MetricFilter("failures", logsOf: api, matching: "{ $.level = 1"))
    #expect(
      open == [
        "InfraTests/LogMetricTests.swift:\(line):37: error: "
          + "the pattern of metric filter 'failures' has an unmatched '{'; "
          + "add its counterpart"
      ])
    let bare = messages(
      MetricFilter("latency", logsOf: api, matching: .json("$.latency = *"), measuring: .field("latency")))
    #expect(bare.first?.contains("use '$.latency'") == true)
    let words = messages(MetricFilter("latency", logsOf: api, matching: "slow", measuring: .field("$.latency")))
    #expect(words.first?.contains("use a pattern in braces or brackets") == true)
  }

  @Test func `a subscription to a stream has a role that can only write to the stream`() throws {
    let stream = DataStream.existing("errors", streamARN: "arn:aws:kinesis:eu-west-1:111122223333:stream/errors")
    let graph = try Stack("shop", region: .euWest1) {
      LogSubscription("errors", logsOf: api, matching: .json("$.level = 1"), to: .stream(stream))
    }.graph()
    let filter = try #require(graph.all(Logs.SubscriptionFilter.self).first)
    #expect(filter.pattern == "{ $.level = 1 }" && filter.destination == stream.arn)
    #expect(filter.role?.id == "ErrorsSubscriptionRole")
    #expect(filter.entry.dependsOn == ["ErrorsSubscriptionPolicy"])
    let policy = try #require(graph.resource("ErrorsSubscriptionPolicy", as: IAM.RolePolicy.self))
    #expect(policy.document?.statements == [IAM.Statement(actions: ["kinesis:PutRecord"], resources: [stream.arn])])
    let role = try #require(graph.resource("ErrorsSubscriptionRole", as: IAM.Role.self))
    let conditions = role.trustPolicy?.statements.first?.conditions?.map(\.key)
    #expect(conditions == ["aws:SourceAccount", "aws:SourceArn"])
  }

  @Test func `a function permits the subscription to invoke it, and needs no role`() throws {
    let errors = Function(
      "errors",
      code: .zip(bucket: .existing("builds", bucketName: "acme-builds"), key: "k", runtime: .nodeJS22, handler: "a.b"))
    let graph = try Stack("shop", region: .euWest1) {
      LogSubscription("failures", logsOf: api, to: .function(errors))
    }.graph()
    let filter = try #require(graph.all(Logs.SubscriptionFilter.self).first)
    #expect(filter.role == nil && filter.destination == errors.arn)
    #expect(filter.entry.dependsOn == ["ErrorsFromFailuresPermission"])
    #expect(graph["FailuresSubscriptionRole"] == nil)
    let permission = try #require(graph.resource("ErrorsFromFailuresPermission", as: Lambda.Permission.self))
    #expect(permission.principal == "logs.amazonaws.com" && permission.sourceARN == api.logGroup.streams)
  }
}
