import ResourceGraph

/// Whether people can run commands in the containers of a service, with ECS Exec.
///
/// ```sh
/// aws ecs execute-command --cluster production-shop-main --task TASK --container api --interactive --command /bin/sh
/// ```
///
/// Commands run as root, whatever the container's user is. Their output goes to the log group of the service if the image has
/// `script` and `cat`. Who may run them is a matter of `ecs:ExecuteCommand` in people's policies.
///
/// AWS does not support ECS Exec in a container with a read-only root file system, which is the default. As a workaround, the
/// directories of the agent are volumes there; where that is not enough, `readOnlyRootFileSystem: .off(because: "…")` of the
/// container is what AWS supports.
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html
public enum ExecAccess: Hashable, Sendable {
  /// Nobody can.
  case denied
  /// People whose policies allow it can. Reports show the reason.
  case allowed(because: String)

  var isAllowed: Bool { self != .denied }
}

extension ExecAccess {
  /// The directories that the agent in a container writes to.
  ///
  /// AWS documents only that the agent needs a writable file system, and supports no other. These are known from those who run it
  /// in a read-only one: https://github.com/aws/containers-roadmap/issues/1359
  static let agentPaths = ["/managed-agents", "/var/lib/amazon/ssm", "/var/log/amazon/ssm"]

  /// What the role of the code needs for the agent.
  ///
  /// - Parameters:
  ///   - streams: the log streams that sessions are written to.
  ///   - key: the key that encrypts sessions.
  static func statements(streams: Value<String>, key: Value<String>?) -> [IAM.Statement] {
    let session = IAM.Statement(
      .allow, "ExecSessions",
      actions: [
        "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
        // The agent looks the log group up by its name.
        "logs:DescribeLogGroups",
      ],
      // None of the actions supports resource-level permissions.
      resources: ["*"])
    let log = IAM.Statement(
      actions: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], resources: [streams])
    let decryption = key.map { IAM.Statement(actions: ["kms:Decrypt"], resources: [$0]) }
    return [session, log] + (decryption.map { [$0] } ?? [])
  }
}

extension TaskRunner {
  /// The directories of a container in which the agent of ECS Exec writes, each with a volume of its own; none where the
  /// agent can write to the root file system. The agent runs as root, to which such volumes belong.
  func agentVolumes(of container: Container) -> [(name: String, path: String)] {
    guard exec.isAllowed, container.readOnlyRootFileSystem.isOn else { return [] }
    return ExecAccess.agentPaths.map { path in
      let words = path.split { $0 == "/" }.joined(separator: "-")
      return ("\(container.name)-\(words)", path)
    }
  }
}
