import AWSResources
import Documents
import Testing

@testable import Validation

/// A service in one VPC and a database in another one, both attached to a transit gateway.
@Suite struct TransitGatewayTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var verdict: NetworkPath.Verdict
    /// What the first obstacle, or else the first doubt, says.
    var reason: String
    var change: @Sendable (inout ResourceGraph) -> Void

    init(
      _ name: String, _ verdict: NetworkPath.Verdict, _ reason: String = "",
      _ change: @escaping @Sendable (inout ResourceGraph) -> Void = { _ in }
    ) {
      testDescription = name
      self.verdict = verdict
      self.reason = reason
      self.change = change
    }
  }

  private static func add(_ graph: inout ResourceGraph, _ id: LogicalID, _ type: String, _ properties: Object = [:]) {
    graph.add(id, RawResource(.cloudFormation, type: "AWS::EC2::\(type)", properties: properties))
  }

  /// A route table of the transit gateway that one attachment has.
  private static func addTable(_ graph: inout ResourceGraph, of attachment: Node) {
    add(&graph, "Table", "TransitGatewayRouteTable", ["TransitGatewayId": ["Ref": "Hub"]])
    add(&graph, "Association", "TransitGatewayRouteTableAssociation", ends(attachment))
  }

  private static func ends(_ attachment: Node) -> Object {
    ["TransitGatewayRouteTableId": ["Ref": "Table"], "TransitGatewayAttachmentId": attachment]
  }

  private static func addRoute(_ graph: inout ResourceGraph, _ range: Node, _ target: Node?) {
    var route: Object = ["TransitGatewayRouteTableId": ["Ref": "Table"], "DestinationCidrBlock": range]
    if let target { route["TransitGatewayAttachmentId"] = target } else { route["Blackhole"] = true }
    add(&graph, LogicalID("Route\(graph.entries.count)"), "TransitGatewayRoute", route)
  }

  private static func graph(_ change: (inout ResourceGraph) -> Void) -> ResourceGraph {
    var graph = ResourceGraph("test")
    graph.addNetwork()
    graph.addWebService()
    graph.addDatabase()
    graph.addGroup("DatabaseGroup", allows: .range("10.0.0.0/16"), on: 5432)
    graph.add("Other", EC2.VPC { $0.cidrBlock = "10.0.20.0/22" })
    for id in ["DataA", "DataB"] as [LogicalID] { graph.change(id, EC2.Subnet.self) { $0.vpc = .to("Other") } }
    add(&graph, "Hub", "TransitGateway")
    for vpc in ["Vpc", "Other"] {
      graph.add(
        LogicalID("\(vpc)Attachment"),
        EC2.TransitGatewayAttachment {
          $0.transitGateway = .expression(.attribute("Hub", "Ref"))
          $0.vpc = Reference(LogicalID(vpc))
        })
    }
    for (table, range) in [("App", "10.0.20.0/22"), ("Data", "10.0.0.0/16")] {
      for zone in ["A", "B"] {
        graph.add(
          LogicalID("\(table)Hub\(zone)"),
          EC2.Route {
            $0.routeTable = Reference(LogicalID("\(table)Routes\(zone)"))
            $0.destinationCIDRBlock = .literal(range)
            $0.transitGateway = .expression(.attribute("Hub", "Ref"))
          })
      }
    }
    change(&graph)
    return graph
  }

  static let cases: [Case] = [
    Case("the default route table", .reachable),
    Case("a transit gateway of another stack", .unknown, "the route tables of transit gateway 'tgw-1'") {
      for vpc in ["Vpc", "Other"] {
        $0.change(LogicalID("\(vpc)Attachment"), EC2.TransitGatewayAttachment.self) { $0.transitGateway = "tgw-1" }
      }
      for id in ["AppHubA", "AppHubB", "DataHubA", "DataHubB"] as [LogicalID] {
        $0.change(id, EC2.Route.self) { $0.transitGateway = "tgw-1" }
      }
    },
    Case("an attachment of another stack", .unknown, "the attachment of 'Other' to transit gateway 'Hub'") {
      $0.change("OtherAttachment", EC2.TransitGatewayAttachment.self) {
        $0.vpc = Reference(expression: .parameter("Peer"))
      }
    },
    Case("no default route table", .unknown, "the route table of attachment 'VpcAttachment'") {
      $0.change("Hub", to: ["DefaultRouteTableAssociation": "disable"])
    },
    Case("no propagation to the default table", .blocked, "route table 'Hub' of the transit gateway does not lead to") {
      $0.change("Hub", to: ["DefaultRouteTablePropagation": "disable"])
    },
    Case(
      "a table without a route", .blocked, "route table 'Table' of the transit gateway does not lead to '10.0.21.0/24'"
    ) {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
    },
    Case("a table with a route", .reachable) {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, "10.0.0.0/8", ["Ref": "OtherAttachment"])
    },
    Case("a table with a propagation", .reachable) {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      add(&$0, "Propagation", "TransitGatewayRouteTablePropagation", ends(["Fn::GetAtt": ["OtherAttachment", "Id"]]))
    },
    Case("a route that drops packets", .blocked, "drops traffic to '10.0.21.0/24'") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, "10.0.0.0/8", ["Ref": "OtherAttachment"])
      addRoute(&$0, "10.0.21.0/24", nil)
    },
    Case("a route to another attachment", .blocked, "through attachment 'VpcAttachment'") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, "10.0.20.0/22", ["Ref": "VpcAttachment"])
    },
    Case("a route to the attachment of a parameter", .unknown, "the target of route") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, "10.0.20.0/22", ["Ref": "Inspection"])
    },
    Case("a route of a parameter", .unknown, "the destination of route") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, ["Ref": "Range"], ["Ref": "OtherAttachment"])
    },
    Case("a route for a part of the subnet", .unknown, "applies to a part of '10.0.21.0/24'") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      addRoute(&$0, "10.0.21.0/25", nil)
    },
    Case("a table of a parameter", .unknown, "the route table of 'Association' is not in the templates") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      $0.change("Association", to: ["TransitGatewayAttachmentId": ["Ref": "VpcAttachment"]])
    },
    Case("an attachment of a parameter in an association", .unknown, "the attachment of 'Association' is not in") {
      addTable(&$0, of: ["Ref": "Inspection"])
    },
    Case("an attachment of a parameter in a propagation", .unknown, "the ranges that 'Propagation' propagates") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      add(&$0, "Propagation", "TransitGatewayRouteTablePropagation", ends(["Ref": "Inspection"]))
    },
    Case("a route in a table of a parameter", .unknown, "is not in the templates") {
      addTable(&$0, of: ["Ref": "VpcAttachment"])
      add(
        &$0, "Elsewhere", "TransitGatewayRoute",
        [
          "TransitGatewayRouteTableId": ["Ref": "Shared"], "DestinationCidrBlock": "10.0.20.0/22",
          "TransitGatewayAttachmentId": ["Ref": "OtherAttachment"],
        ])
    },
    Case("a propagation by a variable", .unknown, "whether attachment 'OtherAttachment' propagates") {
      $0.update("OtherAttachment") {
        let path: [Extra.Step] = [.key("transit_gateway_default_route_table_propagation")]
        $0.extras.append(Extra(.terraform, path: path, value: "${var.propagate}"))
      }
    },
    // Rules that name groups.
    Case("a group without support", .blocked, "does not admit service 'Service'") {
      $0.addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 5432)
    },
    Case("a group with support", .reachable) {
      $0.addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 5432)
      $0.change("Hub", to: ["SecurityGroupReferencingSupport": "enable"])
    },
    Case("a group with support of the transit gateway alone", .blocked, "does not admit service 'Service'") {
      $0.addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 5432)
      $0.change("Hub", to: ["SecurityGroupReferencingSupport": "enable"])
      $0.change("VpcAttachment", EC2.TransitGatewayAttachment.self) { $0.options.securityGroupReferences = "disable" }
    },
    Case("a group with support by a parameter", .unknown, "whether transit gateway 'Hub' supports references") {
      $0.addGroup("DatabaseGroup", allows: .group("ServiceGroup"), on: 5432)
      $0.change("Hub", to: ["SecurityGroupReferencingSupport": ["Ref": "Support"]])
    },
    Case("a group in an outbound rule", .blocked, "does not let out to database 'Database'") {
      $0.change("Hub", to: ["SecurityGroupReferencingSupport": "enable"])
      $0.change("ServiceGroup", EC2.SecurityGroup.self) {
        $0.egress = [
          EC2.SecurityGroup.Rule {
            $0.protocolName = "-1"
            $0.securityGroups = [.to("DatabaseGroup")]
          }
        ]
      }
    },
  ]

  @Test(arguments: cases) func `traffic to another VPC arrives, is blocked, or is unknown`(_ example: Case) throws {
    let engine = Model(Self.graph(example.change)).reachability
    let service = try #require(engine.resource("Service"))
    let database = try #require(engine.resource("Database"))
    let path = try #require(engine.paths(from: .resource(service), to: database, on: 5432).last)
    let reason = path.obstacles.first?.fact ?? path.doubts.first ?? ""
    #expect(path.verdict == example.verdict, "\(path.obstacles.map(\.fact)) \(path.doubts)")
    #expect(example.reason.isEmpty ? reason.isEmpty : reason.contains(example.reason), "\(reason)")
  }
}

extension ResourceGraph {
  /// Gives a resource without a struct other properties.
  fileprivate mutating func change(_ id: LogicalID, to properties: Object) {
    update(id) { entry in
      guard case .raw(var raw) = entry.content else { return }
      raw.properties = properties
      entry.content = .raw(raw)
    }
  }
}
