import AWSResources

/// Checks that no container gets the value of a secret that is rotated while the task runs.
struct ContainerSecretsDoNotRotate: Rule {
  static let description = RuleDescription(
    id: "container-secrets-do-not-rotate",
    subject: .deployment,
    severity: .warning,
    summary: "No container gets the value of a rotated secret, unless its service is redeployed after the rotation.",
    rationale: """
      ECS reads the value only when a task starts. After a rotation, the task cannot sign in any more; RDS rotates a master \
      password every seven days.
      """,
    remedy: """
      Give the container the ARN of the secret, and its task role the permission to read it, or let it sign in with IAM \
      authentication. Or redeploy its service whenever the secret has a new current version.
      """,
    references: [
      .aws("AmazonECS/latest/developerguide/specifying-sensitive-data-secrets.html"),
      .aws("AmazonRDS/latest/UserGuide/rds-secrets-manager.html"),
      .aws("secretsmanager/latest/userguide/secret-event-notifications.html"),
    ],
    passes: [
      RuleExample("a secret without rotation") { graph in
        graph.add("Token", SecretsManager.Secret())
        graph.add("Api", task(with: Reference<SecretsManager.Secret>.to("Token").value))
      },
      RuleExample("the ARN of a rotated secret") { graph in
        graph.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
        graph.add(
          "Api",
          ECS.TaskDefinition {
            $0.containers = [
              .init {
                $0.name = "api"
                $0.environment = [
                  .init {
                    $0.name = "DB_SECRET_ARN"
                    $0.value = Self.masterSecret
                  }
                ]
              }
            ]
          })
      },
      RuleExample("a service that a state machine redeploys after a rotation") { graph in
        graph.add("Token", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Token") })
        graph.add("Api", task(with: Reference<SecretsManager.Secret>.to("Token").value))
        graph.add("Service", ECS.Service { $0.taskDefinition = .to("Api") })
        redeploy("Service", onRotationOf: "Token", in: &graph)
      },
    ],
    fails: [
      RuleExample(
        "the password that RDS manages",
        finds: .finding(
          "Api", at: "ContainerDefinitions.0.Secrets.0.ValueFrom",
          """
          container 'api' of 'Api' reads 'PASSWORD' only at its start, and the secret of 'Db' is rotated; give it the ARN of the \
          secret instead
          """)
      ) { graph in
        graph.add("Db", RDS.DBInstance { $0.managesMasterUserPassword = true })
        graph.add("Api", task(with: "\(Self.masterSecret):password::"))
      },
      RuleExample(
        "a secret with a rotation schedule",
        finds: .finding(
          "Api", at: "ContainerDefinitions.0.Secrets.0.ValueFrom",
          """
          container 'api' of 'Api' reads 'PASSWORD' only at its start, and the secret 'Token' is rotated; give it the ARN of the \
          secret instead
          """)
      ) { graph in
        graph.add("Token", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Token") })
        graph.add("Api", task(with: Reference<SecretsManager.Secret>.to("Token").value))
      },
      RuleExample(
        "a rule that redeploys another service",
        finds: .finding(
          "Api", at: "ContainerDefinitions.0.Secrets.0.ValueFrom",
          """
          container 'api' of 'Api' reads 'PASSWORD' only at its start, and the secret 'Token' is rotated; give it the ARN of the \
          secret instead
          """)
      ) { graph in
        graph.add("Token", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Token") })
        graph.add("Api", task(with: Reference<SecretsManager.Secret>.to("Token").value))
        graph.add("Web", ECS.TaskDefinition())
        graph.add("Service", ECS.Service { $0.taskDefinition = .to("Web") })
        redeploy("Service", onRotationOf: "Token", in: &graph)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for task in model.graph.all(ECS.TaskDefinition.self) {
      for (index, container) in task.containers.enumerated() {
        for (position, secret) in container.secrets.enumerated() {
          guard let rotated = secret.source.flatMap({ rotatedSecret($0, of: task.id, model) }) else { continue }
          findings.report(
            .readsAtStart(task.id, model.text(container.name), model.text(secret.name), rotated), on: task.entry,
            at: "ContainerDefinitions", "\(index)", "Secrets", "\(position)", "ValueFrom")
        }
      }
    }
  }

  /// What people call the rotated secret that a value of a task comes from, if nothing replaces the task after a rotation:
  /// `the secret of 'Orders'`.
  private func rotatedSecret(_ value: Value<String>, of task: LogicalID, _ model: Model) -> String? {
    for reference in value.expression.attributeReferences {
      if model.isRedeployed(task, onRotationOf: reference.id) { continue }
      if reference.attribute == "MasterUserSecret.SecretArn" { return "the secret of '\(reference.id)'" }
      if model.graph[reference.id]?.resource is SecretsManager.Secret, model.isRotated(reference.id) {
        return "the secret '\(reference.id)'"
      }
    }
    return nil
  }

  private static let masterSecret: Value<String> = Reference<RDS.DBInstance>.to("Db").attribute(
    "MasterUserSecret.SecretArn")

  private static func redeploy(_ service: LogicalID, onRotationOf secret: LogicalID, in graph: inout ResourceGraph) {
    let name: Value<String> = Reference<ECS.Service>(service).attribute("Name")
    let definition: JSONDocument = [
      "States": ["Redeploy": ["Parameters": ["Service": name.document, "ForceNewDeployment": true]]]
    ]
    graph.add("Redeployment", StepFunctions.StateMachine { $0.definition = definition.text })
    graph.add(
      "Rotated",
      Events.Rule {
        $0.pattern = ["resources": [Reference<SecretsManager.Secret>(secret).value.document]]
        $0.targets = [.init { $0.arn = Reference<StepFunctions.StateMachine>.to("Redeployment").value }]
      })
  }

  private static func task(with source: Value<String>) -> ECS.TaskDefinition {
    ECS.TaskDefinition {
      $0.containers = [
        .init {
          $0.name = "api"
          $0.secrets = [.init("PASSWORD", from: source)]
        }
      ]
    }
  }
}

extension Finding.Message {
  fileprivate static func readsAtStart(
    _ task: LogicalID, _ container: String?, _ variable: String?, _ secret: String
  ) -> Self {
    """
    container '\(container ?? "?")' of '\(task)' reads '\(variable ?? "?")' only at its start, and \(secret) is rotated; give it \
    the ARN of the secret instead
    """
  }
}
