import AWSResources

/// Asks that requests go to targets that can answer them.
struct TargetGroupHasAHealthCheck: Rule {
  static let description = RuleDescription(
    id: "target-group-has-a-health-check",
    catalogID: "ALB008",
    subject: .edge,
    severity: .error,
    summary: "A target group checks a path of its own and takes only success for health.",
    rationale: "Without a check that can fail, a broken target keeps getting its share of the requests.",
    remedy: "Set the path of a health check, and success codes below 400.",
    references: [.checkov("CKV_AWS_261"), .document("001"), .document("004")],
    passes: [
      RuleExample("a path and a code") { $0.add("Targets", targets(path: "/health", codes: "200")) },
      RuleExample("a connection, where no HTTP is spoken") {
        $0.add("Targets", ElasticLoadBalancing.TargetGroup { $0.protocolName = .literal(.tcp) })
      },
      RuleExample("a function") {
        $0.add("Targets", ElasticLoadBalancing.TargetGroup { $0.targetKind = .literal(.lambda) })
      },
    ],
    fails: [
      RuleExample("no path", finds: "Targets") { $0.add("Targets", targets(path: nil, codes: "200")) },
      RuleExample("a check that is turned off", finds: "Targets") {
        $0.add(
          "Targets",
          ElasticLoadBalancing.TargetGroup {
            $0.protocolName = .literal(.http)
            $0.healthCheck = .init { $0.isEnabled = false }
          })
      },
      RuleExample("errors taken for health", finds: "Targets") {
        $0.add("Targets", targets(path: "/", codes: "200-499"))
      },
    ],
    leavesOpen: [
      RuleExample("a path from a parameter", finds: "Targets") {
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
        findings.report(.isOff(group.id), on: group, at: "HealthCheckEnabled")
        continue
      }
      let own = model.known(group.resource.protocolName)
      let spoken = model.known(check?.protocolName)
      guard [.http, .https].contains(spoken.value ?? (spoken.isAbsent ? own.value : nil)) else { continue }
      if model.known(check?.path).isAbsent { findings.report(.hasNoPath(group.id), on: group) }
      switch model.known(check?.successCodes) {
      case .absent: continue
      case .unknown: findings.unknown(group, "what '\(group.id)' takes for health is not known", at: "Matcher")
      case .value(let codes) where group.resource.protocolVersion?.literal != "GRPC" && Self.holdsErrors(codes):
        findings.report(.takesErrors(group.id, codes), on: group, at: "Matcher")
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
  fileprivate static func hasNoPath(_ id: LogicalID) -> Self {
    "target group '\(id)' has no health check of its own; give it the path of one"
  }

  fileprivate static func isOff(_ id: LogicalID) -> Self {
    "target group '\(id)' does not check its targets' health; turn the health check on"
  }

  fileprivate static func takesErrors(_ id: LogicalID, _ codes: String) -> Self {
    "target group '\(id)' takes the codes '\(codes)' for health, errors among them; take codes below 400"
  }
}
