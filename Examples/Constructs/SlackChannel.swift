import Infra

extension Constructs {
  /// What a topic publishes, in Slack.
  static let slackChannel = Stack("slack-channel", region: .euWest1) {
    SlackChannel("operations", workspaceID: "T07EA123LEP", channelID: "C07EZ1ABC23", topics: Topic("operations"))
  }
}
