import AWSResources

/// Checks that a stage of an API writes access logs.
struct APIStageWritesAccessLogs: Rule {
  static let description = RuleDescription(
    id: "api-stage-writes-access-logs",
    catalogID: "API002",
    subject: .edge,
    severity: .warning,
    summary: "A stage of an API writes access logs.",
    rationale: """
      Without access logs nobody can tell who sent a request, which route took it, and whether the gateway or the service \
      answered it.
      """,
    remedy: "Set the destination and the format of the stage's access logs.",
    references: [
      .cdkNag("AwsSolutions-APIG1"), .checkov("CKV_AWS_76"), .checkov("CKV_AWS_95"), .securityHub("APIGateway.1"),
      .securityHub("APIGateway.9"), .trivy("AWS-0001"),
    ],
    passes: [
      RuleExample("a stage with a log group") {
        $0.add("Stage", APIGatewayV2.Stage { $0.accessLog = .init { $0.destination = "arn:x" } })
      },
      RuleExample("a stage of a REST API with a log group") {
        $0.add("Stage", APIGateway.Stage { $0.accessLog = .init { $0.destination = "arn:x" } })
      },
    ],
    fails: [
      RuleExample(
        "a stage without access logs",
        finds: .finding(
          "Stage", at: "AccessLogSettings",
          "stage 'Stage' writes no access logs; set 'AccessLogSettings' to a log group and a format")
      ) { $0.add("Stage", APIGatewayV2.Stage()) },
      RuleExample(
        "a stage of a REST API without access logs",
        finds: .finding(
          "Stage", at: "AccessLogSetting",
          "stage 'Stage' writes no access logs; set 'AccessLogSetting' to a log group and a format")
      ) { $0.add("Stage", APIGateway.Stage()) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for stage in model.graph.all(APIGatewayV2.Stage.self) {
      check(stage.entry, stage.resource.accessLog?.destination, "AccessLogSettings", model, &findings)
    }
    for stage in model.graph.all(APIGateway.Stage.self) {
      check(stage.entry, stage.resource.accessLog?.destination, "AccessLogSetting", model, &findings)
    }
  }

  private func check(
    _ stage: Entry, _ destination: Value<String>?, _ property: String, _ model: Model, _ findings: inout Findings
  ) {
    guard model.known(destination).isAbsent else { return }
    if stage.isPartlyUnknown(at: property) {
      findings.unknown(
        stage, "whether '\(stage.id)' writes access logs cannot be determined before deployment", at: property)
    } else {
      findings.report(.none(stage.id, property), on: stage, at: property)
    }
  }
}

extension Finding.Message {
  fileprivate static func none(_ id: LogicalID, _ property: String) -> Self {
    "stage '\(id)' writes no access logs; set '\(property)' to a log group and a format"
  }
}
