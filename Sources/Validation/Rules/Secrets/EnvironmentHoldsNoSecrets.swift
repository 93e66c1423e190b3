import AWSResources

/// Asks that the environment of a container or function can be shown to everybody.
struct EnvironmentHoldsNoSecrets: Rule {
  static let description = RuleDescription(
    id: "environment-holds-no-secrets",
    catalogID: "ECS005",
    subject: .secrets,
    severity: .error,
    summary: "No secret stands in the environment of a container or function in plain text.",
    rationale: """
      Everybody who may describe a task definition or function reads its environment, in the console, in logs and in \
      the template's history. A dynamic reference or a hidden parameter ends up there in plain text as well.
      """,
    remedy: """
      Keep the value in Secrets Manager or Parameter Store, and name it in the container's 'Secrets'; let a function \
      read it by its ARN.
      """,
    references: [.securityHub("ECS.8"), .cdkNag("AwsSolutions-ECS2"), .trivy("AWS-0036"), .document("004")],
    passes: [
      RuleExample("an address and a log level") { graph in
        graph.add("Task", task([.init("DB_HOST", "db.example.com"), .init("LOG_LEVEL", "info")]))
      },
      RuleExample("the name of a secret") { $0.add("Task", task([.init("DB_SECRET_NAME", "orders/db")])) },
      RuleExample("the ARN of a secret of the stack") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Task", task([.init("DB_SECRET", Reference<SecretsManager.Secret>.to("Secret").value)]))
      },
      RuleExample("a function with the ARN of a secret of the stack") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add(
          "Function",
          Lambda.Function { $0.environment = ["API_TOKEN": Reference<SecretsManager.Secret>.to("Secret").value] })
      },
    ],
    fails: [
      RuleExample("a password", finds: "Task") { $0.add("Task", task([.init("DB_PASSWORD", "correct-horse")])) },
      RuleExample("a connection string with its password", finds: "Task") {
        $0.add("Task", task([.init("DATABASE_URL", "postgres://shop:correct-horse@db.example.com/shop")]))
      },
      RuleExample("a dynamic reference, which is resolved into the environment", finds: "Task") {
        $0.add("Task", task([.init("DB_PASSWORD", "{{resolve:secretsmanager:orders:SecretString:password}}")]))
      },
      RuleExample("a password of a function", finds: "Function") {
        $0.add("Function", Lambda.Function { $0.environment = ["DB_PASSWORD": "correct-horse"] })
      },
      RuleExample("a hidden parameter", finds: "Task") { graph in
        graph.parameters = [Parameter("Password", isSecret: true)]
        graph.add("Task", task([.init("DB_PASS", .parameter("Password"))]))
      },
    ],
    leavesOpen: [
      RuleExample("a parameter with a secret's name", finds: "Task") { graph in
        graph.parameters = [Parameter("Token")]
        graph.add("Task", task([.init("API_TOKEN", .parameter("Token"))]))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      for (index, variable) in container.container.environment.enumerated() {
        let name = model.text(variable.name) ?? "variable \(index + 1)"
        switch judge(name, variable.value, model) {
        case .harmless: break
        case .secret(let kind):
          findings.report(.plain(container.name, name, kind), on: container, at: "Environment", "\(index)", "Value")
        case .unknown:
          findings.unknown(
            container, "whether '\(name)' of \(container.name) is a secret is known to the deployment alone",
            at: "Environment")
        }
      }
    }
    for function in model.graph.all(Lambda.Function.self) { check(function, model, &findings) }
  }

  private func check(_ function: Located<Lambda.Function>, _ model: Model, _ findings: inout Findings) {
    for variable in function.environment?.entries ?? [] {
      // What has the form of credentials, in a template that was read, is `template-holds-no-secrets`' to report.
      if function.entry.source != nil, let text = model.literal(variable.value),
        SecretText.credentials(in: text) != nil
      {
        continue
      }
      switch judge(variable.name, variable.value, model) {
      case .harmless: break
      case .secret(let kind):
        findings.report(
          .plain(function.id, variable.name, kind), on: function, at: "Environment", "Variables", variable.name)
      case .unknown:
        findings.unknown(
          function, "whether '\(variable.name)' of '\(function.id)' is a secret is known to the deployment alone",
          at: "Environment", "Variables", variable.name)
      }
    }
  }

  private enum Judgement {
    case harmless
    case secret(String)
    case unknown
  }

  private func judge(_ name: String, _ value: Value<String>?, _ model: Model) -> Judgement {
    guard let value, !value.expression.isNoValue else { return .harmless }
    let namesSecret = SecretText.isSecret(name: name)
    for part in value.expression.parts {
      if case .parameter(let name) = part, model.parameter(named: name)?.isSecret == true {
        return .secret("the hidden parameter '\(name)'")
      }
    }
    guard let text = model.literal(value) else {
      if let shown = model.text(value), SecretText.isDynamicReference(shown) {
        return .secret("a dynamic reference")
      }
      return namesSecret && !refersToResource(value) ? .unknown : .harmless
    }
    if SecretText.isDynamicReference(text) { return .secret("a dynamic reference") }
    if let kind = SecretText.credentials(in: text) { return .secret(kind) }
    return namesSecret && SecretText.canBeSecret(value: text) ? .secret("a secret") : .harmless
  }

  /// An attribute of a resource is a name, an ARN or an address.
  private func refersToResource(_ value: Value<String>) -> Bool {
    value.expression.parts.contains { $0.target != nil }
  }

  private static func task(_ environment: [ECS.NamedValue]) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.environment = environment }] }
  }
}

extension Finding.Message {
  fileprivate static func plain(_ function: LogicalID, _ variable: String, _ kind: String) -> Self {
    "'\(variable)' of function '\(function)' is \(kind) in plain text; keep it in Secrets Manager and give its ARN"
  }

  fileprivate static func plain(_ container: String, _ variable: String, _ kind: String) -> Self {
    "'\(variable)' of \(container) is \(kind) in plain text; keep it in Secrets Manager and name it in 'Secrets'"
  }
}
