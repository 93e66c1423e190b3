import AWSResources
import Documents

/// Checks that a secret that a rotation function of AWS rotates says which database it is for.
struct RotatedDatabaseSecretNamesItsDatabase: Rule {
  static let description = RuleDescription(
    id: "rotated-database-secret-names-its-database",
    subject: .secrets,
    severity: .error,
    summary: "A secret that a rotation function of AWS rotates has the engine and the host of its database.",
    rationale: """
      The rotation functions of AWS sign in to the database that the members 'engine' and 'host' of the secret name. Without \
      them each rotation fails, and the password stays as it is.
      """,
    remedy: """
      Add an 'AWS::SecretsManager::SecretTargetAttachment', which writes these members, and let the rotation schedule wait for \
      it. Or add 'engine' and 'host' to the secret yourself, as Terraform needs it, which has no such attachment.
      """,
    references: [
      .aws("secretsmanager/latest/userguide/reference_secret_json_structure.html"),
      .aws("AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secrettargetattachment.html"),
    ],
    passes: [
      RuleExample("a secret that is attached to its database") { graph in
        add(to: &graph, #"{"username": "app"}"#)
        attach(in: &graph)
      },
      RuleExample("a secret with the members") { graph in
        add(to: &graph, #"{"username": "app", "engine": "postgres", "host": "db.example.com"}"#)
      },
      RuleExample("a secret without rotation") { graph in
        graph.add("Secret", secret(#"{"username": "app"}"#))
      },
      RuleExample("a function of one's own, which knows what it needs") { graph in
        add(to: &graph, #"{"username": "app"}"#)
        graph.change("Rotation", SecretsManager.RotationSchedule.self) {
          $0.hostedFunction = nil
          $0.rotationFunction = "arn:aws:lambda:eu-west-1:111122223333:function:rotate"
        }
      },
    ],
    fails: [
      RuleExample(
        "a generated secret with a user alone",
        finds: .finding(
          "Secret", at: "GenerateSecretString.SecretStringTemplate",
          """
          secret 'Secret' has no 'engine' and 'host', without which 'Rotation' cannot rotate it; attach it to its database, or add \
          them
          """)
      ) { graph in add(to: &graph, #"{"username": "app"}"#) },
      RuleExample(
        "a secret without the host, with a function of the application repository",
        finds: .finding(
          "Secret", at: "GenerateSecretString.SecretStringTemplate",
          """
          secret 'Secret' has no 'host', without which 'Rotation' cannot rotate it; attach it to its database, or add it
          """)
      ) { graph in
        add(to: &graph, #"{"username": "app", "engine": "postgres"}"#)
        graph.add(
          "Rotator",
          RawResource(
            .terraform, type: "aws_serverlessapplicationrepository_cloudformation_stack",
            properties: [
              "application_id":
                "arn:aws:serverlessrepo:us-east-1:297356227824:applications/SecretsManagerRDSPostgreSQLRotationSingleUser"
            ]))
        graph.change("Rotation", SecretsManager.RotationSchedule.self) {
          $0.hostedFunction = nil
          $0.rotationFunction = .expression(.attribute("Rotator", "outputs.RotationLambdaARN"))
        }
      },
    ],
    undetermined: [
      RuleExample("a value that is not in the template", unknown: "Secret") { graph in
        add(to: &graph, nil)
      },
      RuleExample("a value from a parameter", unknown: "Secret") { graph in
        add(to: &graph, .parameter("Template"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let schedules = model.graph.all(SecretsManager.RotationSchedule.self)
    guard !schedules.isEmpty else { return }
    let attached = model.attachedSecrets
    for schedule in schedules {
      // A schedule that names the attachment is for an attached secret.
      guard let secret = model.graph.resource(schedule.secret), !attached.contains(secret.id),
        isFunctionOfAWS(schedule, model)
      else { continue }
      guard let members = members(of: secret, model) else {
        findings.unknown(
          secret, "whether '\(secret.id)' names its database cannot be determined before deployment",
          at: secret.generatedString == nil ? "SecretString" : "GenerateSecretString")
        continue
      }
      let missing = ["engine", "host"].filter { !members.contains($0) }
      if missing.isEmpty { continue }
      let property =
        secret.generatedString == nil ? ["SecretString"] : ["GenerateSecretString", "SecretStringTemplate"]
      findings.report(
        .namesNoDatabase(secret.id, missing, schedule.id), on: secret.id, at: Place(secret.entry, property),
        proof: [Hop(schedule.id), Hop(secret.id)])
    }
  }

  /// Whether the function is one that AWS publishes for databases: a hosted one, or one of the application repository.
  private func isFunctionOfAWS(_ schedule: Located<SecretsManager.RotationSchedule>, _ model: Model) -> Bool {
    if schedule.hostedFunction != nil { return true }
    return (schedule.rotationFunction?.expression.referencedIDs ?? []).contains { id in
      guard case .raw(let raw)? = model.graph[id]?.content else { return false }
      let application =
        raw.dialect == .terraform ? raw.properties["application_id"] : raw.properties["Location"]?["ApplicationId"]
      guard let name = application?.string?.split(separator: "/").last else { return false }
      return ["SecretsManagerRDS", "SecretsManagerMongoDB", "SecretsManagerRedshift"].contains(where: name.hasPrefix)
    }
  }

  /// The members of a secret in JSON; `nil` where they are not known.
  private func members(of secret: Located<SecretsManager.Secret>, _ model: Model) -> Set<String>? {
    let value: Value<String>?
    if let generated = secret.generatedString {
      // Without a template, the password is the whole value; Terraform's write-only value is read only as we write it.
      guard generated.template != nil else {
        let isOpen = model.graph.origin == .terraform || secret.entry.isUnresolved(at: ["GenerateSecretString"])
        return isOpen ? nil : []
      }
      value = generated.template
    } else {
      value = secret.secretString
    }
    guard let text = model.text(value), !text.contains("${?}"), !text.hasPrefix("${"),
      !SecretText.isDynamicReference(text)
    else { return nil }
    guard let document = try? JSON.read(Array(text.utf8)), let object = document.object else { return nil }
    return Set(object.members.map(\.key))
  }

  private static func secret(_ template: Value<String>?) -> SecretsManager.Secret {
    SecretsManager.Secret { secret in
      guard let template else { return }
      secret.generatedString = .init {
        $0.template = template
        $0.key = "password"
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ template: Value<String>?) {
    graph.add("Secret", secret(template))
    graph.add(
      "Rotation",
      SecretsManager.RotationSchedule {
        $0.secret = .to("Secret")
        $0.hostedFunction = .init { $0.kind = "PostgreSQLSingleUser" }
      })
  }

  private static func attach(in graph: inout ResourceGraph) {
    graph.add(
      "Attachment",
      RawResource(
        .cloudFormation, type: "AWS::SecretsManager::SecretTargetAttachment",
        properties: ["SecretId": ["Ref": "Secret"], "TargetId": ["Ref": "Db"], "TargetType": "AWS::RDS::DBInstance"]))
  }
}

extension Finding.Message {
  fileprivate static func namesNoDatabase(_ secret: LogicalID, _ members: [String], _ schedule: LogicalID) -> Self {
    let names = members.map { "'\($0)'" }.joined(separator: " and ")
    return """
      secret '\(secret)' has no \(names), without which '\(schedule)' cannot rotate it; attach it to its database, or add \
      \(members.count == 1 ? "it" : "them")
      """
  }
}
