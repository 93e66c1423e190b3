import AWSResources

/// Checks that a target group has a health check on a path, with success codes below 400.
struct TargetGroupHasAHealthCheck: Rule {
  static let description = RuleDescription(
    id: "target-group-has-a-health-check",
    catalogID: "ALB008",
    subject: .edge,
    severity: .error,
    summary: "A target group has a health check on a path, with success codes below 400.",
    rationale: "A target that the health check cannot mark as unhealthy keeps receiving requests after it fails.",
    remedy: "Set 'HealthCheckPath', and success codes below 400 in 'Matcher'.",
    references: [
      .checkov("CKV_AWS_261")
    ],
    passes: [
      RuleExample("a path and a success code") { $0.add("Targets", targets(path: "/health", codes: "200")) },
      RuleExample("a TCP target group, with a connection check") {
        $0.add("Targets", ElasticLoadBalancing.TargetGroup { $0.protocolName = .literal(.tcp) })
      },
      RuleExample("a Lambda function") {
        $0.add("Targets", ElasticLoadBalancing.TargetGroup { $0.targetKind = .literal(.lambda) })
      },
    ],
    fails: [
      RuleExample(
        "no path",
        finds: .finding(
          "Targets", at: "HealthCheckPath",
          "target group 'Targets' has no health check path; set 'HealthCheckPath'")
      ) { $0.add("Targets", targets(path: nil, codes: "200")) },
      RuleExample(
        "a disabled health check",
        finds: .finding(
          "Targets", at: "HealthCheckEnabled",
          "target group 'Targets' has its health check disabled; set 'HealthCheckEnabled' to true")
      ) {
        $0.add(
          "Targets",
          ElasticLoadBalancing.TargetGroup {
            $0.protocolName = .literal(.http)
            $0.healthCheck = .init { $0.isEnabled = false }
          })
      },
      RuleExample(
        "success codes that include errors",
        finds: .finding(
          "Targets", at: "Matcher",
          "target group 'Targets' accepts the codes '200-499', which include errors; use codes below 400")
      ) {
        $0.add("Targets", targets(path: "/", codes: "200-499"))
      },
    ],
    undetermined: [
      RuleExample("a path from a parameter", unknown: "Targets") {
        $0.add("Targets", targets(path: .parameter("Path"), codes: .parameter("Codes")))
      }
    ]
  )

  @Sendable private static func targets(
    path: Value<String>?, codes: Value<String>
  ) -> ElasticLoadBalancing.TargetGroup {
    ElasticLoadBalancing.TargetGroup {
      $0.protocolName = .literal(.http)
      $0.healthCheck = .init {
        $0.path = path
        $0.successCodes = codes
      }
    }
  }

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.graph.all(ElasticLoadBalancing.TargetGroup.self) {
      let check = group.resource.healthCheck
      if model.known(group.resource.targetKind).value == .lambda { continue }
      if model.known(check?.isEnabled).value == false {
        findings.report(.disabled(group.id), on: group, at: "HealthCheckEnabled")
        continue
      }
      let own = model.known(group.resource.protocolName)
      let spoken = model.known(check?.protocolName)
      guard [.http, .https].contains(spoken.value ?? (spoken.isAbsent ? own.value : nil)) else { continue }
      if model.known(check?.path).isAbsent { findings.report(.noPath(group.id), on: group, at: "HealthCheckPath") }
      switch model.known(check?.successCodes) {
      case .absent: continue
      case .unknown:
        findings.unknown(
          group, "the success codes of '\(group.id)' cannot be determined before deployment", at: "Matcher")
      case .value(let codes) where group.resource.protocolVersion?.literal != "GRPC" && Self.holdsErrors(codes):
        findings.report(.acceptsErrors(group.id, codes), on: group, at: "Matcher")
      case .value: continue
      }
    }
  }

  /// `200`, `200,302`, `200-399`
  private static func holdsErrors(_ codes: String) -> Bool {
    codes.split { $0 == "," || $0 == "-" || $0 == " " }.contains { (Int($0) ?? 0) >= 400 }
  }
}

extension Finding.Message {
  fileprivate static func noPath(_ id: LogicalID) -> Self {
    "target group '\(id)' has no health check path; set 'HealthCheckPath'"
  }

  fileprivate static func disabled(_ id: LogicalID) -> Self {
    "target group '\(id)' has its health check disabled; set 'HealthCheckEnabled' to true"
  }

  fileprivate static func acceptsErrors(_ id: LogicalID, _ codes: String) -> Self {
    "target group '\(id)' accepts the codes '\(codes)', which include errors; use codes below 400"
  }
}
