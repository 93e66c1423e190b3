import AWSResources
import Foundation
import Testing

@testable import InfraCLI
@testable import Validation

/// What `class` and `ingress` in `infra.yaml` do to the findings of stacks and of templates.
@Suite struct ProfileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let rule = "database-has-a-standby"

  /// A database without a standby.
  private let source = FakeSource { _ in
    var graph = ResourceGraph("shop")
    graph.add(
      "Db",
      RDS.DBInstance {
        $0.engine = "mysql"
        $0.isMultiAZ = false
      })
    return [graph]
  }

  /// The lines about a rule.
  private func lines(_ outcome: Outcome, about rule: String = Self.rule) -> [String] {
    outcome.output.split(separator: "\n").map(String.init).filter { $0.hasSuffix("[\(rule)]") }
  }

  @Test(arguments: [
    ("", "error: "), ("class: production\n", "error: "), ("class: development\n", "note: "),
    ("class: development\nseverity: [{rule: database-has-a-standby, is: error}]\n", "error: "),
    ("class: development\nmandatory: [database-has-a-standby]\n", "error: "),
    ("environments: {test: {class: development}}\nclass: production\n", "note: "),
  ])
  func `the class of an environment decides a severity, and what is said about the rule goes before it`(
    settings: String, severity: String
  ) throws {
    try folder.write(settings, to: "infra.yaml")
    let lines = lines(folder.app("validate", source: source))
    #expect(lines.count == 1 && lines[0].contains("\(severity)database 'Db' has no standby"), "\(lines)")
  }

  @Test func `the report says that the class is the reason`() throws {
    try folder.write("class: development\n", to: "infra.yaml")
    let outcome = folder.app("validate", source: source)
    #expect(outcome.output.contains("    note because: the class is development (infra.yaml:1:1)\n"))
  }

  @Test func `a class raises a severity too`() throws {
    try folder.write("class: production\n", to: "infra.yaml")
    let outcome = folder.app("validate", source: source)
    let line = lines(outcome, about: "database-is-deletion-protected").first ?? ""
    #expect(line.contains("error: database 'Db'"), "\(outcome.output)")
  }

  @Test func `environments of several classes are told apart`() throws {
    try folder.write(
      "environments: {test: {class: development}, live: {class: production}}\n", to: "infra.yaml")
    let lines = lines(folder.app("validate", source: source))
    #expect(lines.count == 2)
    #expect(lines.contains { $0.contains("error: ") && $0.contains("(environment live)") }, "\(lines)")
    #expect(lines.contains { $0.contains("note: ") && $0.contains("(environment test)") }, "\(lines)")
    // Of the environment that is written, the class alone counts.
    #expect(self.lines(folder.app("synth", "--environment=test", source: source)).first?.contains("note: ") == true)
  }

  @Test func `the class of the file holds for templates`() throws {
    let template = """
      Resources:
        Db:
          Type: AWS::RDS::DBInstance
          Properties: {Engine: mysql, MultiAZ: false}
      """
    try folder.write(template, to: "a.yaml")
    try folder.write("class: development\n", to: "infra.yaml")
    let outcome = folder.infra("validate", "a.yaml")
    #expect(lines(outcome).first?.contains(": note: ") == true, "\(outcome.output)")
    #expect(lines(folder.infra("validate", "a.yaml", "--config=")).first?.contains(": error: ") == true)
  }

  @Test func `every rule of a class exists, and the page has the table`() throws {
    let page = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/validator.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    for row in DeploymentClass.severities {
      #expect(RuleRegistry.rule(named: row.rule) != nil, "\(row.rule)")
      #expect(row.production > row.development)
      #expect(text.contains("| `\(row.rule)` | \(row.production) | \(row.development) |\n"), "\(row.rule)")
    }
    #expect(Set(DeploymentClass.severities.map(\.rule)).count == DeploymentClass.severities.count)
  }

  @Test(arguments: [
    ("class: productoin", "infra.yaml:1:1: error: 'class' is the string 'productoin'; did you mean 'production'?"),
    ("class: live", "infra.yaml:1:1: error: 'class' is the string 'live'; expected production or development"),
    ("ingress: apigateway", "infra.yaml:1:1: error: 'ingress' is the string 'apigateway'; did you mean 'api-gateway'?"),
    (
      "ingress: [alb]",
      "infra.yaml:1:1: error: 'ingress' is a list; expected alb, api-gateway or cloudfront"
    ),
    (
      "environments: {test: {class: dev}}",
      "infra.yaml:1:23: error: 'class' is the string 'dev'; expected production or development"
    ),
    ("clas: production", "infra.yaml:1:1: error: unknown key 'clas'; did you mean 'class'?"),
    ("ingres: alb", "infra.yaml:1:1: error: unknown key 'ingres'; did you mean 'ingress'?"),
    ("mandatry: [a]", "infra.yaml:1:1: error: unknown key 'mandatry'; did you mean 'mandatory'?"),
    (
      "environments: {test: {clas: production}}",
      "infra.yaml:1:23: error: unknown key 'clas'; did you mean 'class'?"
    ),
    (
      "mandatory: a-rule",
      "infra.yaml:1:1: error: 'mandatory' is the string 'a-rule'; expected a list of the ids of rules"
    ),
    ("mandatory: [' ']", "infra.yaml:1:13: error: a mandatory rule is empty; expected a text"),
  ])
  func `a wrong value is an error with its line and what to write`(settings: String, message: String) throws {
    try folder.write(settings, to: "infra.yaml")
    let outcome = folder.app("validate", source: source)
    #expect(outcome.code == 2)
    #expect(outcome.errors == "\(message)\n")
  }

  @Test func `the ingress holds for stacks and for templates`() throws {
    let web = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addWebService()
      return [graph]
    }
    let rule = "system-has-one-entry-point"
    try folder.write("ingress: api-gateway\n", to: "infra.yaml")
    #expect(lines(folder.app("validate", source: web), about: rule).count == 1)
    #expect(lines(folder.app("synth", source: web), about: rule).count == 1)
    try folder.write("ingress: alb\n", to: "infra.yaml")
    #expect(lines(folder.app("validate", source: web), about: rule).isEmpty)

    let template = """
      Resources:
        Balancer:
          Type: AWS::ElasticLoadBalancingV2::LoadBalancer
          Properties: {Scheme: internal, Subnets: [subnet-0123456789abcdef0, subnet-0123456789abcdef1]}
      """
    try folder.write(template, to: "a.yaml")
    // A template that is not part of the run may have the load balancer that is meant.
    let outcome = folder.infra("validate", "a.yaml")
    #expect(outcome.output.contains("no load balancer of these templates is internet-facing"), "\(outcome.output)")
    try folder.write(template.replacing("internal,", with: "internet-facing,"), to: "a.yaml")
    try folder.write("ingress: api-gateway\n", to: "infra.yaml")
    #expect(lines(folder.infra("validate", "a.yaml"), about: rule).count == 1)
  }
}
