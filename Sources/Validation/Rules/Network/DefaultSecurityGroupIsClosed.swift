import AWSResources
import Documents

/// Asks that nothing stands behind the group that AWS makes with a VPC.
struct DefaultSecurityGroupIsClosed: Rule {
  static let description = RuleDescription(
    id: "default-security-group-is-closed",
    catalogID: "NET016",
    subject: .network,
    severity: .warning,
    summary: "A VPC's default security group has no rules, and nothing uses it.",
    rationale: """
      The group that AWS makes lets its members talk to each other on every port: what lands there by mistake is open \
      to all else that did.
      """,
    remedy: "Give each thing a security group of its own; in Terraform empty the default one.",
    references: [
      .cdkNag("NIST.800.53.R5-VPCDefaultSecurityGroupClosed"), .checkov("CKV2_AWS_12"), .securityHub("EC2.2"),
      .trivy("AWS-0173"),
    ],
    passes: [
      RuleExample("groups of one's own") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("a default group without rules") { graph in addDefaultGroup(to: &graph, [:]) },
    ],
    fails: [
      RuleExample("a service in the default group", finds: "Service") {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.securityGroups = [Reference("Vpc", "DefaultSecurityGroup")]
        }
      },
      RuleExample("a default group with a rule", finds: "Default") { graph in
        addDefaultGroup(to: &graph, ["ingress": [["protocol": "-1", "from_port": 0, "to_port": 0, "self": true]]])
      },
      RuleExample("a rule that is added to the default group", finds: "Rule") {
        $0.addNetwork()
        $0.add("Rule", EC2.SecurityGroupIngress { $0.securityGroup = Reference("Vpc", "DefaultSecurityGroup") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("aws_default_security_group") {
      let rules = ["ingress", "egress"].filter {
        raw.properties[$0]?.array?.isEmpty == false || raw.properties[$0]?.object != nil
      }
      if !rules.isEmpty { findings.report(.hasRules(entry.id, rules), on: entry, at: rules[0]) }
    }
    for service in model.graph.all(ECS.Service.self) {
      check(service.networkConfiguration?.securityGroups, of: service.entry, model, &findings)
    }
    for loadBalancer in model.graph.all(ElasticLoadBalancing.LoadBalancer.self) {
      check(loadBalancer.securityGroups, of: loadBalancer.entry, model, &findings)
    }
    for database in model.graph.all(RDS.DBInstance.self) {
      check(database.securityGroups, of: database.entry, model, &findings)
    }
    for cluster in model.databaseClusters { check(cluster.securityGroups, of: cluster.entry, model, &findings) }
    for proxy in model.graph.all(RDS.DBProxy.self) { check(proxy.securityGroups, of: proxy.entry, model, &findings) }
    for endpoint in model.network.endpoints {
      check(endpoint.endpoint.resource.securityGroups, of: endpoint.endpoint.entry, model, &findings)
    }
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      check(rule.securityGroup.map { [$0] }, of: rule.entry, model, &findings)
    }
  }

  private func check(
    _ groups: List<Reference<EC2.SecurityGroup>>?, of entry: Entry, _ model: Model, _ findings: inout Findings
  ) {
    for group in groups?.items ?? [] {
      guard let target = group.expression.target, isDefault(target, model) else { continue }
      findings.report(.uses(entry.id, target.id), on: entry, at: "SecurityGroups")
    }
  }

  private func isDefault(_ target: (id: LogicalID, attribute: String), _ model: Model) -> Bool {
    if target.attribute == "DefaultSecurityGroup" { return true }
    guard case .raw(let raw)? = model.graph[target.id]?.content else { return false }
    return raw.type == "aws_default_security_group"
  }

  private static func addDefaultGroup(to graph: inout ResourceGraph, _ properties: Object) {
    graph.origin = .terraform
    try? graph.insert(
      Entry("Default", RawResource(.terraform, type: "aws_default_security_group", properties: properties)))
  }
}

extension Finding.Message {
  fileprivate static func uses(_ id: LogicalID, _ vpc: LogicalID) -> Self {
    "'\(id)' uses the default security group of '\(vpc)', which all its members share; give it a group of its own"
  }

  fileprivate static func hasRules(_ id: LogicalID, _ rules: [String]) -> Self {
    "default security group '\(id)' has rules; remove \(rules.map { "'\($0)'" }.joined(separator: " and "))"
  }
}
