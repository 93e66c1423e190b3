import AWSResources
import Foundation
import Testing

@testable import InfraCLI
@testable import Validation

@Suite struct ReachTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func reach(_ arguments: String...) -> Outcome {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addWebService()
      graph.addDatabase()
      graph.update("Database") { $0.construct = "database 'orders'" }
      graph.add("List", EC2.NetworkACL { $0.vpc = .to("Vpc") })
      graph.add(
        "ListOfDataB",
        EC2.SubnetNetworkACLAssociation {
          $0.subnet = .to("DataB")
          $0.networkACL = .to("List")
        })
      return [graph]
    }
    return folder.app(["reach"] + arguments, source: source)
  }

  @Test func `a way through the load balancer is printed hop by hop`() {
    let outcome = reach("--from", "internet", "--to", "Service", "--port", "3000")
    #expect(
      outcome.output == """
        'internet' reaches 'Service' on port 3000:
          internet
          internet gateway 'Gateway'
          route table 'PublicRoutes' by route 'PublicDefault'
          subnet 'PublicA'
          security group 'LoadBalancerGroup'
          load balancer 'LoadBalancer'
          listener 'Https'
          security group 'LoadBalancerGroup'
          security group 'ServiceGroup'
          service 'Service'

        """)
    #expect(outcome.code == 0)
  }

  @Test func `everything that blocks is printed`() {
    let outcome = reach("--from", "internet", "--to", "orders", "--port", "5432")
    #expect(outcome.output.hasPrefix("'internet' does not reach 'orders' on port 5432:\n"))
    for fact in [
      "has no public address", "no route to an internet gateway", "'DatabaseGroup' does not admit the internet",
    ] {
      #expect(outcome.output.contains(fact))
    }
    #expect(outcome.code == 1)
  }

  @Test func `what blocks between some subnets alone is printed after the way`() {
    let outcome = reach("--from", "Service", "--to", "Database", "--port", "5432")
    #expect(outcome.output.hasPrefix("'Service' reaches 'Database' on port 5432:\n"))
    #expect(
      outcome.output.contains(
        """
        blocked between other subnets:
          network ACL 'List' of subnet 'DataB' denies traffic from service 'Service' on port 5432; add an inbound entry
        """), "\(outcome.output)")
    #expect(outcome.code == 0)
  }

  @Test func `where a name means several resources, the others are named`() {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addDatabase()
      graph.addGroup("DatabaseGroup", allows: .range("10.0.0.0/16"), on: 5432)
      graph.addGroup("ClosedGroup", allows: .range("10.0.10.0/24"), on: 3306)
      graph.add(
        "Replica",
        RDS.DBInstance {
          $0.engine = "postgres"
          $0.subnetGroup = .to("DatabaseSubnets")
          $0.securityGroups = [.to("ClosedGroup")]
        })
      for id in ["Database", "Replica"] as [LogicalID] { graph.update(id) { $0.construct = "database 'orders'" } }
      return [graph]
    }
    let outcome = folder.app(
      ["reach", "--from", "10.0.10.5", "--to", "orders", "--port", "5432"], source: source)
    #expect(outcome.output.hasPrefix("'10.0.10.5' reaches database 'Database' on port 5432:\n"), "\(outcome.output)")
    #expect(
      outcome.output.contains(
        """
        '10.0.10.5' does not reach database 'Replica' on port 5432:
          security group 'ClosedGroup' does not admit '10.0.10.5/32' on port 5432
        """), "\(outcome.output)")
    #expect(!outcome.output.contains("between other subnets"))
    #expect(outcome.code == 0)
  }

  /// Asks for a database whose security group admits another range, but for what overrides say.
  private func reachOverridden(_ dialects: Dialect...) -> Outcome {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      graph.addNetwork()
      graph.addDatabase()
      graph.addGroup("DatabaseGroup", allows: .range("10.0.20.0/24"), on: 5432)
      graph.update("DatabaseGroup") { entry in
        entry.overrides = dialects.map { dialect in
          dialect == .cloudFormation
            ? Override(dialect, path: [.key("SecurityGroupIngress"), .index(0), .key("CidrIp")], value: "10.0.10.0/24")
            : Override(dialect, path: [.key("ingress"), .index(0), .key("cidr_blocks")], value: ["10.0.10.0/24"])
        }
      }
      return [graph]
    }
    return folder.app(["reach", "--from", "10.0.10.5", "--to", "Database", "--port", "5432"], source: source)
  }

  @Test func `the answer is that of what is written, with overrides`() {
    #expect(reachOverridden().code == 1)
    let both = reachOverridden(.cloudFormation, .terraform)
    #expect(both.code == 0 && both.output.hasPrefix("'10.0.10.5' reaches 'Database' on port 5432:\n"), "\(both.output)")
    let one = reachOverridden(.cloudFormation)
    #expect(one.code == 1)
    #expect(one.output.hasPrefix("in shop as CloudFormation:\n'10.0.10.5' reaches 'Database'"), "\(one.output)")
    #expect(one.output.contains("in shop as Terraform:\n'10.0.10.5' does not reach 'Database'"), "\(one.output)")
  }

  @Test func `reach takes no policy, since it has no exceptions`() {
    let outcome = reach("--from", "Service", "--to", "Database", "--policy", "policy.yaml")
    #expect(outcome.code == 2 && outcome.errors.contains("unknown option '--policy'"), "\(outcome.errors)")
  }

  @Test func `the answer is JSON too`() {
    let outcome = reach("--from", "Service", "--to", "Database", "--port", "5432", "--json")
    for part in [#""verdict": "reachable""#, #""port": 5432"#, #""name": "database 'Database'""#] {
      #expect(outcome.output.contains(part), "\(outcome.output)")
    }
    #expect(outcome.code == 0)
  }

  @Test func `a template is asked by the names of its resources`() throws {
    let template = """
      Resources:
        Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: a, SecurityGroupIngress: [
          { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: 10.0.0.0/8 } ] } }
        Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, VPCSecurityGroups: [{ Ref: Group }] } }
      """
    try folder.write(template, to: "template.yaml")
    let outcome = folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Orders", "template.yaml")
    #expect(outcome.output.hasPrefix("'10.1.0.0/16' reaches 'Orders':\n"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("security group 'Group' (template.yaml:3:5)"), "\(outcome.output)")
    #expect(
      folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Order", "template.yaml").errors
        == "infra: error: no resource with network interfaces is 'Order'; did you mean 'Orders'?\n")
  }

  private static let template = """
    Parameters: { Mode: { Type: String, Default: open, AllowedValues: [open, closed] } }
    Conditions: { IsOpen: !Equals [!Ref Mode, open] }
    Resources:
      Group: { Type: AWS::EC2::SecurityGroup, Properties: { GroupDescription: a, SecurityGroupIngress: [
        { IpProtocol: tcp, FromPort: 5432, ToPort: 5432, CidrIp: !If [IsOpen, 10.0.0.0/8, 192.168.0.0/16] } ] } }
      Jobs: { Type: AWS::SQS::Queue }
      Orders: { Type: AWS::RDS::DBInstance, Properties: { Engine: postgres, VPCSecurityGroups: [{ Ref: Group }] } }
    """

  @Test func `an answer that other parameters change is given with them`() throws {
    try folder.write(Self.template, to: "template.yaml")
    let outcome = folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Orders", "template.yaml")
    let parts = outcome.output.components(separatedBy: "in template.yaml")
    #expect(parts.count == 3, "\(outcome.output)\(outcome.errors)")
    #expect(parts.dropFirst().first?.hasPrefix(":\n'10.1.0.0/16' reaches 'Orders':\n") == true, "\(outcome.output)")
    #expect(parts.last?.hasPrefix(" if Mode = closed:\n'10.1.0.0/16' does not reach 'Orders':\n") == true)
    #expect(outcome.code == 0)
    let json = folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Orders", "template.yaml", "--json").output
    #expect(json.contains(#""verdict": "reachable""#) && json.contains(#""template.yaml if Mode = closed""#), "\(json)")
  }

  @Test func `templates that answer differently are both named`() throws {
    try folder.write(Self.template, to: "a.yaml")
    try folder.write(Self.template.replacing("Default: open", with: "Default: closed"), to: "b.yaml")
    let outcome = folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Orders", "a.yaml", "b.yaml")
    #expect(outcome.output.hasPrefix("in a.yaml"), "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains("\nin b.yaml"), "\(outcome.output)")
    #expect(outcome.code == 1)
    let json = folder.infra("reach", "--from", "10.1.0.0/16", "--to", "Orders", "a.yaml", "b.yaml", "--json").output
    #expect(json.contains(#""verdict": "differs""#), "\(json)")
  }

  @Test(arguments: [
    ("Order", "no resource with network interfaces is 'Order'; did you mean 'Orders'?"),
    ("Jobs", "'Jobs' is of type AWS::SQS::Queue, which has no network interfaces; name a resource in a subnet"),
    ("Network", "no resource with network interfaces is 'Network'; use 'Orders'"),
  ])
  func `an end that does not exist is named, with what does`(_ name: String, _ message: String) throws {
    try folder.write(Self.template, to: "template.yaml")
    let outcome = folder.infra("reach", "--from", "10.1.0.0/16", "--to", name, "template.yaml")
    #expect(outcome.errors == "infra: error: \(message)\n")
    #expect(outcome.code == 2)
  }

  @Test func `ends in templates that do not refer to each other have no answer`() throws {
    try folder.write(Self.template, to: "a.yaml")
    try folder.write(Self.template.replacing("Orders:", with: "Users:"), to: "b.yaml")
    let outcome = folder.infra("reach", "--from", "Users", "--to", "Orders", "a.yaml", "b.yaml")
    #expect(outcome.errors.contains("'Users' and 'Orders' are in stacks or templates that do not refer to each other"))
    #expect(outcome.code == 2)
  }
}
