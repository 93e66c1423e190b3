package import AWSResources
import Documents

extension Model {
  /// Whether a rotation schedule rotates the secret, directly or through an attachment.
  package func isRotated(_ secret: LogicalID) -> Bool {
    graph.all(SecretsManager.RotationSchedule.self).contains { schedule in
      guard let id = schedule.secret?.id else { return schedule.secret?.expression.resolved == nil }
      return id == secret || attachments.contains { $0.id == id && $0.secret == secret }
    }
  }

  /// Whether a rule of EventBridge replaces the tasks of a definition when the secret of a resource has a new current version,
  /// with a state machine that updates their service.
  package func isRedeployed(_ task: LogicalID, onRotationOf secret: LogicalID) -> Bool {
    let services = graph.all(ECS.Service.self).filter { $0.taskDefinition?.id == task }.map(\.id)
    let machines = graph.all(StepFunctions.StateMachine.self).filter { machine in
      let steps = machine.definition?.expression ?? machine.definitionObject?.text.expression
      return steps?.referencedIDs.contains { services.contains($0) } == true
    }.map(\.id)
    return graph.all(Events.Rule.self).contains { rule in
      rule.pattern?.text.expression.referencedIDs.contains(secret) == true
        && rule.targets.contains { $0.arn?.expression.referencedIDs.contains { machines.contains($0) } == true }
    }
  }

  /// Whether the password of a database is generated, and RDS cannot manage it because the database has read replicas.
  package func isGeneratedForReplicas(_ secret: LogicalID, of database: LogicalID) -> Bool {
    graph.resource(secret, as: SecretsManager.Secret.self)?.generatedString != nil
      && graph.all(RDS.DBInstance.self).contains { $0.source?.id == database }
  }

  /// The secrets with the password of a database of the template, each with the database.
  package var databaseSecrets: [(secret: LogicalID, database: LogicalID)] {
    var secrets: [(secret: LogicalID, database: LogicalID)] = []
    func add(_ ids: [LogicalID], of database: LogicalID) {
      for id in ids where graph[id]?.resource is SecretsManager.Secret {
        if !secrets.contains(where: { $0.secret == id }) { secrets.append((id, database)) }
      }
    }
    for database in primaryDatabases {
      add(database.masterUserPassword?.expression.referencedIDs ?? [], of: database.id)
    }
    for proxy in graph.all(RDS.DBProxy.self) {
      for user in proxy.authentication { add(user.secret?.expression.referencedIDs ?? [], of: proxy.id) }
    }
    for attachment in attachments { if let secret = attachment.secret { add([secret], of: attachment.id) } }
    return secrets
  }

  /// The secrets into which an attachment writes which database they are for.
  var attachedSecrets: Set<LogicalID> { Set(attachments.compactMap(\.secret)) }

  /// The attachments of secrets to databases, which only CloudFormation has and which have no struct.
  private var attachments: [(id: LogicalID, secret: LogicalID?)] {
    raw("AWS::SecretsManager::SecretTargetAttachment").map { entry, raw in
      (entry.id, raw.properties["SecretId"]?["Ref"]?.string.map { LogicalID($0) })
    }
  }
}
