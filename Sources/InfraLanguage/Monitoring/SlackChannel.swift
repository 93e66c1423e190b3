/// Posts notifications of topics in a Slack channel, through Amazon Q Developer in chat applications.
///
/// The Slack workspace must be authorized once in the AWS console. Members of the channel can view alarms and metrics, and
/// nothing else.
public struct SlackChannel: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let workspaceID: String
  let channelID: String
  let topics: [Topic]

  /// Creates a channel configuration.
  ///
  /// - Parameters:
  ///   - name: the configuration's name in the stack.
  ///   - workspaceID: the ID of the workspace: `T07EA123LEP`.
  ///   - channelID: the ID of the channel, the last part of its link: `C07EZ1ABC23`. A private channel must invite the app.
  ///   - topics: the topics whose notifications are posted.
  public init(
    _ name: String, workspaceID: String, channelID: String, topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("slack channel", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.workspaceID = workspaceID
    self.channelID = channelID
    self.topics = topics
  }

  public var dependencies: [any Construct] { topics }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    checkRegion(&lowering)
    lowering.noteForApp(.slackAuthorization)
    // The default guardrail policy of AWS is AdministratorAccess.
    let policy = lowering.add(
      id("ChannelPolicy"),
      IAM.ManagedPolicy {
        // Constant: another description would replace the policy.
        $0.description = "What members of the channel can view"
        $0.document = IAM.PolicyDocument([
          // These actions do not support resources.
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
        $0.workspace = .literal(workspaceID)
        $0.channel = .literal(channelID)
        $0.role = role
        $0.guardrailPolicies = [policy.value]
        $0.topics = .items(topics.map(\.topic))
        $0.loggingLevel = .literal(.error)
      })
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "slack channel", longest: 128, in: &lowering)
    if !isID(workspaceID, beginning: "T") {
      lowering.report(
        "'\(workspaceID)' is not the ID of a Slack workspace; use the ID in the console, such as 'T07EA123LEP'")
    }
    if !isID(channelID, beginning: "CG") {
      lowering.report(
        "'\(channelID)' is not the ID of a Slack channel; use the last part of its link, such as 'C07EZ1ABC23'")
    }
    if topics.isEmpty { lowering.report("slack channel '\(name)' has no topic; add at least one") }
  }

  /// The regions with an API, as of January 2026.
  /// https://docs.aws.amazon.com/chatbot/latest/APIReference/Welcome.html
  private static let regions: Set<String> = ["ap-southeast-1", "eu-west-1", "us-east-2", "us-west-2"]

  /// CloudFormation has the resource in every region but those of China and GovCloud. Terraform calls the API, and where a
  /// region has none, that of us-west-2:
  /// https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service/chatbot/service_package.go
  private func checkRegion(_ lowering: inout Lowering) {
    guard let region = lowering.graph.region, !Self.regions.contains(region) else { return }
    if region.hasPrefix("cn-") || region.hasPrefix("us-gov-") {
      lowering.report(
        "slack channel '\(name)' cannot be in \(region), which has no Amazon Q Developer in chat applications; let a topic have "
          + "other subscribers")
    } else {
      lowering.note(
        "Terraform keeps slack channel '\(name)' in us-west-2, since \(region) has no API for it; let policies that limit regions "
          + "admit it there, or deploy the stack with CloudFormation")
    }
  }

  /// Whether a text consists of capital letters and digits, and begins with one of the letters.
  private func isID(_ text: String, beginning letters: String) -> Bool {
    guard let first = text.first, letters.contains(first), text.count > 1 else { return false }
    return text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
  }
}
