import AWSResources
import Documents
import Testing

@testable import Validation

/// A table of connections, each with what becomes of it.
@Suite struct ReachabilityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var from: String
    var to: LogicalID
    var port: Int?
    var verdict: NetworkPath.Verdict
    /// What the first obstacle, or else the first doubt, says.
    var reason: String
    var change: @Sendable (inout ResourceGraph) -> Void

    init(
      _ name: String, _ from: String, _ to: LogicalID, _ port: Int?, _ verdict: NetworkPath.Verdict,
      _ reason: String = "",
      _ change: @escaping @Sendable (inout ResourceGraph) -> Void = { _ in }
    ) {
      testDescription = name
      self.from = from
      self.to = to
      self.port = port
      self.verdict = verdict
      self.reason = reason
      self.change = change
    }
  }

  private static func stack(_ change: (inout ResourceGraph) -> Void = { _ in }) -> Model {
    var graph = ResourceGraph("test")
    graph.addNetwork()
    graph.addWebService()
    graph.addDatabase()
    change(&graph)
    return Model(graph)
  }

  /// An inbound and an outbound list for the subnets.
  private static func filter(
    _ graph: inout ResourceGraph, _ subnets: [String], _ entries: [(Int, Bool, Bool, ClosedRange<Int>, String)]
  ) {
    graph.add("List", EC2.NetworkACL { $0.vpc = .to("Vpc") })
    for subnet in subnets {
      graph.add(
        LogicalID("ListOf\(subnet)"),
        EC2.SubnetNetworkACLAssociation {
          $0.subnet = Reference(LogicalID(subnet))
          $0.networkACL = .to("List")
        })
    }
    for (index, (number, isEgress, isAllow, ports, range)) in entries.enumerated() {
      graph.add(
        LogicalID("Entry\(index)"),
        EC2.NetworkACLEntry {
          $0.networkACL = .to("List")
          $0.ruleNumber = .literal(number)
          $0.isEgress = .literal(isEgress)
          $0.action = .literal(isAllow ? .allow : .deny)
          $0.protocolNumber = 6
          $0.cidrBlock = .literal(range)
          $0.fromPort = .literal(ports.lowerBound)
          $0.toPort = .literal(ports.upperBound)
        })
    }
  }

  static let all = 0...65535
  static let clients = 1024...65535

  private static func egress(_ port: Int, _ configure: (inout EC2.SecurityGroup.Rule) -> Void) -> EC2.SecurityGroup.Rule
  {
    var rule = EC2.SecurityGroup.Rule {
      $0.protocolName = "tcp"
      $0.fromPort = .literal(port)
      $0.toPort = .literal(port)
    }
    configure(&rule)
    return rule
  }

  private static func addLink(_ graph: inout ResourceGraph) {
    graph.add("LinkGroup", EC2.SecurityGroup { $0.vpc = .to("Vpc") })
    graph.add(
      "Link",
      APIGatewayV2.VPCLink {
        $0.name = "api"
        $0.subnets = [.to("AppA"), .to("AppB")]
        $0.securityGroups = [.to("LinkGroup")]
      })
  }

  static let cases: [Case] = [
    // From the internet.
    Case("a public load balancer", "internet", "LoadBalancer", 443, .reachable),
    Case(
      "a port without a listener", "internet", "LoadBalancer", 22, .blocked, "does not admit the internet on port 22"),
    Case(
      "a listener on a port of its group", "internet", "LoadBalancer", 8443, .blocked,
      "listens on 80 and 443, not on 8443"
    ) {
      $0.addGroup("LoadBalancerGroup", allows: .range("0.0.0.0/0"), on: 8443)
    },
    Case("a service without public addresses", "internet", "Service", 3000, .blocked, "has no public address"),
    Case("an internal load balancer", "internet", "LoadBalancer", 443, .blocked, "has no public address") {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
    },
    Case("a VPC link of an API that an internal load balancer admits", "Link", "LoadBalancer", 443, .reachable) {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      $0.addGroup("LoadBalancerGroup", allows: .group("LinkGroup"), on: 443)
      Self.addLink(&$0)
    },
    Case(
      "a VPC link of an API that nobody admits", "Link", "Service", 3000, .blocked, "does not admit VPC link 'Link'"
    ) {
      Self.addLink(&$0)
    },
    Case("a scheme from a parameter", "internet", "LoadBalancer", 443, .unknown, "whether load balancer 'LoadBalancer'")
    {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .parameter("Scheme") }
    },
    Case(
      "a load balancer in subnets without a route", "internet", "LoadBalancer", 443, .blocked,
      "no route to an internet gateway"
    ) {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.subnets = [.to("DataA"), .to("DataB")] }
    },
    Case("IPv6 alone", "internet", "LoadBalancer", 443, .reachable) {
      $0.change("LoadBalancerGroup", EC2.SecurityGroup.self) {
        $0.ingress = [Self.egress(443) { $0.ipv6CIDRBlocks = ["::/0"] }]
      }
    },
    Case("both halves of the internet", "internet", "LoadBalancer", 443, .reachable) {
      $0.addGroup("LoadBalancerGroup", allows: .range("0.0.0.0/1"), on: 443)
    },
    Case("an office", "internet", "LoadBalancer", 443, .blocked, "does not admit the internet") {
      $0.addGroup("LoadBalancerGroup", allows: .range("203.0.113.0/24"), on: 443)
    },
    Case(
      "a network ACL that lets no answer out", "internet", "LoadBalancer", 443, .blocked,
      "denies the answers to the internet"
    ) {
      Self.filter(&$0, ["PublicA", "PublicB"], [(100, false, true, Self.all, "0.0.0.0/0")])
    },
    Case("a network ACL that blocks one address", "internet", "LoadBalancer", 443, .reachable) {
      Self.filter(
        &$0, ["PublicA", "PublicB"],
        [
          (10, false, false, Self.all, "198.51.100.7/32"), (100, false, true, 443...443, "0.0.0.0/0"),
          (100, true, true, Self.clients, "0.0.0.0/0"),
        ])
    },
    Case("an entry for the VPC before one for everyone", "internet", "LoadBalancer", 443, .reachable) {
      Self.filter(
        &$0, ["PublicA", "PublicB"],
        [
          (100, false, true, Self.all, "10.0.0.0/16"), (110, false, true, Self.all, "0.0.0.0/0"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case(
      "a network ACL that allows the VPC alone", "internet", "LoadBalancer", 443, .blocked,
      "denies traffic from the internet on port 443"
    ) {
      Self.filter(
        &$0, ["PublicA", "PublicB"],
        [(100, false, true, Self.all, "10.0.0.0/16"), (100, true, true, Self.all, "0.0.0.0/0")])
    },
    Case("a network ACL that allows an office", "internet", "LoadBalancer", 443, .unknown, "applies to a part") {
      Self.filter(
        &$0, ["PublicA", "PublicB"],
        [(100, false, true, Self.all, "203.0.113.0/24"), (100, true, true, Self.all, "0.0.0.0/0")])
    },
    Case(
      "a network ACL whose subnets are not known", "internet", "LoadBalancer", 443, .unknown,
      "the subnets of network ACL 'List'"
    ) {
      Self.filter(&$0, [], [])
      $0.change("List", EC2.NetworkACL.self) { $0.subnets = .expression(.parameter("Subnets")) }
    },
    Case(
      "a network ACL of one subnet that is not known", "internet", "LoadBalancer", 443, .unknown,
      "the subnet of 'Other'"
    ) {
      Self.filter(&$0, [], [])
      $0.add(
        "Other",
        EC2.SubnetNetworkACLAssociation {
          $0.subnet = Reference(expression: .parameter("Subnet"))
          $0.networkACL = .to("List")
        })
    },
    Case("a network ACL of a subnet outside the template", "internet", "LoadBalancer", 443, .reachable) {
      Self.filter(&$0, [], [])
      $0.change("List", EC2.NetworkACL.self) { $0.subnets = [.existing("subnet-1")] }
    },
    Case(
      "an entry of a network ACL that is not known", "internet", "LoadBalancer", 443, .unknown,
      "the network ACL of entry 'Entry0'"
    ) {
      Self.filter(&$0, [], [(10, false, false, Self.all, "0.0.0.0/0")])
      $0.change("Entry0", EC2.NetworkACLEntry.self) { $0.networkACL = Reference(expression: .parameter("List")) }
    },
    // Between resources.
    Case("a service and its database", "Service", "Database", 5432, .reachable),
    Case("another port", "Service", "Database", 3306, .blocked, "does not admit service 'Service' on port 3306"),
    Case("a load balancer and a database", "LoadBalancer", "Database", 5432, .blocked, "does not admit load balancer"),
    Case("egress by the group of the database", "Service", "Database", 5432, .reachable) {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(5432) { $0.securityGroups = [.to("DatabaseGroup")] }]
      }
    },
    Case("egress by the range of its subnets", "Service", "Database", 5432, .reachable) {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(5432) { $0.cidrBlocks = ["10.0.0.0/16"] }]
      }
    },
    Case("egress on another port", "Service", "Database", 5432, .blocked, "'ServiceGroup' does not let out to database")
    {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(443) { $0.cidrBlocks = ["0.0.0.0/0"] }]
      }
    },
    Case("Terraform without egress rules", "Service", "Database", 5432, .blocked, "does not let out") {
      $0.origin = .terraform
    },
    Case("egress over UDP", "Service", "Database", 5432, .blocked, "does not let out") {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(5432) { $0.cidrBlocks = ["0.0.0.0/0"] }]
        $0.egress[0].protocolName = "udp"
      }
    },
    Case("a prefix list", "Service", "Database", 5432, .unknown, "prefix list 'pl-1'") {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(5432) { $0.prefixLists = ["pl-1"] }]
      }
    },
    Case("a range from a parameter", "Service", "Database", 5432, .unknown, "'${Range}' cannot be determined") {
      $0.change("DatabaseGroup", EC2.SecurityGroup.self) {
        $0.ingress = [Self.egress(5432) { $0.cidrBlocks = [.parameter("Range")] }]
      }
    },
    Case("a default group", "Service", "Database", 5432, .unknown, "the default security group of its VPC") {
      $0.change("Database", RDS.DBInstance.self) { $0.securityGroups = nil }
    },
    Case(
      "a network ACL of the database", "Service", "Database", 5432, .blocked,
      "denies traffic from service 'Service' on port 5432"
    ) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [(100, false, true, 3306...3306, "10.0.0.0/16"), (100, true, true, Self.all, "10.0.0.0/16")])
    },
    Case("a network ACL that lets the answers of the database out", "Service", "Database", 5432, .reachable) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [(100, false, true, 5432...5432, "10.0.0.0/16"), (100, true, true, Self.clients, "10.0.0.0/16")])
    },
    Case("an earlier entry that denies", "Service", "Database", 5432, .blocked, "by entry 'Entry0'") {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [
          (50, false, false, 5432...5432, "10.0.0.0/8"), (100, false, true, Self.all, "0.0.0.0/0"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case("an entry that applies to a part of the subnet", "Service", "Database", 5432, .unknown, "applies to a part") {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [(50, false, true, 5432...5432, "10.0.11.0/25"), (100, true, true, Self.all, "0.0.0.0/0")])
    },
    Case("an entry for a part of the subnet before one for all of it", "Service", "Database", 5432, .reachable) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [
          (50, false, true, 5432...5432, "10.0.11.0/25"), (60, false, true, 5432...5432, "10.0.0.0/16"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case("entries that are together for all of the subnet", "Service", "Database", 5432, .reachable) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [
          (50, false, true, 5432...5432, "10.0.11.0/25"), (60, false, true, 5432...5432, "10.0.11.128/25"),
          (70, false, false, 5432...5432, "10.0.11.0/24"), (80, false, true, 5432...5432, "10.0.10.0/24"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case("rules that are together for all of the subnet", "Service", "Database", 5432, .reachable) {
      Self.admit(&$0, ["10.0.10.0/24", "10.0.11.0/25", "10.0.11.128/25"])
    },
    Case(
      "rules that are together for a part of the subnet", "Service", "Database", 5432, .unknown,
      "has an address in '10.0.11.0/25'"
    ) {
      Self.admit(&$0, ["10.0.10.0/24", "10.0.11.0/25", "10.0.11.192/26"])
    },
    Case(
      "a rule for the IPv6 addresses of the subnet", "Service", "Database", 5432, .unknown,
      "whether service 'Service' uses IPv6"
    ) {
      Self.admit(&$0, ["2001:db8::/32"])
      for id in ["AppA", "AppB"] as [LogicalID] {
        $0.change(id, EC2.Subnet.self) { $0.ipv6CIDRBlock = "2001:db8::/64" }
      }
    },
    Case(
      "a rule for IPv6 addresses, which the subnet does not have", "Service", "Database", 5432, .blocked,
      "does not admit service 'Service'"
    ) {
      Self.admit(&$0, ["2001:db8::/32"])
    },
    Case(
      "an entry that denies a part of the subnet before one for all of it", "Service", "Database", 5432, .unknown,
      "applies to a part"
    ) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [
          (50, false, false, 5432...5432, "10.0.11.0/25"), (60, false, true, 5432...5432, "10.0.0.0/16"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case(
      "an entry that denies a part of the subnet, and no other", "Service", "Database", 5432, .blocked,
      "denies traffic from service 'Service' on port 5432"
    ) {
      Self.filter(
        &$0, ["DataA", "DataB"],
        [(50, false, false, 5432...5432, "10.0.11.0/25"), (100, true, true, Self.all, "0.0.0.0/0")])
    },
    Case("an entry that denies one client port", "Service", "Database", 5432, .reachable) {
      Self.filter(
        &$0, ["AppA", "AppB"],
        [
          (90, false, false, 33389...33389, "0.0.0.0/0"), (100, false, true, Self.all, "0.0.0.0/0"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case(
      "an entry that denies most client ports", "Service", "Database", 5432, .unknown,
      "entry 'Entry0' denies many of the ports"
    ) {
      Self.filter(
        &$0, ["AppA", "AppB"],
        [
          (90, false, false, 32768...60000, "0.0.0.0/0"), (100, false, true, Self.all, "0.0.0.0/0"),
          (100, true, true, Self.all, "0.0.0.0/0"),
        ])
    },
    Case("egress over IPv4 to addresses that are not known", "Service", "Database", 5432, .reachable) {
      Self.openEgress(&$0) { $0.cidrBlocks = ["0.0.0.0/0"] }
    },
    Case(
      "egress over IPv6 to addresses that are not known", "Service", "Database", 5432, .unknown,
      "the addresses of database 'Database'"
    ) {
      Self.openEgress(&$0) { $0.ipv6CIDRBlocks = ["::/0"] }
    },
    Case(
      "a network load balancer without a group and a service with the default one", "LoadBalancer", "Service", 3000,
      .unknown, "the default security group of its VPC"
    ) {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) {
        $0.kind = .literal(.network)
        $0.securityGroups = nil
      }
      $0.change("Service", ECS.Service.self) { $0.networkConfiguration?.securityGroups = nil }
    },
    Case("a list of rules that is empty", "Service", "Database", 5432, .blocked, "does not admit service 'Service'") {
      $0.change("DatabaseGroup", EC2.SecurityGroup.self) { $0.ingress = [] }
      $0.update("DatabaseGroup") {
        $0.extras.append(Extra(.cloudFormation, path: [.key("SecurityGroupIngress")], value: []))
      }
    },
    Case(
      "a list of rules that is not known", "Service", "Database", 5432, .unknown, "an ingress rule of 'DatabaseGroup'"
    ) {
      $0.change("DatabaseGroup", EC2.SecurityGroup.self) { $0.ingress = [] }
      $0.update("DatabaseGroup") {
        $0.extras.append(
          Extra(.cloudFormation, path: [.key("SecurityGroupIngress")], value: ["Fn::If": ["Open", [[:]], []]]))
      }
    },
    Case(
      "another VPC without a route", "Service", "Database", 5432, .blocked, "to subnet 'DataB' leads to the internet"
    ) {
      Self.separate(&$0)
    },
    Case("another VPC through a peering connection", "Service", "Database", 5432, .reachable) {
      Self.separate(&$0)
      Self.peer(&$0)
    },
    Case(
      "another VPC through a peering connection of another stack", "Service", "Database", 5432, .unknown,
      "which VPCs peering connection 'pcx-1' connects"
    ) {
      Self.separate(&$0)
      Self.peer(&$0) { $0.vpcPeeringConnection = "pcx-1" }
    },
    Case(
      "another VPC through a peering connection with a third one", "Service", "Database", 5432, .blocked,
      "peering connection 'Peering' does not connect 'Vpc' with 'Other'"
    ) {
      Self.separate(&$0)
      Self.peer(&$0)
      $0.add("Third", EC2.VPC { $0.cidrBlock = "10.0.20.0/22" })
      $0.change("Peering", EC2.VPCPeeringConnection.self) { $0.peerVPC = .to("Third") }
    },
    Case(
      "another VPC through a peering connection with one of a parameter", "Service", "Database", 5432, .unknown,
      "a VPC of peering connection 'Peering' is not in the templates"
    ) {
      Self.separate(&$0)
      Self.peer(&$0)
      $0.change("Peering", EC2.VPCPeeringConnection.self) { $0.peerVPC = Reference(expression: .parameter("Peer")) }
    },
    Case(
      "another VPC without a route back", "Service", "Database", 5432, .blocked, "the routes of subnet 'DataB'"
    ) {
      Self.separate(&$0)
      Self.peer(&$0)
      for id in ["DataPeerA", "DataPeerB"] as [LogicalID] {
        $0.change(id, EC2.Route.self) { $0.destinationCIDRBlock = "192.168.0.0/16" }
      }
    },
    Case("another VPC through routes to both halves of the subnet", "Service", "Database", 5432, .reachable) {
      Self.separate(&$0)
      Self.peer(&$0)
      $0.change("AppPeerB", EC2.Route.self) { $0.destinationCIDRBlock = "10.0.21.0/25" }
      $0.add(
        "AppPeerC",
        EC2.Route {
          $0.routeTable = .to("AppRoutesB")
          $0.destinationCIDRBlock = "10.0.21.128/25"
          $0.vpcPeeringConnection = .expression(.attribute("Peering", "Ref"))
        })
    },
    Case(
      "another VPC of which one half has another route", "Service", "Database", 5432, .blocked, "leads to the internet"
    ) {
      Self.separate(&$0)
      Self.peer(&$0)
      $0.change("AppPeerB", EC2.Route.self) { $0.destinationCIDRBlock = "10.0.21.0/25" }
    },
    Case("addresses of a peer", "10.0.20.0/24", "Service", 3000, .reachable) {
      Self.separate(&$0)
      Self.peer(&$0)
      $0.addGroup("ServiceGroup", allows: .range("10.0.20.0/22"), on: 3000)
    },
    Case(
      "addresses behind a peer", "10.0.24.0/24", "Service", 3000, .blocked, "'Other', to which peering connection"
    ) {
      Self.separate(&$0)
      Self.peer(&$0)
      for zone in ["A", "B"] {
        $0.change(LogicalID("AppPeer\(zone)"), EC2.Route.self) { $0.destinationCIDRBlock = "10.0.16.0/20" }
      }
      $0.change("Vpc", EC2.VPC.self) { $0.cidrBlock = "10.0.0.0/20" }
      $0.addGroup("ServiceGroup", allows: .range("10.0.0.0/8"), on: 3000)
    },
    Case(
      "another VPC through a prefix list", "Service", "Database", 5432, .unknown, "the prefix list of route 'AppPeerB'"
    ) {
      Self.separate(&$0)
      Self.peer(&$0) {
        $0.destinationCIDRBlock = nil
        $0.destinationPrefixList = "pl-1"
      }
    },
    Case(
      "another VPC through a route to a parameter", "Service", "Database", 5432, .unknown,
      "the destination of route 'AppPeerB'"
    ) {
      Self.separate(&$0)
      Self.peer(&$0) { $0.destinationCIDRBlock = .parameter("Range") }
    },
    // From a range.
    Case("addresses of the internet", "203.0.113.0/24", "LoadBalancer", 443, .reachable),
    Case("every address", "0.0.0.0/0", "LoadBalancer", 443, .reachable),
    Case("every address of IPv6", "::/0", "LoadBalancer", 443, .reachable),
    Case("the office that the group names", "203.0.113.128/25", "LoadBalancer", 443, .reachable) {
      $0.addGroup("LoadBalancerGroup", allows: .range("203.0.113.0/24"), on: 443)
    },
    Case(
      "another office than the group names", "198.51.100.0/24", "LoadBalancer", 443, .blocked,
      "does not admit '198.51.100.0/24' on port 443"
    ) {
      $0.addGroup("LoadBalancerGroup", allows: .range("203.0.113.0/24"), on: 443)
    },
    Case(
      "addresses of the internet and a service", "203.0.113.0/24", "Service", 3000, .blocked, "has no public address"),
    Case("public addresses behind a transit gateway", "203.0.113.0/24", "Database", 5432, .reachable) {
      $0.addGroup("DatabaseGroup", allows: .range("203.0.113.0/24"), on: 5432)
      Self.connect(&$0, to: "203.0.113.0/24")
    },
    Case("public addresses that a VPC uses", "203.0.113.0/24", "Database", 5432, .reachable) {
      $0.change("Vpc", EC2.VPC.self) { $0.cidrBlock = "203.0.113.0/24" }
      $0.addGroup("DatabaseGroup", allows: .range("203.0.113.0/24"), on: 5432)
    },
    Case("addresses that are added to the VPC", "100.64.0.0/24", "Database", 5432, .reachable) {
      Self.addBlock(&$0, "100.64.0.0/16")
    },
    Case("addresses beside those that are added", "100.65.0.0/24", "Database", 5432, .blocked, "do not lead to") {
      Self.addBlock(&$0, "100.64.0.0/16")
    },
    Case(
      "added addresses from a parameter", "100.64.0.0/24", "Database", 5432, .unknown, "is a part of the VPC of 'DataB'"
    ) {
      Self.addBlock(&$0, ["Ref": "Range"])
    },
    Case(
      "a VPC with addresses from a parameter", "192.168.0.0/16", "Database", 5432, .unknown, "is a part of the VPC"
    ) {
      $0.change("Vpc", EC2.VPC.self) { $0.cidrBlock = .parameter("Range") }
      $0.addGroup("DatabaseGroup", allows: .range("192.168.0.0/16"), on: 5432)
    },
    Case("addresses that two added ranges have together", "100.64.0.0/15", "Database", 5432, .reachable) {
      Self.addBlock(&$0, "100.64.0.0/16")
      $0.add(
        "Second",
        RawResource(
          .cloudFormation, type: "AWS::EC2::VPCCidrBlock",
          properties: ["VpcId": ["Ref": "Vpc"], "CidrBlock": "100.65.0.0/16"]))
    },
    Case("IPv6 addresses of a VPC without any", "fd00::/64", "Database", 5432, .blocked, "do not lead to 'fd00::/64'") {
      Self.admit(&$0, ["fd00::/8"])
    },
    Case(
      "IPv6 addresses of a VPC that gets some from Amazon", "fd00::/64", "Database", 5432, .unknown,
      "whether 'fd00::/64' is a part of the VPC"
    ) {
      Self.admit(&$0, ["fd00::/8"])
      $0.add(
        "Block",
        RawResource(
          .cloudFormation, type: "AWS::EC2::VPCCidrBlock",
          properties: ["VpcId": ["Ref": "Vpc"], "AmazonProvidedIpv6CidrBlock": true]))
    },
    Case("IPv6 addresses that are added to the VPC", "fd00::/64", "Database", 5432, .reachable) {
      Self.admit(&$0, ["fd00::/8"])
      $0.add(
        "Block",
        RawResource(
          .cloudFormation, type: "AWS::EC2::VPCCidrBlock",
          properties: ["VpcId": ["Ref": "Vpc"], "Ipv6CidrBlock": "fd00::/56", "Ipv6Pool": "pool"]))
    },
    Case("addresses of the VPC", "10.0.10.0/24", "Database", 5432, .blocked, "does not admit '10.0.10.0/24'"),
    Case(
      "a network without a way back", "192.168.0.0/16", "Database", 5432, .blocked, "do not lead to '192.168.0.0/16'"
    ) {
      $0.addGroup("DatabaseGroup", allows: .range("192.168.0.0/16"), on: 5432)
    },
    Case("a network behind a transit gateway", "192.168.0.0/16", "Database", 5432, .reachable) {
      $0.addGroup("DatabaseGroup", allows: .range("192.168.0.0/16"), on: 5432)
      Self.connect(&$0, to: "192.168.0.0/16")
    },
  ]

  /// Lets the service out to data subnets whose ranges are not known.
  private static func openEgress(
    _ graph: inout ResourceGraph, _ configure: (inout EC2.SecurityGroup.Rule) -> Void
  ) {
    for id in ["DataA", "DataB"] as [LogicalID] {
      graph.change(id, EC2.Subnet.self) { $0.cidrBlock = .parameter("Range") }
    }
    graph.change("ServiceGroup", EC2.SecurityGroup.self) { $0.egress = [egress(5432, configure)] }
  }

  /// Lets ranges alone into the database.
  private static func admit(_ graph: inout ResourceGraph, _ ranges: [String]) {
    graph.change("DatabaseGroup", EC2.SecurityGroup.self) {
      $0.ingress = ranges.map { range in
        egress(5432) {
          if range.contains(":") { $0.ipv6CIDRBlocks = [.literal(range)] } else { $0.cidrBlocks = [.literal(range)] }
        }
      }
    }
  }

  /// Moves the data subnets to another VPC.
  private static func separate(_ graph: inout ResourceGraph) {
    graph.add("Other", EC2.VPC { $0.cidrBlock = "10.0.20.0/22" })
    for id in ["DataA", "DataB"] as [LogicalID] { graph.change(id, EC2.Subnet.self) { $0.vpc = .to("Other") } }
  }

  /// Leads from the data subnets to a network behind a transit gateway.
  private static func connect(_ graph: inout ResourceGraph, to range: String) {
    for zone in ["A", "B"] {
      graph.add(
        LogicalID("Offices\(zone)"),
        EC2.Route {
          $0.routeTable = Reference(LogicalID("DataRoutes\(zone)"))
          $0.destinationCIDRBlock = .literal(range)
          $0.transitGateway = "tgw-1"
        })
    }
  }

  /// Adds a range to the VPC, and lets all added addresses in.
  private static func addBlock(_ graph: inout ResourceGraph, _ range: Node) {
    graph.addGroup("DatabaseGroup", allows: .range("100.64.0.0/10"), on: 5432)
    graph.addRange(range)
  }

  private static func peer(_ graph: inout ResourceGraph, _ change: (inout EC2.Route) -> Void = { _ in }) {
    for (table, range) in [("App", "10.0.20.0/22"), ("Data", "10.0.0.0/16")] {
      for zone in ["A", "B"] {
        graph.add(
          LogicalID("\(table)Peer\(zone)"),
          EC2.Route {
            $0.routeTable = Reference(LogicalID("\(table)Routes\(zone)"))
            $0.destinationCIDRBlock = .literal(range)
            $0.vpcPeeringConnection = .expression(.attribute("Peering", "Ref"))
            change(&$0)
          })
      }
    }
    graph.add(
      "Peering",
      EC2.VPCPeeringConnection {
        $0.vpc = .to("Vpc")
        $0.peerVPC = .to("Other")
      })
  }

  @Test(arguments: cases) func `a connection arrives, is blocked, or is unknown`(_ example: Case) throws {
    let model = Self.stack(example.change)
    let engine = model.reachability
    let source: Reachability.Source
    if example.from == "internet" {
      source = .internet
    } else if let range = CIDR(example.from) {
      source = .range(range)
    } else {
      source = .resource(try #require(engine.resource(LogicalID(example.from))))
    }
    let target = try #require(engine.resource(example.to))
    let path = try #require(engine.paths(from: source, to: target, on: example.port).last)
    let reason = path.obstacles.first?.fact ?? path.doubts.first ?? ""
    #expect(path.verdict == example.verdict, "\(path.obstacles.map(\.fact)) \(path.doubts)")
    #expect(example.reason.isEmpty ? reason.isEmpty : reason.contains(example.reason), "\(reason)")
  }

  @Test(arguments: [
    ("0.0.0.0/0", NetworkPath.Verdict.reachable), ("52.94.0.0/16", .unknown), ("10.0.0.0/8", .blocked),
    ("100.64.0.0/10", .blocked),
  ])
  func `a service has some of the addresses of the internet`(_ range: String, _ verdict: NetworkPath.Verdict) throws {
    let model = Self.stack {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(443) { $0.cidrBlocks = [.literal(range)] }]
      }
    }
    let service = try #require(model.reachability.resource("Service"))
    let subnet = try #require(service.placement.subnets.first)
    #expect(model.reachability.toAWS("logs", from: service, in: subnet).verdict == verdict)
  }

  @Test func `a way has its hops in order`() throws {
    let engine = Self.stack().reachability
    let target = try #require(engine.resource("LoadBalancer"))
    #expect(
      engine.paths(from: .internet, to: target, on: 443).first?.proof.map(\.name) == [
        "internet", "internet gateway 'Gateway'", "route table 'PublicRoutes' by route 'PublicDefault'",
        "subnet 'PublicA'", "security group 'LoadBalancerGroup'", "load balancer 'LoadBalancer'",
      ])
  }

  @Test func `every setting that blocks is named`() throws {
    let engine = Self.stack {
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [Self.egress(443) { $0.cidrBlocks = ["0.0.0.0/0"] }]
      }
      Self.filter(&$0, ["DataA", "DataB"], [])
    }.reachability
    let service = try #require(engine.resource("Service"))
    let database = try #require(engine.resource("Database"))
    let path = try #require(engine.paths(from: .resource(service), to: database, on: 3306).first)
    #expect(
      path.obstacles.map(\.kind) == [
        .securityGroupEgress("ServiceGroup"), .networkACL("List"), .networkACL("List"),
        .securityGroupIngress("DatabaseGroup"), .port,
      ])
  }

  @Test(arguments: [
    (["PublicA", "PublicB"], 443, NetworkPath.Verdict.reachable), (["PublicA", "PublicB"], 80, .blocked),
    (["AppA", "AppB"], 443, .reachable), (["AppA", "AppB"], 80, .blocked),
  ])
  func `the way out passes the network ACLs of the subnet and of its NAT gateway`(
    _ subnets: [String], _ port: Int, _ verdict: NetworkPath.Verdict
  ) throws {
    let model = Self.stack {
      Self.filter(
        &$0, subnets,
        [
          (100, false, true, port...port, "10.0.0.0/16"), (110, false, true, Self.clients, "0.0.0.0/0"),
          (100, true, true, port...port, "0.0.0.0/0"), (110, true, true, Self.clients, "10.0.0.0/16"),
        ])
    }
    let service = try #require(model.reachability.resource("Service"))
    let subnet = try #require(service.placement.subnets.first)
    #expect(model.reachability.toInternet(from: service, in: subnet).verdict == verdict)
    #expect(model.reachability.toAWS("logs", from: service, in: subnet).verdict == verdict)
  }

  @Test(arguments: [
    ("a parameter", "the destination of route 'NatADefault' cannot be determined"),
    ("a prefix list", "which addresses the prefix list of route 'NatADefault' has"),
  ])
  func `a way out through a NAT gateway is unknown where its destination is`(_ kind: String, _ reason: String) throws {
    let engine = Self.stack {
      $0.change("NatADefault", EC2.Route.self) {
        $0.destinationCIDRBlock = kind == "a parameter" ? .parameter("Range") : nil
        $0.destinationPrefixList = kind == "a parameter" ? nil : "pl-1"
      }
    }.reachability
    let service = try #require(engine.resource("Service"))
    let subnet = try #require(service.placement.subnets.first)
    let path = engine.toInternet(from: service, in: subnet)
    #expect(path.verdict == .unknown)
    #expect(path.doubts.first?.contains(reason) == true, "\(path.doubts)")
  }

  @Test func `a NAT instance is a way out, and no way in`() throws {
    let engine = Self.stack {
      $0.change("NatADefault", EC2.Route.self) {
        $0.natGateway = nil
        $0.instance = "i-0123"
      }
    }.reachability
    let service = try #require(engine.resource("Service"))
    let subnet = try #require(service.placement.subnets.first)
    let path = engine.toInternet(from: service, in: subnet)
    #expect(path.verdict == .reachable, "\(path.obstacles.map(\.fact)) \(path.doubts)")
    #expect(path.proof.map(\.name).contains("'i-0123'"), "\(path.proof.map(\.name))")
    #expect(engine.paths(from: .internet, to: service, on: 3000).allSatisfy { $0.verdict == .blocked })
  }

  private static func statement(
    _ effect: IAM.Statement.Effect, _ resource: Value<String>, if condition: IAM.Condition? = nil
  ) -> IAM.Statement {
    var statement = IAM.Statement(actions: ["s3:GetObject"], resources: [resource])
    statement.effect = .literal(effect)
    statement.principal = .everybody
    statement.conditions = condition.map { [$0] }
    return statement
  }

  private static let condition = IAM.Condition("StringEquals", "aws:SourceVpc", "vpc-1")

  static let policies: [(String, [IAM.Statement], NetworkPath.Verdict)] = [
    ("eu-west-1", [statement(.allow, "arn:aws:s3:::prod-eu-west-1-starport-layer-bucket/*")], .reachable),
    (
      "us-gov-west-1", [statement(.allow, "arn:aws-us-gov:s3:::prod-us-gov-west-1-starport-layer-bucket/*")], .reachable
    ),
    ("us-gov-west-1", [statement(.allow, "arn:aws:s3:::prod-us-gov-west-1-starport-layer-bucket/*")], .blocked),
    ("cn-north-1", [statement(.allow, "arn:aws-cn:s3:::prod-cn-north-1-starport-layer-bucket/*")], .reachable),
    ("eu-west-1", [statement(.allow, "*"), statement(.deny, "*", if: condition)], .unknown),
    ("eu-west-1", [statement(.allow, "*"), statement(.deny, "*", if: condition), statement(.deny, "*")], .blocked),
    ("eu-west-1", [statement(.deny, "*", if: condition)], .blocked),
  ]

  @Test(arguments: policies) func `the policy of an endpoint allows the bucket of ECR in each partition`(
    _ region: String, _ statements: [IAM.Statement], _ verdict: NetworkPath.Verdict
  ) throws {
    let engine = Self.stack {
      $0.region = region
      $0.addEndpoints()
      $0.change("S3", EC2.VPCEndpoint.self) { $0.policy = IAM.PolicyDocument(statements) }
    }.reachability
    let service = try #require(engine.resource("Service"))
    let subnet = try #require(service.placement.subnets.first)
    #expect(engine.toAWS("s3", from: service, in: subnet).verdict == verdict)
  }

  @Test func `a task is found by its own name where a schedule starts it`() {
    let engine = Self.stack {
      $0.add("ArchiverTaskDefinition", ECS.TaskDefinition())
      $0.update("ArchiverTaskDefinition") { $0.construct = "task 'archiver'" }
      $0.addScheduledTask("Nightly", in: [.to("AppA")])
      $0.change("Nightly", Scheduler.Schedule.self) { $0.target?.ecs?.taskDefinition = .to("ArchiverTaskDefinition") }
    }.reachability
    #expect(engine.resources(named: "archiver").map(\.id) == ["Nightly"])
    #expect(engine.resources(named: "ArchiverTaskDefinition").map(\.id) == ["Nightly"])
    #expect(engine.resources(named: "another").isEmpty)
  }

  @Test(
    arguments: [
      ("LoadBalancer", "make its 'Scheme' internet-facing, or use load balancer 'Front'"),
      ("Service", "use a load balancer that is internet-facing"), ("Database", "connect to it from its network"),
    ] as [(LogicalID, String)])
  func `what has no public address has a remedy of its kind`(_ id: LogicalID, _ remedy: String) throws {
    let engine = Self.stack {
      $0.change("LoadBalancer", ElasticLoadBalancing.LoadBalancer.self) { $0.scheme = .literal(.internal) }
      $0.add("Front", ElasticLoadBalancing.LoadBalancer { $0.scheme = .literal(.internetFacing) })
    }.reachability
    let target = try #require(engine.resource(id))
    let path = try #require(engine.paths(from: .internet, to: target, on: nil).first)
    #expect(path.obstacles.first { $0.kind == .address }?.remedy == remedy)
  }

  @Test func `load balancers connect to tasks on the ports of requests and health checks`() {
    let flows = Self.stack {
      $0.change("Targets", ElasticLoadBalancing.TargetGroup.self) { $0.healthCheck?.port = "5000" }
    }.reachability.flows
    #expect(flows.map(\.port) == [3000, 5000])
    #expect(flows.map(\.isHealthCheck) == [false, true])
    #expect(flows.map(\.balancer.id) == ["LoadBalancer", "LoadBalancer"])
  }

  @Test func `the internet reaches the load balancer alone`() {
    #expect(Self.stack().reachability.exposed.map(\.resource.id) == ["LoadBalancer"])
  }

  @Test func `edges lead both ways`() {
    let model = Self.stack {
      $0.add(
        "Cron", RawResource(.cloudFormation, type: "AWS::Custom::Cron", properties: ["Group": ["Ref": "ServiceGroup"]]))
    }
    #expect(model.edges(from: "AppAAssociation").sorted() == ["AppA", "AppRoutesA"])
    #expect(model.edges(to: "ServiceGroup").sorted() == ["Cron", "DatabaseGroup", "Service"])
    #expect(model.edges(from: "Vpc").isEmpty)
  }
}
