import AWSResources
import Documents

/// Checks that Terraform applies the parameters that PostgreSQL reads at its start when it restarts.
struct StaticParametersWaitForARestart: Rule {
  static let description = RuleDescription(
    id: "static-parameters-wait-for-a-restart",
    subject: .deployment,
    severity: .error,
    summary: "Terraform applies parameters that PostgreSQL reads only at its start when it restarts.",
    rationale: """
      'apply_method' is 'immediate' unless stated, and RDS refuses it for static parameters: 'cannot use immediate apply \
      method for static parameter'.
      """,
    remedy: "Set 'apply_method' of the parameter to 'pending-reboot'.",
    references: [
      .aws("AmazonRDS/latest/APIReference/API_Parameter.html"),
      .aws("AmazonRDS/latest/UserGuide/Appendix.PostgreSQL.CommonDBATasks.Parameters.html"),
    ],
    passes: [
      RuleExample("a static parameter that waits") {
        add(to: &$0, "postgres16", .init("max_connections", "200", .pendingReboot))
      },
      RuleExample("a parameter that changes at once") { add(to: &$0, "postgres16", .init("work_mem", "65536")) },
      RuleExample("a template of CloudFormation, which finds out by itself") {
        add(to: &$0, "postgres16", .init("max_connections", "200"))
        $0.origin = .cloudFormation
      },
      RuleExample("another engine") { add(to: &$0, "mysql8.4", .init("max_connections", "200")) },
      RuleExample("a version in which 'rds.force_ssl' needs no restart") {
        add(to: &$0, "postgres16", .init("rds.force_ssl", "1"))
      },
    ],
    fails: [
      RuleExample(
        "a static parameter without a method",
        finds: .finding(
          "Parameters", at: "Parameters.0",
          """
          RDS refuses to apply 'max_connections' of 'Parameters' at once, since PostgreSQL reads it only at its start; set \
          'apply_method' to 'pending-reboot'
          """)
      ) { add(to: &$0, "postgres16", .init("max_connections", "200")) },
      RuleExample(
        "TLS required at once, where that needs a restart",
        finds: .finding(
          "Parameters", at: "Parameters.1",
          """
          RDS refuses to apply 'rds.force_ssl' of 'Parameters' at once, since PostgreSQL reads it only at its start; set \
          'apply_method' to 'pending-reboot'
          """)
      ) { add(to: &$0, "postgres14", .init("work_mem", "65536"), .init("rds.force_ssl", "1", .immediate)) },
      RuleExample(
        "a parameter of a cluster",
        finds: .finding(
          "Parameters", at: "Parameters.0",
          """
          RDS refuses to apply 'shared_preload_libraries' of 'Parameters' at once, since PostgreSQL reads it only at its start; set \
          'apply_method' to 'pending-reboot'
          """)
      ) { graph in
        graph.origin = .terraform
        graph.add(
          "Parameters",
          RDS.DBClusterParameterGroup {
            $0.family = "aurora-postgresql16"
            $0.parameters = [.init("shared_preload_libraries", "pg_stat_statements")]
          })
      },
    ],
    undetermined: [
      RuleExample("a method from a variable", unknown: "Parameters") {
        var parameter = RDS.DBParameterGroup.Parameter("max_connections", "200")
        parameter.applyMethod = .parameter("Method")
        add(to: &$0, "postgres16", parameter)
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    guard model.graph.isTerraform else { return }
    for group in model.graph.all(RDS.DBParameterGroup.self) {
      check(group.parameters, group.family, of: group, model, &findings)
    }
    for group in model.graph.all(RDS.DBClusterParameterGroup.self) {
      check(group.parameters, group.family, of: group, model, &findings)
    }
  }

  private func check<Group>(
    _ parameters: [RDS.DBParameterGroup.Parameter], _ family: Value<String>?, of group: Located<Group>, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let family = model.literal(family) else { return }
    let isAurora = family.hasPrefix("aurora-postgresql")
    guard isAurora || family.hasPrefix("postgres"),
      let version = Int(family.drop { !$0.isNumber }) ?? Self.older(family)
    else { return }
    for (index, parameter) in parameters.enumerated() {
      guard let name = model.literal(parameter.name), StaticParameters.postgreSQL.contains(name),
        Self.needsRestart(name, isAurora, version)
      else { continue }
      switch model.known(parameter.applyMethod).or(.immediate) {
      case .value(.immediate):
        findings.report(.isRefused(name, group.id), on: group, at: "Parameters", "\(index)")
      case .unknown:
        findings.unknown(
          group, "whether '\(group.id)' applies '\(name)' at once cannot be determined before deployment",
          at: "Parameters", "\(index)")
      case .value(.pendingReboot), .absent: break
      }
    }
  }

  /// `postgres9.6` is older than all whose family is a whole number.
  private static func older(_ family: String) -> Int? { family.contains(".") ? 9 : nil }

  private static func needsRestart(_ name: String, _ isAurora: Bool, _ version: Int) -> Bool {
    switch name {
    // From version 15 on, it is 1 by default, and RDS takes it without a restart.
    case "rds.force_ssl": !isAurora && version < 15
    // https://www.postgresql.org/docs/18/runtime-config-vacuum.html: only its slots need a restart.
    case "autovacuum_max_workers": version < 18
    default: true
    }
  }

  private static func add(
    to graph: inout ResourceGraph, _ family: Value<String>, _ parameters: RDS.DBParameterGroup.Parameter...
  ) {
    graph.origin = .terraform
    graph.add(
      "Parameters",
      RDS.DBParameterGroup {
        $0.family = family
        $0.parameters = parameters
      })
  }
}

extension Finding.Message {
  fileprivate static func isRefused(_ parameter: String, _ group: LogicalID) -> Self {
    """
    RDS refuses to apply '\(parameter)' of '\(group)' at once, since PostgreSQL reads it only at its start; set 'apply_method' \
    to 'pending-reboot'
    """
  }
}
