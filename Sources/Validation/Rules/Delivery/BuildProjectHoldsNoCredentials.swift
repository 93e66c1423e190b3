import AWSResources
import Documents

/// Checks that a CodeBuild project has no credentials in plain variables, and writes logs.
struct BuildProjectHoldsNoCredentials: Rule {
  static let description = RuleDescription(
    id: "build-project-holds-no-credentials",
    catalogID: "CICD002",
    subject: .delivery,
    severity: .error,
    summary: "A CodeBuild project has no credentials in plain variables, and writes logs.",
    rationale: """
      Whoever can see the project sees its plain variables, and each build can print them. Without logs nobody can find out what \
      a build did with the permissions that it has.
      """,
    remedy: """
      Store the value in Secrets Manager, and set 'Type' of the variable to 'SECRETS_MANAGER'; for AWS, give the permissions to \
      the project's role. Enable 'CloudWatchLogs' or 'S3Logs' in 'LogsConfig'.
      """,
    references: [
      .cdkNag("HIPAA.Security-CodeBuildProjectEnvVarAwsCred"), .checkov("CKV_AWS_314"), .securityHub("CodeBuild.2"),
      .securityHub("CodeBuild.4"),
    ],
    passes: [
      RuleExample("a variable from Secrets Manager") { graph in
        add(to: &graph, ["Name": "API_TOKEN", "Type": "SECRETS_MANAGER", "Value": "prod/api:token"])
      },
      RuleExample("a plain variable that is no secret") { graph in
        add(to: &graph, ["Name": "STAGE", "Value": "test"])
      },
    ],
    fails: [
      RuleExample(
        "a token in a plain variable",
        finds: .finding(
          "Build", at: "Environment.EnvironmentVariables.0.Value",
          """
          variable 'API_TOKEN' of build project 'Build' contains a secret; store it in Secrets Manager, and set its 'Type' to \
          'SECRETS_MANAGER'
          """)
      ) { graph in add(to: &graph, ["Name": "API_TOKEN", "Type": "PLAINTEXT", "Value": "s3cr3t-t0k3n"]) },
      RuleExample(
        "a hidden variable in Terraform",
        finds: .finding(
          "Build", at: "environment.environment_variable.value",
          """
          variable 'LOGIN' of build project 'Build' contains the hidden parameter 'Password'; store it in Secrets Manager, and set \
          its 'Type' to 'SECRETS_MANAGER'
          """)
      ) { graph in
        graph.parameters = [Parameter("Password", isSecret: true)]
        graph.add(
          "Build",
          RawResource(
            .terraform, type: "aws_codebuild_project",
            properties: ["environment": ["environment_variable": ["name": "LOGIN", "value": "admin:${var.password}"]]]))
      },
      RuleExample(
        "an access key from a parameter",
        finds: .finding(
          "Build", at: "Environment.EnvironmentVariables.0.Value",
          """
          variable 'AWS_SECRET_ACCESS_KEY' of build project 'Build' contains credentials of AWS; give the permissions to the \
          project's role
          """)
      ) { graph in add(to: &graph, ["Name": "AWS_SECRET_ACCESS_KEY", "Value": ["Ref": "Key"]]) },
      RuleExample(
        "a project in Terraform without logs",
        finds: .finding(
          "Build", at: "logs_config", "build project 'Build' writes no logs; enable 'CloudWatchLogs' in 'LogsConfig'")
      ) { graph in
        graph.add(
          "Build",
          RawResource(
            .terraform, type: "aws_codebuild_project",
            properties: ["logs_config": [["cloudwatch_logs": ["status": "DISABLED"]]]]))
      },
    ],
    undetermined: [
      RuleExample("a variable with the name of a secret, from a parameter", unknown: "Build") { graph in
        graph.parameters = [Parameter("Token")]
        add(to: &graph, ["Name": "API_TOKEN", "Value": ["Ref": "Token"]])
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let projects = model.raw("AWS::CodeBuild::Project", "aws_codebuild_project")
    guard !projects.isEmpty else { return }
    let hidden = HiddenValues(model.graph)
    for (entry, raw) in projects {
      let project = RawBlock(entry, raw)
      let environment = project.blocks("Environment").value?.first
      let variables = environment?.blocks("EnvironmentVariables", terraform: "environment_variable")
      if variables?.isUnknown == true {
        findings.unknown(
          entry.id, "the variables of '\(entry.id)' cannot be determined before deployment",
          at: project.place("Environment"))
      }
      for variable in variables?.value ?? [] { check(variable, hidden, model, &findings) }
      checkLogs(of: project, model, &findings)
    }
  }

  private func check(
    _ variable: RawBlock, _ hidden: HiddenValues, _ model: Model, _ findings: inout Findings
  ) {
    let id = variable.entry.id
    guard model.known("Type", of: variable.raw, as: String.self).or("PLAINTEXT").value == "PLAINTEXT",
      let name = model.known("Name", of: variable.raw, as: String.self).value
    else { return }
    let place = variable.place("Value")
    if ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].contains(name) {
      return findings.report(.hasCredentials(id, name), on: id, at: place)
    }
    if let kind = variable.raw.property("Value", nil).flatMap({ hidden.source(in: $0) }) {
      return findings.report(.hasSecret(id, name, kind), on: id, at: place)
    }
    switch model.content(ofVariable: name, value(of: variable)) {
    case .harmless: break
    case .secret(let kind): findings.report(.hasSecret(id, name, kind), on: id, at: place)
    case .unknown:
      findings.unknown(
        id, "whether variable '\(name)' of '\(id)' is a secret cannot be determined before deployment", at: place)
    }
  }

  /// The value of a variable, as far as it is a text or a parameter; credentials in a text are reported by
  /// `template-holds-no-secrets`.
  private func value(of variable: RawBlock) -> Value<String>? {
    guard let node = variable.raw.property("Value", nil) else {
      return nil
    }
    if let text = node.string, !node.isCall(in: variable.raw.dialect) {
      return SecretText.credentials(in: text) == nil ? .literal(text) : nil
    }
    if let name = node["Ref"]?.string { return .parameter(name) }
    return node.isCall(in: .terraform) && node.string?.contains("${var.") == true
      ? .expression(.verbatim(node, resolved: nil)) : nil
  }

  private func checkLogs(of project: RawBlock, _ model: Model, _ findings: inout Findings) {
    guard let logs = project.blocks("LogsConfig").value?.first else { return }
    func status(_ name: String, _ terraform: String, _ fallback: String) -> Known<String> {
      let blocks = logs.blocks(name, terraform: terraform)
      guard !blocks.isUnknown else { return .unknown }
      return (blocks.value?.first.map { model.known("Status", of: $0.raw) } ?? .absent).or(fallback)
    }
    let id = project.entry.id
    let states = [status("CloudWatchLogs", "cloudwatch_logs", "ENABLED"), status("S3Logs", "s3_logs", "DISABLED")]
    if states.contains(where: { $0.value == "ENABLED" }) { return }
    let place = project.place("LogsConfig")
    if states.contains(where: \.isUnknown) {
      findings.unknown(id, "whether '\(id)' writes logs cannot be determined before deployment", at: place)
    } else {
      findings.report(.writesNoLogs(id), on: id, at: place)
    }
  }

  private static func add(to graph: inout ResourceGraph, _ variable: Node) {
    graph.add(
      "Build",
      RawResource(
        .cloudFormation, type: "AWS::CodeBuild::Project",
        properties: ["Environment": ["EnvironmentVariables": [variable]]]))
  }
}

extension Finding.Message {
  fileprivate static func hasCredentials(_ project: LogicalID, _ variable: String) -> Self {
    """
    variable '\(variable)' of build project '\(project)' contains credentials of AWS; give the permissions to the project's role
    """
  }

  fileprivate static func hasSecret(_ project: LogicalID, _ variable: String, _ kind: String) -> Self {
    """
    variable '\(variable)' of build project '\(project)' contains \(kind); store it in Secrets Manager, and set its 'Type' to \
    'SECRETS_MANAGER'
    """
  }

  fileprivate static func writesNoLogs(_ project: LogicalID) -> Self {
    "build project '\(project)' writes no logs; enable 'CloudWatchLogs' in 'LogsConfig'"
  }
}
