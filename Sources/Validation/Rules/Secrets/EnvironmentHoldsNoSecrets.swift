import AWSResources

/// Checks that the environment variables of containers and functions contain no secrets.
struct EnvironmentHoldsNoSecrets: Rule {
  static let description = RuleDescription(
    id: "environment-holds-no-secrets",
    catalogID: "ECS005",
    subject: .secrets,
    severity: .error,
    summary: "The environment variables of containers and functions contain no secrets.",
    rationale: """
      Anyone who can describe a task definition or function can read its environment variables, in the console, in \
      logs and in the history of the template. A dynamic reference or a parameter with NoEcho also ends up there in \
      plain text.
      """,
    remedy: """
      Store the value in Secrets Manager or Parameter Store, and refer to it in 'Secrets' of the container. A \
      function reads it by ARN.
      """,
    references: [
      .securityHub("ECS.8"), .cdkNag("AwsSolutions-ECS2"), .trivy("AWS-0036"),
    ],
    passes: [
      RuleExample("variables without secrets") { graph in
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
      RuleExample(
        "a password",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Environment.0.Value",
          """
          environment variable 'DB_PASSWORD' of container 1 of 'Task' contains a secret; store it in Secrets Manager \
          and refer to it in 'Secrets'
          """)
      ) { $0.add("Task", task([.init("DB_PASSWORD", "correct-horse")])) },
      RuleExample(
        "a connection string with its password",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Environment.0.Value",
          """
          environment variable 'DATABASE_URL' of container 1 of 'Task' contains a connection string with its \
          password; store it in Secrets Manager and refer to it in 'Secrets'
          """)
      ) {
        $0.add("Task", task([.init("DATABASE_URL", "postgres://shop:correct-horse@db.example.com/shop")]))
      },
      RuleExample(
        "a dynamic reference, which is resolved to plain text",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Environment.0.Value",
          """
          environment variable 'DB_PASSWORD' of container 1 of 'Task' contains the value of a dynamic reference; \
          store it in Secrets Manager and refer to it in 'Secrets'
          """)
      ) {
        $0.add("Task", task([.init("DB_PASSWORD", "{{resolve:secretsmanager:orders:SecretString:password}}")]))
      },
      RuleExample(
        "a password in a function",
        finds: .finding(
          "Function", at: "Environment.Variables.DB_PASSWORD",
          """
          environment variable 'DB_PASSWORD' of function 'Function' contains a secret; store it in Secrets Manager \
          and pass its ARN
          """)
      ) {
        $0.add("Function", Lambda.Function { $0.environment = ["DB_PASSWORD": "correct-horse"] })
      },
      RuleExample(
        "a parameter with NoEcho",
        finds: .finding(
          "Task", at: "ContainerDefinitions.0.Environment.0.Value",
          """
          environment variable 'DB_PASS' of container 1 of 'Task' contains the value of the hidden parameter \
          'Password'; store it in Secrets Manager and refer to it in 'Secrets'
          """)
      ) { graph in
        graph.parameters = [Parameter("Password", isSecret: true)]
        graph.add("Task", task([.init("DB_PASS", .parameter("Password"))]))
      },
    ],
    undetermined: [
      RuleExample("a variable with the name of a secret, from a parameter", unknown: "Task") { graph in
        graph.parameters = [Parameter("Token")]
        graph.add("Task", task([.init("API_TOKEN", .parameter("Token"))]))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for container in model.containers(&findings) {
      for (index, variable) in container.container.environment.enumerated() {
        let name = model.text(variable.name) ?? "variable \(index + 1)"
        switch model.content(ofVariable: name, variable.value) {
        case .harmless: break
        case .secret(let kind):
          findings.report(
            .secretVariable(container.name, name, kind), on: container, at: "Environment", "\(index)", "Value")
        case .unknown:
          findings.unknown(
            container, "whether '\(name)' of \(container.name) is a secret cannot be determined before deployment",
            at: "Environment")
        }
      }
    }
    for function in model.graph.all(Lambda.Function.self) { check(function, model, &findings) }
  }

  private func check(_ function: Located<Lambda.Function>, _ model: Model, _ findings: inout Findings) {
    if function.environment == nil { checkUnread(function, model, &findings) }
    for variable in function.environment?.entries ?? [] {
      // Credentials in a template that was read are reported by `template-holds-no-secrets`.
      if function.entry.source != nil, let text = model.literal(variable.value),
        SecretText.credentials(in: text) != nil
      {
        continue
      }
      switch model.content(ofVariable: variable.name, variable.value) {
      case .harmless: break
      case .secret(let kind):
        findings.report(
          .secretVariable(function.id, variable.name, kind), on: function, at: "Environment", "Variables", variable.name
        )
      case .unknown:
        findings.unknown(
          function, "whether '\(variable.name)' of '\(function.id)' is a secret cannot be determined before deployment",
          at: "Environment", "Variables", variable.name)
      }
    }
  }

  /// Checks variables that the field list cannot read: a plan with one that is known after apply tells only what all of them are
  /// made of.
  private func checkUnread(_ function: Located<Lambda.Function>, _ model: Model, _ findings: inout Findings) {
    guard function.entry.isUnresolved(at: ["Environment", "Variables"]) else { return }
    let parts = function.entry.extras.filter { [.key("environment"), .key("Environment")].contains($0.path.first) }
    if let source = parts.lazy.compactMap({ HiddenValues(model.graph).source(in: $0.value) }).first {
      findings.report(.secretVariable(function.id, source), on: function, at: "Environment", "Variables")
    } else {
      findings.unknown(
        function,
        "whether the environment variables of '\(function.id)' contain secrets cannot be determined before deployment",
        at: "Environment", "Variables")
    }
  }

  private static func task(_ environment: [ECS.NamedValue]) -> ECS.TaskDefinition {
    ECS.TaskDefinition { $0.containers = [ECS.Container { $0.environment = environment }] }
  }
}

extension Finding.Message {
  fileprivate static func secretVariable(_ function: LogicalID, _ source: String) -> Self {
    "the environment variables of function '\(function)' contain \(source); store it in Secrets Manager and pass its ARN"
  }

  fileprivate static func secretVariable(_ function: LogicalID, _ variable: String, _ kind: String) -> Self {
    "environment variable '\(variable)' of function '\(function)' contains \(kind); store it in Secrets Manager and pass its ARN"
  }

  fileprivate static func secretVariable(_ container: String, _ variable: String, _ kind: String) -> Self {
    "environment variable '\(variable)' of \(container) contains \(kind); store it in Secrets Manager and refer to it in 'Secrets'"
  }
}
