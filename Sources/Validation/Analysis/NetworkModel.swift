package import AWSResources

extension Model {
  /// Subnets, route tables and endpoints.
  package var network: NetworkModel { analysis() }
}

/// The subnets, route tables and endpoints of a graph, with the references between them.
package final class NetworkModel: Analysis {
  package let vpcs: [Located<EC2.VPC>]
  package let subnets: [RoutedSubnet]
  package let natGateways: [Located<EC2.NATGateway>]
  package let endpoints: [Endpoint]
  /// The VPCs that each internet gateway is attached to; `nil` for a VPC that is not in the template.
  package let attachments: [LogicalID: [LogicalID?]]
  package let tables: [LogicalID: RoutingTable]
  package let rawInterfaces: [RawInterface]

  private let subnetsByID: [LogicalID: RoutedSubnet]
  private let endpointsByVPC: [LogicalID: [Endpoint]]
  private let subnetsByVPC: [LogicalID: [RoutedSubnet]]
  private let endpointsOfUnknownVPC: [Endpoint]

  package init(_ model: Model) {
    let graph = model.graph
    vpcs = graph.all(EC2.VPC.self)
    natGateways = graph.all(EC2.NATGateway.self)
    attachments = Self.attachments(graph)
    let tables = Self.tables(model)
    self.tables = tables
    subnets = Self.subnets(model, tables)
    subnetsByID = Dictionary(subnets.map { ($0.id, $0) }) { first, _ in first }
    rawInterfaces = Self.rawInterfaces(model, subnetsByID)
    var subnetsByVPC: [LogicalID: [RoutedSubnet]] = [:]
    for subnet in subnets { if let vpc = subnet.vpc { subnetsByVPC[vpc, default: []].append(subnet) } }
    self.subnetsByVPC = subnetsByVPC
    endpoints = graph.all(EC2.VPCEndpoint.self).map { Endpoint($0, in: model) }
    var endpointsByVPC: [LogicalID: [Endpoint]] = [:]
    for endpoint in endpoints { if let vpc = endpoint.vpc { endpointsByVPC[vpc, default: []].append(endpoint) } }
    self.endpointsByVPC = endpointsByVPC
    endpointsOfUnknownVPC = endpoints.filter { $0.vpc == nil }
    for endpoint in endpoints where endpoint.subnets != nil {
      endpoint.placement = placement(endpoint.subnets, of: "'\(endpoint.id)'")
    }
  }

  package func subnet(_ reference: Reference<EC2.Subnet>?) -> RoutedSubnet? {
    reference?.id.flatMap { subnetsByID[$0] }
  }

  package func subnets(of vpc: LogicalID) -> [RoutedSubnet] { subnetsByVPC[vpc] ?? [] }

  package func endpoints(of vpc: LogicalID) -> [Endpoint] { (endpointsByVPC[vpc] ?? []) + endpointsOfUnknownVPC }

  /// Whether an internet gateway is attached to a VPC; `nil` where that cannot be determined.
  package func isAttached(_ gateway: LogicalID, to vpc: LogicalID) -> Bool? {
    let attached = attachments[gateway] ?? []
    if attached.contains(vpc) { return true }
    return attached.contains(nil) ? nil : false
  }
}

// MARK: - Building the model

extension NetworkModel {
  private static func attachments(_ graph: ResourceGraph) -> [LogicalID: [LogicalID?]] {
    var attachments: [LogicalID: [LogicalID?]] = [:]
    for gateway in graph.all(EC2.InternetGateway.self) {
      if let vpc = gateway.resource.vpc { attachments[gateway.id, default: []].append(vpc.id) }
    }
    for attachment in graph.all(EC2.VPCGatewayAttachment.self) {
      guard let gateway = attachment.resource.internetGateway?.id else { continue }
      attachments[gateway, default: []].append(attachment.resource.vpc?.id)
    }
    return attachments
  }

  private static func tables(_ model: Model) -> [LogicalID: RoutingTable] {
    var tables: [LogicalID: RoutingTable] = [:]
    for table in model.graph.all(EC2.RouteTable.self) {
      let routing = RoutingTable(table)
      for route in table.resource.inlineRoutes {
        for destination in destinations(route.destinationCIDRBlock, route.destinationIPv6CIDRBlock, model) {
          let target = target(of: route, model)
          routing.add(.init(entry: table.entry, target: target, destination: destination))
        }
      }
      tables[table.id] = routing
    }
    for route in model.graph.all(EC2.Route.self) {
      guard let id = route.resource.routeTable?.id, let table = tables[id] else { continue }
      let resource = route.resource
      for destination in destinations(resource.destinationCIDRBlock, resource.destinationIPv6CIDRBlock, model) {
        table.add(.init(entry: route.entry, target: target(of: resource, model), destination: destination))
      }
    }
    return tables
  }

  private static func destinations(
    _ ipv4: Value<String>?, _ ipv6: Value<String>?, _ model: Model
  ) -> [Known<CIDR>] {
    let destinations = [model.range(ipv4), model.range(ipv6)].filter { !$0.isAbsent }
    return destinations.isEmpty ? [.absent] : destinations
  }

  private static func target(of route: EC2.Route, _ model: Model) -> RoutingTable.Target {
    if let gateway = route.gateway, !gateway.expression.isNoValue { return target(gateway, model) }
    if let nat = route.natGateway, !nat.expression.isNoValue { return .natGateway(nat.id) }
    let known = known(
      route.egressOnlyInternetGateway, route.vpcPeeringConnection, route.transitGateway, model)
    let others = [
      route.instance, route.networkInterface, route.carrierGateway, route.localGateway, route.coreNetwork,
    ]
    return known ?? other(others, endpoint: route.vpcEndpoint, model)
  }

  private static func target(of route: EC2.RouteTable.InlineRoute, _ model: Model) -> RoutingTable.Target {
    if let gateway = route.gateway { return target(gateway, model) }
    if let nat = route.natGateway { return .natGateway(nat.id) }
    let known = known(
      route.egressOnlyInternetGateway, route.vpcPeeringConnection, route.transitGateway, model)
    let others = [route.networkInterface, route.carrierGateway, route.localGateway, route.coreNetwork]
    return known ?? other(others, endpoint: route.vpcEndpoint, model)
  }

  private static func known(
    _ egressOnly: Value<String>?, _ peering: Value<String>?, _ transit: Value<String>?, _ model: Model
  ) -> RoutingTable.Target? {
    if let name = model.text(egressOnly) { return .egressOnlyGateway(name) }
    if let peering, !peering.expression.isNoValue { return .peering(.init(peering, in: model)) }
    guard let transit, !transit.expression.isNoValue else { return nil }
    return .transitGateway(.init(transit, in: model))
  }

  /// An internet gateway, or a gateway of another kind by its id.
  private static func target(_ gateway: Reference<EC2.InternetGateway>, _ model: Model) -> RoutingTable.Target {
    if let id = gateway.id {
      guard let entry = model.graph[id] else { return .unknown("'\(id)'") }
      return entry.resource is EC2.InternetGateway ? .internetGateway(id) : .another(id.name)
    }
    let text = model.text(gateway.expression)
    if text.hasPrefix("igw-") { return .internetGateway(nil) }
    return text.contains("${") ? .unknown("'\(text)'") : .another(text)
  }

  private static func other(
    _ values: [Value<String>?], endpoint: Reference<EC2.VPCEndpoint>?, _ model: Model
  ) -> RoutingTable.Target {
    if let name = values.lazy.compactMap({ model.text($0) }).first { return .another(name) }
    if let endpoint { return .another(model.text(endpoint.expression)) }
    return .unknown("its target")
  }

  private static func subnets(_ model: Model, _ tables: [LogicalID: RoutingTable]) -> [RoutedSubnet] {
    var associations: [LogicalID: [Located<EC2.SubnetRouteTableAssociation>]] = [:]
    var hasUnknownAssociation = false
    for association in model.graph.all(EC2.SubnetRouteTableAssociation.self) {
      if let subnet = association.resource.subnet?.id {
        associations[subnet, default: []].append(association)
      } else {
        hasUnknownAssociation = true
      }
    }
    let mainTables = MainTables(model)
    return model.graph.all(EC2.Subnet.self).map { subnet in
      let own = associations[subnet.id] ?? []
      let table: RoutedSubnet.Table
      if let association = own.first {
        if let known = association.resource.routeTable?.id.flatMap({ tables[$0] }) {
          table = .own(known)
        } else {
          table = .unknown("the route table of '\(association.id)' is not in the template")
        }
      } else if hasUnknownAssociation {
        table = .unknown("an association names a subnet that is not in the template")
      } else {
        table = mainTables.table(of: subnet.resource.vpc, in: model.graph)
      }
      return RoutedSubnet(
        subnet, zone: Zone(of: subnet.resource, in: model), range: model.range(subnet.resource.cidrBlock),
        ipv6Range: model.range(subnet.resource.ipv6CIDRBlock), associations: own, table: table)
    }
  }
}

/// The main route tables, which apply to subnets without an association.
private struct MainTables {
  /// Whether a Terraform resource without a struct replaces a VPC's main table.
  private let areReplaced: Bool

  init(_ model: Model) {
    areReplaced = !model.raw("aws_main_route_table_association", "aws_default_route_table").isEmpty
  }

  func table(of vpc: Reference<EC2.VPC>?, in graph: ResourceGraph) -> RoutedSubnet.Table {
    guard graph.resource(vpc) != nil else {
      return .unknown("its VPC, with the main route table, is not in the template")
    }
    return areReplaced ? .unknown("the main route table of its VPC is set by another resource") : .main(nil)
  }
}

extension Model {
  /// The address range that a value gives.
  package func range(_ value: Value<String>?) -> Known<CIDR> {
    switch known(value) {
    case .absent: .absent
    case .unknown: .unknown
    case .value(let text): CIDR(text).map { .value($0) } ?? .unknown
    }
  }
}
