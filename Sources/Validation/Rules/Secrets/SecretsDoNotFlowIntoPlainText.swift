import AWSResources
import Documents

/// Checks that parameters with NoEcho and secrets are not copied to outputs, metadata, tags, String parameters or user
/// data.
struct SecretsDoNotFlowIntoPlainText: Rule {
  static let description = RuleDescription(
    id: "secrets-do-not-flow-into-plain-text",
    catalogID: "SEC003",
    subject: .secrets,
    severity: .error,
    summary:
      "Parameters with NoEcho and secrets are not copied to outputs, metadata, tags, String parameters or user data.",
    rationale: "Anyone who can describe the stack can read outputs, metadata, tags and user data.",
    remedy: "Pass the ARN of the secret, and read the value where it is needed.",
    references: [.aws("AWSCloudFormation/latest/UserGuide/security-best-practices.html")],
    passes: [
      RuleExample("a parameter with NoEcho as the password of a database") { graph in
        addParameter(to: &graph)
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample("a parameter without NoEcho in an output") { graph in
        graph.parameters = [Parameter("Stage")]
        graph.outputs = [Output("Stage", .parameter("Stage"))]
      },
    ],
    fails: [
      RuleExample(
        "a parameter with NoEcho in an output",
        finds: .finding(
          output: "Shown",
          "output 'Shown' exposes the hidden parameter 'Password'; pass the ARN of a secret instead")
      ) { graph in
        addParameter(to: &graph)
        graph.outputs = [Output("Shown", "postgres://shop:\(Value<String>.parameter("Password"))@db")]
      },
      RuleExample(
        "a secret in a tag",
        finds: .finding(
          "Topic", at: "Tags",
          "tag 'Token' of 'Topic' exposes the value of a dynamic reference; pass the ARN of a secret instead")
      ) { graph in
        graph.add(
          "Topic",
          SNS.Topic {
            $0.tags = Tags([.init(name: "Token", value: "{{resolve:secretsmanager:shop:SecretString:token}}")])
          })
      },
      RuleExample(
        "a parameter with NoEcho in a String parameter",
        finds: .finding(
          "Copy", at: "Value",
          "String parameter 'Copy' exposes the hidden parameter 'Password'; pass the ARN of a secret instead")
      ) { graph in
        addParameter(to: &graph)
        graph.add(
          "Copy",
          SSM.Parameter {
            $0.kind = .literal(.string)
            $0.value = .parameter("Password")
          })
      },
      RuleExample(
        "a parameter with NoEcho in user data",
        finds: .finding(
          "Server", at: "UserData",
          "'UserData' of 'Server' exposes the hidden parameter 'Password'; pass the ARN of a secret instead")
      ) { graph in
        addParameter(to: &graph)
        let server = RawResource(
          .cloudFormation, type: "AWS::EC2::Instance",
          properties: ["UserData": ["Fn::Base64": ["Fn::Sub": "export PASSWORD=${Password}"]]])
        try? graph.insert(Entry("Server", server))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let hidden = HiddenValues(model.graph)
    for output in model.graph.outputs where output.attributes["sensitive"]?.bool != true {
      if let source = hidden.source(in: output.value) {
        findings.report(.shows("output '\(output.name)'", source), on: output)
      }
    }
    for entry in model.graph.entries {
      if let source = entry.attributes["Metadata"].flatMap(hidden.source) {
        findings.report(.shows("the metadata of '\(entry.id)'", source), on: entry)
      }
      switch entry.content {
      case .raw(let raw): check(raw, entry, hidden, &findings)
      case .typed(let resource): check(resource, entry, hidden, &findings)
      }
    }
  }

  /// Variables of build projects are checked by `build-project-holds-no-credentials`.
  private func check(_ raw: RawResource, _ entry: Entry, _ hidden: HiddenValues, _ findings: inout Findings) {
    let isProject = ["AWS::CodeBuild::Project", "aws_codebuild_project"].contains(raw.type)
    let environment = isProject ? [] : ["Environment", "environment"]
    for sink in ["UserData", "user_data", "user_data_base64", "Tags", "tags"] + environment {
      guard let source = raw.properties[sink].flatMap(hidden.source) else { continue }
      findings.report(.shows("'\(sink)' of '\(entry.id)'", source), on: entry, at: sink)
    }
  }

  /// Environment variables of containers are checked by `environment-holds-no-secrets`.
  private func check(_ resource: any Resource, _ entry: Entry, _ hidden: HiddenValues, _ findings: inout Findings) {
    for tag in resource.tagsIfAny?.entries ?? [] {
      guard let source = hidden.source(in: tag.value) else { continue }
      findings.report(.shows("tag '\(tag.name)' of '\(entry.id)'", source), on: entry, at: "Tags")
    }
    if let parameter = resource as? SSM.Parameter, parameter.kind?.literal != .secureString,
      let source = (parameter.value ?? parameter.shownValue).flatMap({ hidden.source(in: $0) })
    {
      findings.report(.shows("String parameter '\(entry.id)'", source), on: entry, at: "Value")
    }
  }

  private static func addParameter(to graph: inout ResourceGraph) {
    graph.parameters = [Parameter("Password", isSecret: true)]
  }
}

extension Finding.Message {
  fileprivate static func shows(_ sink: String, _ source: String) -> Self {
    "\(sink) exposes \(source); pass the ARN of a secret instead"
  }
}
