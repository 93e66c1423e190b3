/// Posts what topics publish in a channel of Slack, by Amazon Q Developer in chat applications.
///
/// Somebody has to have authorised the workspace once in AWS's console. Members of the channel can look at alarms and
/// metrics from it, and at nothing else.
public struct SlackChannel: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let workspace: String
  let channel: String
  let topics: [Topic]

  /// - Parameters:
  ///   - workspace: the workspace's id: `T07EA123LEP`.
  ///   - channel: the channel's id, the end of its link: `C07EZ1ABC23`. A private channel has to invite the app.
  public init(
    _ name: String, workspace: String, channel: String, topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("slack channel", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.workspace = workspace
    self.channel = channel
    self.topics = topics
  }

  public var dependencies: [any Construct] { topics }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    // AWS's guardrail is AdministratorAccess unless one is given.
    let policy = lowering.add(
      id("ChannelPolicy"),
      IAM.ManagedPolicy {
        $0.description = .literal("What members of the channel \(name) can see")
        $0.document = IAM.PolicyDocument([
          // Actions that know no resources, but for the alarms'.
          IAM.Statement(actions: ["cloudwatch:GetMetricData", "cloudwatch:ListMetrics"], resources: ["*"]),
          IAM.Statement(
            actions: ["cloudwatch:DescribeAlarms", "cloudwatch:DescribeAlarmHistory"],
            resources: ["arn:\(.partition):cloudwatch:\(.region):\(.accountID):alarm:*"]),
        ])
      })
    let role = lowering.add(
      id("ChannelRole"), named: "\(name)-channel",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "chatbot.amazonaws.com")])
        $0.managedPolicies = [policy]
      })
    lowering.add(
      id("SlackChannel"), named: name,
      Chatbot.SlackChannelConfiguration {
        $0.name = .literal(physicalName(in: lowering))
        $0.workspace = .literal(workspace)
        $0.channel = .literal(channel)
        $0.role = role
        $0.guardrailPolicies = [policy.value]
        $0.topics = .items(topics.map(\.topic))
        $0.loggingLevel = .literal(.error)
      })
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "slack channel", longest: 128, in: &lowering)
    if !isID(workspace, beginning: "T") {
      lowering.report(
        "'\(workspace)' is no id of a Slack workspace; use the one that the console shows, such as 'T07EA123LEP'")
    }
    if !isID(channel, beginning: "CG") {
      lowering.report("'\(channel)' is no id of a Slack channel; use the end of its link, such as 'C07EZ1ABC23'")
    }
    if topics.isEmpty { lowering.report("slack channel '\(name)' listens to no topic; name at least one") }
  }

  /// Capitals and digits, beginning with one of some letters.
  private func isID(_ text: String, beginning letters: String) -> Bool {
    guard let first = text.first, letters.contains(first), text.count > 1 else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }
}
