import Configuration
import Testing

@testable import InfraLanguage

@Suite struct SlackChannelTests {
  private func messages(_ channel: SlackChannel, region: Region = .euWest1) -> [String] {
    do {
      _ = try Stack("shop", region: region) { channel }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  @Test func `members see alarms and metrics, and nothing else`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      SlackChannel("operations", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23", topics: Topic("alarms"))
    }.graph()
    let channel = try #require(graph.all(Chatbot.SlackChannelConfiguration.self).first)
    #expect(channel.topics?.items.map(\.id) == ["AlarmsTopic"])
    #expect(channel.role?.id == "OperationsChannelRole")
    let policy = try #require(graph.all(IAM.ManagedPolicy.self).first)
    #expect(channel.guardrailPolicies?.items == [policy.reference.value])
    let role = try #require(graph.resource("OperationsChannelRole", as: IAM.Role.self))
    #expect(role.managedPolicies?.items == [policy.reference])
    let actions = policy.document?.statements.flatMap { $0.actions?.values ?? [] }
    #expect(
      actions == [
        "cloudwatch:GetMetricData", "cloudwatch:ListMetrics", "cloudwatch:DescribeAlarms",
        "cloudwatch:DescribeAlarmHistory",
      ])
  }

  @Test func `a region without an API is noted, and one without the service is refused`() throws {
    let line = #line + 1
    let channel = SlackChannel("ops", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23", topics: Topic("alarms"))
    let place = "InfraTests/SlackChannelTests.swift:\(line):31: "
    func notes(_ region: Region) throws -> [String] {
      try Stack("shop", region: region) { channel }.graph().notes.filter { $0.location != nil }.map(\.description)
    }
    for region in [Region.euWest1, .usEast2, .usWest2, .apSoutheast1] { #expect(try notes(region) == []) }
    #expect(
      try notes(.euCentral1) == [
        place
          + "note: Terraform keeps slack channel 'ops' in us-west-2, since eu-central-1 has no API for it; let policies "
          + "that limit regions admit it there, or deploy the stack with CloudFormation"
      ])
    for region in [Region.cnNorth1, .usGovWest1] {
      #expect(
        messages(channel, region: region) == [
          place + "error: slack channel 'ops' cannot be in \(region.rawValue), which has no Amazon Q Developer in chat "
            + "applications; let a topic have other subscribers"
        ])
    }
  }

  @Test func `ids are Slack's`() {
    let line = #line + 1
    let wrong = messages(SlackChannel("ops", workspaceID: "acme", channelID: "#ops", topics: Topic("alarms")))
    #expect(
      wrong
        == [
          "InfraTests/SlackChannelTests.swift:\(line):38: error: "
            + "'acme' is not the ID of a Slack workspace; use the ID in the "
            + "console, such as 'T07EA123LEP'",
          "InfraTests/SlackChannelTests.swift:\(line):38: error: "
            + "'#ops' is not the ID of a Slack channel; use the last part of its "
            + "link, such as 'C07EZ1ABC23'",
        ])
    let silent = messages(SlackChannel("ops", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23"))
    #expect(silent.first?.contains("has no topic") == true)
  }
}
