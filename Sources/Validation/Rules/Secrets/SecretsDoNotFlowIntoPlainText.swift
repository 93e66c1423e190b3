import AWSResources
import Documents

/// Asks that what a template keeps hidden does not come out somewhere else.
struct SecretsDoNotFlowIntoPlainText: Rule {
  static let description = RuleDescription(
    id: "secrets-do-not-flow-into-plain-text",
    catalogID: "SEC003",
    subject: .secrets,
    severity: .error,
    summary: "Hidden parameters and secrets do not reach outputs, metadata, tags, plain parameters or user data.",
    rationale: """
      Outputs, metadata, tags and the start scripts of servers are shown to everybody who may describe the stack: a \
      secret that is copied there is none any more.
      """,
    remedy: "Give the ARN of the secret, and let who needs the value read it.",
    references: [.document("004")],
    passes: [
      RuleExample("a hidden parameter as a database's password") { graph in
        addParameter(to: &graph)
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = .parameter("Password") })
      },
      RuleExample("a plain parameter in an output") { graph in
        graph.parameters = [Parameter("Stage")]
        graph.outputs = [Output("Stage", .parameter("Stage"))]
      },
    ],
    fails: [
      RuleExample("a hidden parameter in an output", finds: "Shown") { graph in
        addParameter(to: &graph)
        graph.outputs = [Output("Shown", "postgres://shop:\(Value<String>.parameter("Password"))@db")]
      },
      RuleExample("a secret in a tag", finds: "Topic") { graph in
        graph.add(
          "Topic",
          SNS.Topic {
            $0.tags = Tags([.init(name: "Token", value: "{{resolve:secretsmanager:shop:SecretString:token}}")])
          })
      },
      RuleExample("a hidden parameter in a plain one", finds: "Copy") { graph in
        addParameter(to: &graph)
        graph.add(
          "Copy",
          SSM.Parameter {
            $0.kind = .literal(.string)
            $0.value = .parameter("Password")
          })
      },
      RuleExample("a hidden parameter in a server's start script", finds: "Server") { graph in
        addParameter(to: &graph)
        let server = RawResource(
          .cloudFormation, type: "AWS::EC2::Instance",
          properties: ["UserData": ["Fn::Base64": ["Fn::Sub": "export PASSWORD=${Password}"]]])
        try? graph.insert(Entry("Server", server))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let hidden = Hidden(model.graph)
    for output in model.graph.outputs where output.attributes["sensitive"]?.bool != true {
      if let source = hidden.source(in: output.value) {
        findings.report(.shows("output '\(output.name)'", source), on: LogicalID(output.name), placed: nil)
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

  private func check(_ raw: RawResource, _ entry: Entry, _ hidden: Hidden, _ findings: inout Findings) {
    let sinks = ["UserData", "user_data", "user_data_base64", "Environment", "environment", "Tags", "tags"]
    for sink in sinks {
      guard let source = raw.properties[sink].flatMap(hidden.source) else { continue }
      findings.report(.shows("'\(sink)' of '\(entry.id)'", source), on: entry, at: sink)
    }
  }

  /// The environment of containers has a rule of its own.
  private func check(_ resource: any Resource, _ entry: Entry, _ hidden: Hidden, _ findings: inout Findings) {
    for tag in resource.tagsIfAny?.entries ?? [] {
      guard let source = hidden.source(in: tag.value) else { continue }
      findings.report(.shows("tag '\(tag.name)' of '\(entry.id)'", source), on: entry, at: "Tags")
    }
    if let parameter = resource as? SSM.Parameter, parameter.kind?.literal != .secureString,
      let source = (parameter.value ?? parameter.shownValue).flatMap({ hidden.source(in: $0) })
    {
      findings.report(.shows("the plain parameter '\(entry.id)'", source), on: entry, at: "Value")
    }
  }

  private static func addParameter(to graph: inout ResourceGraph) {
    graph.parameters = [Parameter("Password", isSecret: true)]
  }
}

/// What a template hides, and where it comes out.
private struct Hidden {
  /// The hidden parameters, as each dialect names them.
  private let parameters: [(name: String, variable: String)]

  init(_ graph: ResourceGraph) {
    parameters = graph.parameters.filter(\.isSecret).map { ($0.name, "var.\(Spelling.snakeCase($0.name))") }
  }

  /// What of it stands in a value: `the hidden parameter 'Password'`.
  func source(in value: Value<String>) -> String? {
    for part in value.expression.parts {
      switch part {
      case .parameter(let name): if isHidden(name) { return "the hidden parameter '\(name)'" }
      case .text(let text): if SecretText.isDynamicReference(text) { return "a secret by a dynamic reference" }
      default: break
      }
    }
    if case .verbatim(let node, resolved: nil) = value.expression { return source(in: node) }
    return nil
  }

  func source(in node: Node) -> String? {
    switch node.content {
    case .string(let text): return source(in: text)
    case .array(let items): return items.lazy.compactMap { source(in: $0) }.first
    case .object(let object):
      if let name = object["Ref"]?.string, isHidden(name) { return "the hidden parameter '\(name)'" }
      return object.members.lazy.compactMap { source(in: $0.value) }.first
    default: return nil
    }
  }

  private func source(in text: String) -> String? {
    if SecretText.isDynamicReference(text) { return "a secret by a dynamic reference" }
    let found = parameters.first { text.contains("${\($0.name)}") || text.contains("${\($0.variable)}") }
    return found.map { "the hidden parameter '\($0.name)'" }
  }

  private func isHidden(_ name: String) -> Bool { parameters.contains { $0.name == name } }
}

extension Finding.Message {
  fileprivate static func shows(_ sink: String, _ source: String) -> Self {
    "\(sink) shows \(source) to everybody; give its ARN, and let who needs the value read it"
  }
}
