extension TaskRunner {
  /// The execution role has the permissions to start a task, the task role those of its code.
  func lowerRoles(into lowering: inout Lowering) {
    let contribution = lowering.contribution(to: self)
    let trust = IAM.PolicyDocument([IAM.Statement(trusting: "ecs-tasks.amazonaws.com")])
    lowering.add(id("ExecutionRole"), named: "\(name)-execution", IAM.Role { $0.trustPolicy = trust })
    lowering.addPolicy(
      id("ExecutionPolicy"), "start-tasks", of: executionRole,
      executionStatements(contribution, streams: logGroup.streams))
    lowering.add(id("TaskRole"), named: "\(name)-task", IAM.Role { $0.trustPolicy = trust })
    let sessions =
      exec.isAllowed ? ExecAccess.statements(streams: logGroup.streams, key: sessionKey?.key.value) : []
    lowering.addPolicy(
      id("TaskPolicy"), "use-resources", of: taskRole,
      contribution.startStatements + contribution.statements + ownStatements(with: contribution.statements) + sessions)
  }

  private func executionStatements(_ contribution: Contribution, streams: Value<String>) -> [IAM.Statement] {
    var statements: [IAM.Statement] = []
    let repositories = task.containers.compactMap { $0.image.repository?.arn }.unique
    if !repositories.isEmpty {
      statements += [
        // The action does not support resource-level permissions.
        IAM.Statement(actions: ["ecr:GetAuthorizationToken"], resources: ["*"]),
        IAM.Statement(
          actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
          resources: repositories),
      ]
    }
    statements.append(IAM.Statement(actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [streams]))
    let own = task.containers.flatMap(\.secrets.entries)
    let values = (own + contribution.injections.flatMap(\.secrets)).map(\.secret)
    return statements + values.readingStatements
  }
}
