import AWSResources
import Documents

/// Checks that the secrets of a container come from Secrets Manager or from SecureString parameters.
struct SecretsComeFromASecretStore: Rule {
  static let description = RuleDescription(
    id: "secrets-come-from-a-secret-store",
    catalogID: "ECS006",
    subject: .secrets,
    severity: .error,
    summary: "The secrets of a container come from Secrets Manager or from SecureString parameters.",
    rationale: """
      A parameter of type 'String' is stored and shown in plain text. A container secret from any other source makes \
      the task fail to start.
      """,
    remedy: "Set 'ValueFrom' to the ARN of a secret, or of a parameter of type 'SecureString'.",
    references: [.aws("AmazonECS/latest/developerguide/specifying-sensitive-data.html")],
    passes: [
      RuleExample("a secret of the stack") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Task", task(from: "\(Reference<SecretsManager.Secret>.to("Secret")):password::"))
      },
      RuleExample("a secret that exists already") { graph in
        graph.existing = [
          ExistingResource(
            "Secret", type: SecretsManager.Secret.resourceType.cloudFormation, of: "secret 'login'",
            at: SourceLocation(file: "Shop.swift", position: .none), referenceName: "Arn")
        ]
        graph.add("Task", task(from: "\(Reference<SecretsManager.Secret>.to("Secret")):password::"))
      },
      RuleExample("the secret that RDS manages") { graph in
        graph.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
        graph.add("Task", task(from: Reference<RDS.DBInstance>.to("Db").attribute("MasterUserSecret.SecretArn")))
      },
      RuleExample("a parameter outside the template, by name") { $0.add("Task", task(from: "/shop/api-token")) },
      RuleExample("a setting, which is not a secret") { graph in
        graph.add("PageSize", SSM.Parameter { $0.kind = .literal(.string) })
        graph.add("Task", task("PAGE_SIZE", from: Reference<SSM.Parameter>.to("PageSize").value))
      },
    ],
    fails: [
      RuleExample(
        "an attribute that is not a secret",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Secrets.0.ValueFrom",
          """
          secret 'TOKEN' of container 1 of 'Task' comes from 'Endpoint.Address' of 'Db'; use the ARN of a secret or \
          of a SecureString parameter
          """)
      ) { graph in
        graph.add("Db", RDS.DBInstance())
        graph.add("Task", task(from: Reference<RDS.DBInstance>.to("Db").attribute("Endpoint.Address")))
      },
      RuleExample(
        "a String parameter of the stack",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Secrets.0.ValueFrom",
          """
          secret 'TOKEN' of container 1 of 'Task' comes from String parameter 'Token'; use the ARN of a secret or of \
          a SecureString parameter
          """)
      ) { graph in
        graph.add("Token", SSM.Parameter { $0.kind = .literal(.string) })
        graph.add("Task", task(from: Reference<SSM.Parameter>.to("Token").value))
      },
    ],
    undetermined: [
      RuleExample("an ARN from a parameter", unknown: "Task") { $0.add("Task", task(from: .parameter("SecretArn"))) }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      for (index, secret) in container.container.secrets.enumerated() {
        let name = model.text(secret.name) ?? "secret \(index + 1)"
        switch origin(of: secret.source, named: name, model) {
        case .store: break
        case .otherSource(let origin):
          findings.report(
            .otherSource(container.name, name, origin), on: container, at: "Secrets", "\(index)", "ValueFrom")
        case .unknown:
          findings.unknown(
            container, "the source of secret '\(name)' of \(container.name) cannot be determined before deployment",
            at: "Secrets"
          )
        }
      }
    }
  }

  private enum Origin {
    case store
    case otherSource(String)
    case unknown
  }

  private func origin(of source: Value<String>?, named name: String, _ model: Model) -> Origin {
    guard let source else { return .otherSource("nothing") }
    let parameter = source.expression.referencedIDs.lazy.compactMap { model.graph.resource($0, as: SSM.Parameter.self) }
    if let parameter = parameter.first { return origin(of: parameter, named: name, model) }
    if let text = model.literal(source) {
      guard text.hasPrefix("arn:") else { return text.isEmpty ? .otherSource("nothing") : .store }
      return text.contains(":secretsmanager:") || text.contains(":ssm:") ? .store : .otherSource("'\(text)'")
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
      return target.attribute == "MasterUserSecret.SecretArn" ? .store : .otherSource(place)
    case .typed?: return .otherSource(place)
    case .raw?: return target.attribute.hasSuffix("SecretArn") || isSecret(target.id, model) ? .store : .unknown
    case nil:
      let existing = model.graph.existing.first { $0.id == target.id }
      return existing?.type == SecretsManager.Secret.resourceType.cloudFormation ? .store : .unknown
    }
  }

  /// A String parameter is for settings, unless its name or the variable's name is one of a secret.
  private func origin(of parameter: Located<SSM.Parameter>, named name: String, _ model: Model) -> Origin {
    switch model.known(parameter.kind) {
    case .value(.secureString): return .store
    case .value:
      let own = model.literal(parameter.name)?.split(separator: "/").last.map(String.init) ?? parameter.id.name
      let isSecret = SecretText.isSecret(name: name) || SecretText.isSecret(name: own)
      return isSecret ? .otherSource("String parameter '\(parameter.id)'") : .store
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
  fileprivate static func otherSource(_ container: String, _ secret: String, _ origin: String) -> Self {
    "secret '\(secret)' of \(container) comes from \(origin); use the ARN of a secret or of a SecureString parameter"
  }
}
