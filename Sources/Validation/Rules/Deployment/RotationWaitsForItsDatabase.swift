import AWSResources
import Documents

/// Checks that a database's secret is not rotated before the database exists.
struct RotationWaitsForItsDatabase: Rule {
  static let description = RuleDescription(
    id: "rotation-waits-for-its-database",
    subject: .deployment,
    severity: .warning,
    summary: "A rotation schedule starts no rotation before the database of its secret exists.",
    rationale: """
      Secrets Manager rotates a secret as soon as it has a schedule, unless the schedule says otherwise. Without the database, \
      the function cannot sign in, and the rotation is retried while the stack is still deployed.
      """,
    remedy: """
      Set 'RotateImmediatelyOnUpdate' to false, or let the schedule wait for the database: with 'DependsOn', or by naming the \
      secret's attachment in 'SecretId'.
      """,
    references: [
      .aws("AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html"),
      .aws("secretsmanager/latest/apireference/API_RotateSecret.html"),
    ],
    passes: [
      RuleExample("a rotation in the next window only") { graph in
        add(to: &graph)
        graph.change("Rotation", SecretsManager.RotationSchedule.self) { $0.rotatesImmediately = false }
      },
      RuleExample("a schedule that waits for the database") { graph in
        add(to: &graph)
        graph.update("Rotation") { $0.dependsOn = ["Db"] }
      },
      RuleExample("a schedule of the secret's attachment, which refers to the database") { graph in
        add(to: &graph)
        graph.add(
          "Attachment",
          RawResource(
            .cloudFormation, type: "AWS::SecretsManager::SecretTargetAttachment",
            properties: [
              "SecretId": ["Ref": "Secret"], "TargetId": ["Ref": "Db"], "TargetType": "AWS::RDS::DBInstance",
            ]))
        graph.change("Rotation", SecretsManager.RotationSchedule.self) {
          $0.secret = Reference(expression: .attribute("Attachment", "Ref"))
        }
      },
      RuleExample("a secret that is not a database's") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Rotation", SecretsManager.RotationSchedule { $0.secret = .to("Secret") })
      },
    ],
    fails: [
      RuleExample(
        "a schedule that waits for its secret only",
        finds: .finding(
          "Rotation", at: "RotateImmediatelyOnUpdate",
          """
          'Rotation' rotates 'Secret' before its database 'Db' exists; set 'RotateImmediatelyOnUpdate' to false
          """)
      ) { graph in add(to: &graph) }
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Rotation") { graph in
        add(to: &graph)
        graph.change("Rotation", SecretsManager.RotationSchedule.self) { $0.rotatesImmediately = .parameter("AtOnce") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let schedules = model.graph.all(SecretsManager.RotationSchedule.self)
    guard !schedules.isEmpty else { return }
    let databases = Set(model.primaryDatabases.map(\.id))
    let secrets = model.databaseSecrets.filter { databases.contains($0.database) }
    for schedule in schedules {
      guard let secret = model.graph.resource(schedule.secret),
        let database = secrets.first(where: { $0.secret == secret.id })?.database,
        model.graph[database]?.stack == schedule.entry.stack, !waits(schedule.id, for: database, model)
      else { continue }
      switch model.known(schedule.rotatesImmediately).or(true) {
      case .value(true):
        findings.report(
          .rotatesTooEarly(schedule.id, secret.id, database), on: schedule, at: "RotateImmediatelyOnUpdate")
      case .unknown:
        findings.unknown(
          schedule, "whether '\(schedule.id)' rotates '\(secret.id)' at once cannot be determined before deployment",
          at: "RotateImmediatelyOnUpdate")
      case .value(false), .absent: break
      }
    }
  }

  /// Whether a resource is created after another, directly or through others.
  private func waits(_ id: LogicalID, for other: LogicalID, _ model: Model) -> Bool {
    var open = [id]
    var seen: Set<LogicalID> = [id]
    while let next = open.popLast() {
      if next == other { return true }
      let required = model.edges(from: next) + (model.graph[next]?.dependsOn ?? [])
      open += required.filter { seen.insert($0).inserted }
    }
    return false
  }

  private static func add(to graph: inout ResourceGraph) {
    graph.add("Secret", SecretsManager.Secret { $0.generatedString = .init { $0.key = "password" } })
    graph.add(
      "Db", RDS.DBInstance { $0.masterUserPassword = Reference<SecretsManager.Secret>.to("Secret").value })
    graph.add(
      "Rotation",
      SecretsManager.RotationSchedule {
        $0.secret = .to("Secret")
        $0.rotationFunction = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
      })
  }
}

extension Finding.Message {
  fileprivate static func rotatesTooEarly(_ schedule: LogicalID, _ secret: LogicalID, _ database: LogicalID) -> Self {
    """
    '\(schedule)' rotates '\(secret)' before its database '\(database)' exists; set 'RotateImmediatelyOnUpdate' to false
    """
  }
}
