import AWSResources
import Documents
import TestSupport
import Testing

@testable import Validation

/// Several rules that state the same fact are one finding.
@Suite struct OneFactTests {
  private func told(_ build: (inout ResourceGraph) -> Void) -> [Finding] {
    var graph = ResourceGraph("test")
    build(&graph)
    return Validator().check(graph).all.filter { $0.outcome == .broken }.tellingFactsOnce()
  }

  private func rules(_ findings: [Finding], on subject: LogicalID) -> [[String]] {
    findings.filter { $0.subject == subject }.map(\.rules)
  }

  private func policy(_ actions: [String], _ resources: [Value<String>] = ["*"]) -> IAM.ManagedPolicy {
    IAM.ManagedPolicy { $0.document = IAM.PolicyDocument([IAM.Statement(actions: actions, resources: resources)]) }
  }

  @Test func `a statement that is too wide is one finding, of the most specific rule`() {
    let found = told {
      $0.add("Everything", policy(["*"]))
      $0.add("Secrets", policy(["secretsmanager:*"]))
      $0.add("Service", policy(["dynamodb:*"]))
      $0.add("Named", policy(["dynamodb:*"], ["arn:aws:dynamodb:*:*:table/orders"]))
    }
    let (wildcard, resources) = ("policy-has-no-service-wildcard", "policy-names-its-resources")
    #expect(rules(found, on: "Everything") == [["policy-is-not-administrator", wildcard, resources]])
    #expect(rules(found, on: "Secrets") == [["secret-access-names-the-secret", wildcard, resources]])
    #expect(rules(found, on: "Service") == [[wildcard, resources]])
    #expect(rules(found, on: "Named") == [[wildcard]])
  }

  @Test func `what a role can do to itself is told with the statement that lets it`() {
    let found = told {
      $0.add(
        "Role",
        IAM.Role { $0.policies = [IAM.Role.InlinePolicy("own", [IAM.Statement(actions: ["iam:*"], resources: ["*"])])] }
      )
    }
    let all = [
      "role-cannot-escalate", "pass-role-is-scoped", "policy-has-no-service-wildcard", "policy-names-its-resources",
    ]
    #expect(rules(found, on: "Role").contains(all))
  }

  @Test func `a health check that the network does not let through is told once`() {
    let found = told {
      $0.addNetwork()
      $0.addWebService()
      $0.change("LoadBalancerGroup", EC2.SecurityGroup.self) {
        $0.egress = [
          .init {
            $0.protocolName = "tcp"
            $0.fromPort = 3000
            $0.toPort = 3000
            $0.cidrBlocks = ["10.0.0.0/16"]
          }
        ]
      }
      $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.healthCheck?.port = "9000" }
    }
    let rules = ["health-check-asks-an-exposed-port", "security-groups-admit-the-intended-flow"]
    #expect(found.map(\.rules).filter { $0.contains(rules[0]) || $0.contains(rules[1]) } == [rules])
  }

  @Test func `two statements are two findings`() {
    let found = told {
      $0.add(
        "Policy",
        IAM.ManagedPolicy {
          $0.document = IAM.PolicyDocument([
            IAM.Statement(actions: ["s3:*"], resources: ["*"]), IAM.Statement(actions: ["sqs:*"], resources: ["*"]),
          ])
        })
    }
    #expect(rules(found, on: "Policy").count == 2)
  }

  @Test func `an internal load balancer that is called over the internet is one finding`() {
    let found = told {
      $0.addNetwork()
      $0.addWebService()
      $0.addHTTPAPI()
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      $0.change("Integration", APIGatewayV2.Integration.self) {
        $0.connectionKind = nil
        $0.connection = nil
        $0.uri = "https://\(Reference<ElasticLoadBalancing.LoadBalancer>.to("LoadBalancer").attribute("DNSName"))/"
      }
    }
    #expect(
      rules(found, on: "Integration").contains(["private-integration-uses-a-vpc-link", "routes-reach-a-target"]))
    #expect(!found.contains { $0.rule == "routes-reach-a-target" })
  }

  @Test func `an open rule of a security group is one finding`() {
    let found = told { $0.addGroup("Bastion", allows: .range("0.0.0.0/0"), on: 22) }
    #expect(
      rules(found, on: "Bastion").contains(["ssh-and-rdp-are-not-open", "only-edge-groups-admit-the-internet"]))
    #expect(!found.contains { $0.rule == "only-edge-groups-admit-the-internet" })
  }

  @Test func `several sources of one rule are several facts`() {
    let found = told { graph in
      graph.addNetwork()
      graph.addDatabase()
      graph.change("DatabaseGroup", EC2.SecurityGroup.self) {
        $0.ingress = [
          .init {
            $0.protocolName = "tcp"
            $0.fromPort = 5432
            $0.toPort = 5432
            $0.cidrBlocks = ["0.0.0.0/0", "10.0.0.0/16"]
          }
        ]
      }
    }
    let group = "database-group-admits-only-its-services"
    let all = rules(found, on: "DatabaseGroup").filter { $0.first == group }
    #expect(
      Set(all) == [
        [group, "high-risk-ports-are-not-open", "only-edge-groups-admit-the-internet"],
        [group, "tier-rules-reference-groups"],
      ])
  }

  @Test func `the retention of a log group is told once, for all its containers`() throws {
    let found = told { graph in
      graph.add("Logs", Logs.LogGroup())
      graph.add(
        "Task",
        ECS.TaskDefinition { task in
          task.containers = ["a", "b"].map { name in
            ECS.Container {
              $0.name = .literal(name)
              $0.logConfiguration = .init {
                $0.driver = "awslogs"
                $0.options = ["awslogs-group": Reference<Logs.LogGroup>.to("Logs").value]
              }
            }
          }
        })
    }
    let retention = found.filter { $0.rules.contains("container-log-group-has-retention") }
    #expect(retention.map(\.rule) == ["log-group-has-retention"])
    #expect(retention.first?.also.map(\.subject) == ["Task"])
  }

  @Test func `a password that is not rotated is told once`() {
    let found = told {
      $0.add("Secret", SecretsManager.Secret())
      $0.add(
        "Db",
        RDS.DBInstance {
          $0.masterUserPassword =
            "{{resolve:secretsmanager:\(Reference<SecretsManager.Secret>("Secret")):SecretString:password}}"
        })
    }
    let all = found.filter { $0.rules.contains("database-secret-rotates") }
    #expect(all.map(\.rules) == [["database-credentials-are-managed", "database-secret-rotates"]])
  }

  // MARK: Findings by hand

  private func finding(
    _ rule: String, on subject: LogicalID = "Group", severity: Diagnostic.Severity = .error, in stack: String = "a.yaml"
  ) -> Finding {
    var finding = Finding(
      rule: rule, outcome: .broken, severity: severity, subject: subject, message: "'\(subject)' \(rule); do it")
    finding.fact = Finding.Fact(Place(Entry("Group", EC2.SecurityGroup()), ["SecurityGroupIngress", "0"]))
    finding.fact?.stack = stack
    finding.stack = stack
    return finding
  }

  private static let (ssh, edge) = ("ssh-and-rdp-are-not-open", "only-edge-groups-admit-the-internet")

  @Test func `an exception to one rule hides no other`() {
    var allowed = finding(Self.ssh)
    allowed.suppression = Suppression(.exception, because: "a honeypot")
    let found = [allowed, finding(Self.edge)].tellingFactsOnce()
    #expect(found.map(\.rules) == [[Self.ssh], [Self.edge]])
    var known = finding(Self.edge)
    known.suppression = Suppression(.baseline, because: "it is known")
    #expect([finding(Self.ssh), known].tellingFactsOnce().map(\.rules) == [[Self.ssh], [Self.edge]])
  }

  @Test func `the worst severity counts, with its reason`() {
    var severe = finding(Self.edge)
    severe.severityReason = "an audit"
    let found = [severe, finding(Self.ssh, severity: .note)].tellingFactsOnce()
    #expect(found.map(\.rules) == [[Self.ssh, Self.edge]])
    #expect(found.map(\.severity) == [.error] && found.map(\.severityReason) == ["an audit"])
  }

  @Test func `the fingerprint of what is told stays`() {
    let (one, other) = (finding(Self.ssh), finding(Self.edge))
    let found = [one, other].tellingFactsOnce()
    #expect(found.map(\.fingerprint) == [one.fingerprint])
    #expect(found.first?.also.map(\.fingerprint) == [other.fingerprint])
  }

  @Test func `what differs in its place, stack, scenario or outcome is not the same`() {
    let one = finding(Self.ssh)
    var possible = finding(Self.edge)
    possible.outcome = .possible
    possible.scenario = "Env = dev"
    var environment = finding(Self.edge)
    environment.environments = " (environment staging)"
    var turn = finding(Self.edge)
    turn.iteration = "Kiosk = North"
    for other in [possible, environment, turn, finding(Self.edge, in: "b.yaml"), finding("vpc-has-flow-logs")] {
      #expect([one, other].tellingFactsOnce().count == 2, "\(other)")
    }
    // What one rule says of several resources stays with each.
    #expect([one, finding(Self.ssh, on: "Other"), finding(Self.edge)].tellingFactsOnce().count == 2)
  }

  @Test func `the guide lists the rules in their order`() throws {
    let guide = try Corpus.own.file("../../docs/validator.md").text()
    let ids = RulesOfOneFact.all.map { $0.description.id }
    #expect(Set(ids).count == ids.count)
    let section = try #require(guide.split(separator: "### One fact, one finding").last?.split(separator: "\n#").first)
    let listed = section.split(separator: "`").map(String.init).filter { ids.contains($0) }
    #expect(listed == ids)
  }
}
