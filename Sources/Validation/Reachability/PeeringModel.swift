import AWSResources

extension Model {
  /// The peering connections between VPCs.
  var peerings: PeeringModel { analysis() }
}

/// Whether traffic from one VPC arrives in another one through a peering connection or a transit gateway.
enum Passage {
  case open
  /// With what blocks, and what to do.
  case blocked(Place?, String, String)
  case unknown(String)
}

/// The peering connections of a graph, with the VPCs that they connect.
final class PeeringModel: Analysis {
  struct Peering {
    let connection: Located<EC2.VPCPeeringConnection>
    /// The VPCs on both sides; `nil` for one that is not in the graph.
    let vpcs: [LogicalID?]
    /// Whether somebody accepts it, without which it carries nothing.
    let isAccepted: Bool
  }

  private var byID: [LogicalID: Peering] = [:]

  init(_ model: Model) {
    let connections = model.graph.all(EC2.VPCPeeringConnection.self)
    guard !connections.isEmpty else { return }
    let ids = Set(connections.map(\.id))
    // In Terraform, the other side accepts it with a resource of its own, whose id is that of the connection.
    var accepters: [LogicalID: [LogicalID]] = [:]
    for (entry, accepter) in model.raw("aws_vpc_peering_connection_accepter") {
      guard let id = accepter.references(where: ids.contains).first else { continue }
      accepters[id, default: []].append(entry.id)
    }
    for connection in connections {
      let resource = connection.resource
      let peering = Peering(
        connection: connection,
        vpcs: [resource.vpc, resource.peerVPC].map { model.graph.resource($0)?.id },
        isAccepted: model.graph.origin != .terraform || accepters[connection.id] != nil
          || model.literal(resource.acceptsAutomatically) == true)
      for id in [connection.id] + (accepters[connection.id] ?? []) { byID[id] = peering }
    }
  }

  func peering(_ connection: RoutingTable.Connection) -> Peering? { connection.id.flatMap { byID[$0] } }

  /// Whether the connection leads from one VPC to another: it does not lead on from there.
  ///
  /// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
  func passage(through connection: RoutingTable.Connection, from vpc: LogicalID, to other: LogicalID) -> Passage {
    guard let peering = peering(connection) else {
      return .unknown("which VPCs peering connection '\(connection.name)' connects is not in the templates")
    }
    let known = peering.vpcs.compactMap(\.self)
    guard known.allSatisfy({ $0 == vpc || $0 == other }) else {
      return .blocked(
        Place(peering.connection.entry),
        "peering connection '\(connection.name)' does not connect '\(vpc)' with '\(other)'",
        "use a connection between the two VPCs")
    }
    guard known.count == peering.vpcs.count else {
      return .unknown("a VPC of peering connection '\(connection.name)' is not in the templates")
    }
    return peering.isAccepted
      ? .open : .unknown("who accepts peering connection '\(connection.name)' is not in the templates")
  }
}
