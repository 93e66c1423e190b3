import AWSResources
import Documents

/// Asks that what a container gets as a secret is kept as one.
struct SecretsComeFromASecretStore: Rule {
  static let description = RuleDescription(
    id: "secrets-come-from-a-secret-store",
    catalogID: "ECS006",
    subject: .secrets,
    severity: .error,
    summary: "A container's secrets come from Secrets Manager or from secure parameters of Systems Manager.",
    rationale: """
      A parameter of type 'String' is kept and shown in plain text, which is right for a setting and wrong for a \
      password; anything else makes the task fail to start.
      """,
    remedy: "Let 'ValueFrom' be the ARN of a secret, or of a parameter of type 'SecureString'.",
    references: [.document("004")],
    passes: [
      RuleExample("a secret of the stack") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Task", task(from: "\(Reference<SecretsManager.Secret>.to("Secret")):password::"))
      },
      RuleExample("the secret that RDS manages") { graph in
        graph.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
        graph.add("Task", task(from: Reference<RDS.DBInstance>.to("Db").attribute("MasterUserSecret.SecretArn")))
      },
      RuleExample("a parameter from elsewhere, by its name") { $0.add("Task", task(from: "/shop/api-token")) },
      RuleExample("a setting, which is none") { graph in
        graph.add("PageSize", SSM.Parameter { $0.kind = .literal(.string) })
        graph.add("Task", task("PAGE_SIZE", from: Reference<SSM.Parameter>.to("PageSize").value))
      },
    ],
    fails: [
      RuleExample("something that is no secret", finds: "Task") { graph in
        graph.add("Db", RDS.DBInstance())
        graph.add("Task", task(from: Reference<RDS.DBInstance>.to("Db").attribute("Endpoint.Address")))
      },
      RuleExample("a plain parameter of the stack", finds: "Task") { graph in
        graph.add("Token", SSM.Parameter { $0.kind = .literal(.string) })
        graph.add("Task", task(from: Reference<SSM.Parameter>.to("Token").value))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter for the ARN", finds: "Task") { $0.add("Task", task(from: .parameter("SecretArn"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      for (index, secret) in container.container.secrets.enumerated() {
        let name = model.text(secret.name) ?? "secret \(index + 1)"
        switch origin(of: secret.source, named: name, model) {
        case .store: break
        case .elsewhere(let origin):
          findings.report(
            .elsewhere(container.name, name, origin), on: container, at: "Secrets", "\(index)", "ValueFrom")
        case .unknown:
          findings.unknown(
            container, "where '\(name)' of \(container.name) comes from is known to the deployment alone", at: "Secrets"
          )
        }
      }
    }
  }

  private enum Origin {
    case store
    case elsewhere(String)
    case unknown
  }

  private func origin(of source: Value<String>?, named name: String, _ model: Model) -> Origin {
    guard let source else { return .elsewhere("nothing") }
    let parameter = source.expression.referencedIDs.lazy.compactMap { model.graph.resource($0, as: SSM.Parameter.self) }
    if let parameter = parameter.first { return origin(of: parameter, named: name, model) }
    if let text = model.literal(source) {
      guard text.hasPrefix("arn:") else { return text.isEmpty ? .elsewhere("nothing") : .store }
      return text.contains(":secretsmanager:") || text.contains(":ssm:") ? .store : .elsewhere("'\(text)'")
    }
    guard let first = source.expression.parts.first else { return .unknown }
    if let target = first.target { return origin(of: target, model) }
    let text = model.text(source) ?? ""
    return text.contains(":secretsmanager:") || text.contains(":ssm:") ? .store : .unknown
  }

  private func origin(of target: (id: LogicalID, attribute: String), _ model: Model) -> Origin {
    let place = "'\(target.attribute)' of '\(target.id)'"
    switch model.graph[target.id]?.content {
    case .typed(is SecretsManager.Secret)?: return .store
    case .typed(is RDS.DBInstance)?, .typed(is RDS.DBCluster)?:
      return target.attribute == "MasterUserSecret.SecretArn" ? .store : .elsewhere(place)
    case .typed?: return .elsewhere(place)
    case .raw?: return target.attribute.hasSuffix("SecretArn") || isSecret(target.id, model) ? .store : .unknown
    case nil: return .unknown
    }
  }

  /// A plain parameter is for settings: what its name or the variable's calls a secret is none.
  private func origin(of parameter: Located<SSM.Parameter>, named name: String, _ model: Model) -> Origin {
    switch model.known(parameter.kind) {
    case .value(.secureString): return .store
    case .value:
      let own = model.literal(parameter.name)?.split(separator: "/").last.map(String.init) ?? parameter.id.name
      let isSecret = SecretText.isSecret(name: name) || SecretText.isSecret(name: own)
      return isSecret ? .elsewhere("the plain parameter '\(parameter.id)'") : .store
    case .absent, .unknown: return .unknown
    }
  }

  /// Attachments and replicas of secrets, whose `Ref` is the secret's ARN.
  private func isSecret(_ id: LogicalID, _ model: Model) -> Bool {
    guard case .raw(let raw)? = model.graph[id]?.content else { return false }
    return raw.type.hasPrefix("AWS::SecretsManager::") || raw.type.hasPrefix("aws_secretsmanager_")
  }

  private static func task(_ name: Value<String> = "TOKEN", from source: Value<String>) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.secrets = [.init(name, from: source)] }] }
  }
}

extension Finding.Message {
  fileprivate static func elsewhere(_ container: String, _ secret: String, _ origin: String) -> Self {
    "secret '\(secret)' of \(container) comes from \(origin); use the ARN of a secret or of a 'SecureString' parameter"
  }
}
