import AWSResources
import Documents

/// Checks that the default security group of a VPC has no rules and is not used.
struct DefaultSecurityGroupIsClosed: Rule {
  static let description = RuleDescription(
    id: "default-security-group-is-closed",
    catalogID: "NET016",
    subject: .network,
    severity: .warning,
    summary: "The default security group of a VPC has no rules and is not used.",
    rationale: """
      By default, the members of the default security group can connect to each other on all ports, so it exposes \
      every resource that uses it by mistake.
      """,
    remedy: """
      Use a separate security group for each resource, and remove the rules of the default security group in \
      Terraform.
      """,
    references: [
      .cdkNag("NIST.800.53.R5-VPCDefaultSecurityGroupClosed"), .checkov("CKV2_AWS_12"), .securityHub("EC2.2"),
      .trivy("AWS-0173"),
    ],
    passes: [
      RuleExample("separate security groups") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("a default security group without rules") { graph in addDefaultGroup(to: &graph, [:]) },
    ],
    fails: [
      RuleExample(
        "a service and a DocumentDB cluster without security groups",
        finds: .finding(
          "Service",
          """
          service 'Service' names no security group, so it is in the default one of its VPC; create a separate \
          security group
          """),
        .finding(
          "Documents",
          """
          DocumentDB cluster 'Documents' names no security group, so it is in the default one of its VPC; create a \
          separate security group
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) { $0.networkConfiguration?.securityGroups = nil }
        $0.add("Documents", DocDB.DBCluster())
      },
      RuleExample(
        "a service with the default security group",
        finds: .finding(
          "Service", at: "NetworkConfiguration.AwsvpcConfiguration.SecurityGroups",
          "'Service' uses the default security group of 'Vpc'; create a separate security group")
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.change("Service", ECS.Service.self) {
          $0.networkConfiguration?.securityGroups = [Reference("Vpc", "DefaultSecurityGroup")]
        }
      },
      RuleExample(
        "a cache and a function with the default security group",
        finds: .finding(
          "Cache", at: "SecurityGroupIds",
          "'Cache' uses the default security group of 'Vpc'; create a separate security group"),
        .finding(
          "Function", at: "VpcConfig.SecurityGroupIds",
          "'Function' uses the default security group of 'Vpc'; create a separate security group")
      ) {
        $0.addNetwork()
        $0.add("Cache", MemoryDB.Cluster { $0.securityGroups = [Reference("Vpc", "DefaultSecurityGroup")] })
        $0.add(
          "Function",
          Lambda.Function { function in
            function.network = .init {
              $0.subnets = [.to("AppA")]
              $0.securityGroups = [Reference("Vpc", "DefaultSecurityGroup")]
            }
          })
      },
      RuleExample(
        "a Classic Load Balancer without security groups",
        finds: .finding(
          "Classic",
          """
          load balancer 'Classic' names no security group, so it is in the default one of its VPC; create a separate \
          security group
          """)
      ) {
        $0.addNetwork()
        $0.add("Classic", ElasticLoadBalancing.ClassicLoadBalancer { $0.subnets = [.to("PublicA")] })
      },
      RuleExample(
        "a default security group with a rule",
        finds: .finding("Default", at: "ingress", "default security group 'Default' has rules; remove 'ingress'")
      ) { graph in
        addDefaultGroup(to: &graph, ["ingress": [["protocol": "-1", "from_port": 0, "to_port": 0, "self": true]]])
      },
      RuleExample(
        "a separate rule of the default security group",
        finds: .finding(
          "Rule", at: "GroupId",
          "'Rule' uses the default security group of 'Vpc'; create a separate security group")
      ) {
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
    for resource in model.ingress.placed + model.network.endpoints {
      let place = Place(resource.entry, resource.securityGroupsProperty)
      check(resource.securityGroups.references, at: place, model, &findings)
    }
    checkUnnamed(model, &findings)
    for rule in model.graph.all(EC2.SecurityGroupIngress.self) {
      check([rule.securityGroup].compactMap(\.self), at: Place(rule.entry, ["GroupId"]), model, &findings)
    }
  }

  private func check(
    _ groups: [Reference<EC2.SecurityGroup>], at place: Place, _ model: Model, _ findings: inout Findings
  ) {
    for group in groups {
      guard let target = group.expression.target, isDefault(target, model) else { continue }
      findings.report(.uses(place.entry.id, target.id), on: place.entry.id, at: place)
    }
  }

  /// What names no security group, AWS puts in the default one of the VPC.
  private func checkUnnamed(_ model: Model, _ findings: inout Findings) {
    for resource in model.ingress.placed where resource.securityGroups.isDefault {
      if takesDefaultGroup(resource), !resource.entry.mayNameSecurityGroups {
        findings.report(.isUnnamed(resource.name), on: resource.entry)
      }
    }
  }

  private func takesDefaultGroup(_ resource: any PlacedResource) -> Bool {
    switch resource {
    case is PlacedService, is ScheduledTasks: !resource.placement.subnets.isEmpty
    case let balancer as PlacedLoadBalancer: balancer.kind.value == .application
    case let database as PlacedDatabase:
      // An instance of a cluster is in the groups of the cluster.
      (database.entry.resource as? RDS.DBInstance)?.isStandalone ?? true
    // A public RabbitMQ broker has no security group.
    case let store as PlacedStore: store.kind != .messageBroker || store.isPublic == .value(false)
    // In the default VPC, Elastic Load Balancing makes a group of its own.
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-vpc-security-groups.html
    case let balancer as PlacedClassicLoadBalancer: !balancer.placement.subnets.isEmpty
    default: false
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

extension Entry {
  /// Whether the template has something about security groups that the field list cannot read.
  fileprivate var mayNameSecurityGroups: Bool {
    isCompletedByMacro
      || extras.contains { extra in
        extra.path.contains { step in
          guard case .key(let key) = step else { return false }
          return Spelling.snakeCase(key).contains("security_group")
        }
      }
  }
}

extension Finding.Message {
  fileprivate static func isUnnamed(_ resource: String) -> Self {
    "\(resource) names no security group, so it is in the default one of its VPC; create a separate security group"
  }

  fileprivate static func uses(_ id: LogicalID, _ vpc: LogicalID) -> Self {
    "'\(id)' uses the default security group of '\(vpc)'; create a separate security group"
  }

  fileprivate static func hasRules(_ id: LogicalID, _ rules: [String]) -> Self {
    "default security group '\(id)' has rules; remove \(rules.map { "'\($0)'" }.joined(separator: " and "))"
  }
}
