import AWSResources
import Documents

extension Model {
  /// The transit gateways, their attachments and their route tables.
  var transitGateways: TransitGatewayModel { analysis() }
}

/// The transit gateways of a graph, with their attachments and route tables.
///
/// https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
final class TransitGatewayModel: Analysis {
  struct Attachment {
    let entry: Entry
    let gateway: RoutingTable.Connection
    let vpc: LogicalID?
    /// Whether it has and fills the default route table, where the transit gateway does so too.
    let usesDefaultTable: Known<Bool>
    let fillsDefaultTable: Known<Bool>
    let allowsGroupReferences: Known<Bool>
  }

  /// A route that somebody wrote.
  struct Route {
    let entry: Entry
    let destination: Known<CIDR>
    /// `nil` for one that is not in the graph.
    let attachment: LogicalID?
    let isBlackhole: Known<Bool>
  }

  private struct Gateway {
    let associates: Known<Bool>
    let propagates: Known<Bool>
    let allowsGroupReferences: Known<Bool>
  }

  /// A route table, by the id of its resource, or by that of the transit gateway whose default table it is.
  private enum Table {
    case known(LogicalID)
    case unknown(String)
  }

  private let model: Model
  private var gateways: [LogicalID: Gateway] = [:]
  private var attachments: [LogicalID: Attachment] = [:]
  private var attachmentsByVPC: [LogicalID: [Attachment]] = [:]
  private var associations: [LogicalID: Table] = [:]
  private var propagations: [LogicalID: [LogicalID]] = [:]
  private var routes: [LogicalID: [Route]] = [:]
  /// Why a table may lead to more than its routes and propagations tell.
  private var doubts: [LogicalID: String] = [:]
  /// The same of every table.
  private var doubtOfAllTables: String?
  /// Why an attachment may have another table than the default one.
  private var doubtOfAssociations: String?

  init(_ model: Model) {
    self.model = model
    readGateways()
    readAttachments()
    guard !attachments.isEmpty else { return }
    readTables()
  }

  // MARK: - Answers

  /// Whether the route table of the sending VPC's attachment leads to the attachment of the other VPC.
  func passage(
    through gateway: RoutingTable.Connection, from vpc: LogicalID, to other: LogicalID, _ range: CIDR
  ) -> Passage {
    let (start, end) = (attachment(of: vpc, to: gateway), attachment(of: other, to: gateway))
    guard let start, let end else {
      let missing = start == nil ? vpc : other
      return .unknown("the attachment of '\(missing)' to transit gateway '\(gateway.name)' is not in the templates")
    }
    switch table(of: start) {
    case .unknown(let reason): return .unknown(reason)
    case .known(let table): return passage(in: table, to: end, range)
    }
  }

  /// Whether rules of security groups may name groups of the other VPC; those for outbound traffic never do.
  ///
  /// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-vpc-attachments.html#vpc-attachment-security
  func allowsGroupReferences(
    through gateway: RoutingTable.Connection, from vpc: LogicalID, to other: LogicalID
  ) -> Answer {
    let ends = [vpc, other].map { attachment(of: $0, to: gateway)?.allowsGroupReferences ?? .unknown }
    // The transit gateway has to be told; attachments allow it unless they are told otherwise.
    let all =
      ends.map { $0.or(true) } + [gateway.id.flatMap { gateways[$0] }?.allowsGroupReferences.or(false) ?? .unknown]
    if all.contains(.value(false)) { return .no }
    return all.allSatisfy { $0.value == true }
      ? .yes
      : .unknown(
        "whether transit gateway '\(gateway.name)' supports references to security groups cannot be determined before "
          + "deployment")
  }

  private func attachment(of vpc: LogicalID, to gateway: RoutingTable.Connection) -> Attachment? {
    attachmentsByVPC[vpc]?.first { $0.gateway == gateway }
  }

  private func table(of attachment: Attachment) -> Table {
    if let own = associations[attachment.entry.id] { return own }
    if let doubtOfAssociations { return .unknown(doubtOfAssociations) }
    guard let id = attachment.gateway.id, let gateway = gateways[id] else {
      return .unknown("the route tables of transit gateway '\(attachment.gateway.name)' are not in the templates")
    }
    guard gateway.associates.or(true).value == true, attachment.usesDefaultTable.or(true).value == true else {
      return .unknown("the route table of attachment '\(attachment.entry.id)' is not in the templates")
    }
    return .known(id)
  }

  private func passage(in table: LogicalID, to end: Attachment, _ range: CIDR) -> Passage {
    var best: (prefix: Int, route: Route?, attachment: LogicalID?)?
    for route in routes[table] ?? [] {
      guard let destination = route.destination.value else {
        return .unknown("the destination of route '\(route.entry.id)' cannot be determined before deployment")
      }
      if destination != range, range.contains(destination) {
        return .unknown("route '\(route.entry.id)' applies to a part of '\(range)'")
      }
      // A route that somebody wrote wins over one that an attachment propagates.
      if destination.contains(range), destination.prefix >= best?.prefix ?? 0 {
        best = (destination.prefix, route, route.attachment)
      }
    }
    for attachment in sources(of: table) {
      switch attachment.vpc.map({ model.addressBlocks(of: $0) }) {
      case let blocks? where blocks.contains(range) == nil:
        return .unknown("the addresses of '\(attachment.vpc.map(\.name) ?? "")' cannot be determined before deployment")
      case let blocks?:
        for block in blocks.known where block.contains(range) && block.prefix > best?.prefix ?? -1 {
          best = (block.prefix, nil, attachment.entry.id)
        }
      case nil: continue
      }
    }
    let passage = passage(along: best?.route, to: best?.attachment, in: table, end, range)
    if case .blocked = passage, let doubt = doubts[table] ?? doubtOfAllTables { return .unknown(doubt) }
    return passage
  }

  private func passage(
    along route: Route?, to attachment: LogicalID?, in table: LogicalID, _ end: Attachment, _ range: CIDR
  ) -> Passage {
    if let route, route.isBlackhole.or(false) == .value(true) {
      return .blocked(Place(route.entry), "route '\(route.entry.id)' drops traffic to '\(range)'", "remove the route")
    }
    if route?.isBlackhole.isUnknown == true || route != nil && attachment == nil {
      return .unknown("the target of route '\(route?.entry.id ?? table)' cannot be determined before deployment")
    }
    guard let attachment else {
      if gateways[table]?.propagates.isUnknown == true {
        return .unknown("whether attachments propagate to the default route table of '\(table)' cannot be determined")
      }
      return .blocked(
        model.graph[table].map { Place($0) },
        "route table '\(table)' of the transit gateway does not lead to '\(range)'",
        "add a route or a propagation of attachment '\(end.entry.id)'")
    }
    if attachment == end.entry.id { return .open }
    return .blocked(
      (route?.entry ?? model.graph[table]).map { Place($0) },
      "route table '\(table)' of the transit gateway leads to '\(range)' through attachment '\(attachment)'",
      "add a route to attachment '\(end.entry.id)'")
  }

  /// The attachments whose VPCs' ranges are in a table.
  private func sources(of table: LogicalID) -> [Attachment] {
    let own = (propagations[table] ?? []).compactMap { attachments[$0] }
    guard let gateway = gateways[table], gateway.propagates.or(true).value == true else { return own }
    return own
      + attachments.values.filter { $0.gateway.id == table && $0.fillsDefaultTable.or(true).value == true }
      .sorted { $0.entry.id < $1.entry.id }
  }
}

// MARK: - Reading

extension TransitGatewayModel {
  private func readGateways() {
    // In Terraform, a resource of its own makes another table the default one.
    let isReplaced = !model.raw(
      "aws_ec2_transit_gateway_default_route_table_association",
      "aws_ec2_transit_gateway_default_route_table_propagation"
    ).isEmpty
    for (entry, raw) in model.raw("AWS::EC2::TransitGateway", "aws_ec2_transit_gateway") {
      func isEnabled(_ name: String) -> Known<Bool> {
        switch model.known(name, of: raw, as: String.self) {
        case .value(let text): .value(text == "enable")
        case .unknown: .unknown
        case .absent: .absent
        }
      }
      let hasOtherDefault =
        isReplaced
        || ["AssociationDefaultRouteTableId", "PropagationDefaultRouteTableId"].contains { raw.properties[$0] != nil }
      gateways[entry.id] = Gateway(
        associates: hasOtherDefault ? .unknown : isEnabled("DefaultRouteTableAssociation"),
        propagates: hasOtherDefault ? .unknown : isEnabled("DefaultRouteTablePropagation"),
        allowsGroupReferences: isEnabled("SecurityGroupReferencingSupport"))
    }
  }

  private func readAttachments() {
    for attachment in model.graph.all(EC2.TransitGatewayAttachment.self) {
      guard let gateway = attachment.resource.transitGateway else { continue }
      let entry = attachment.entry
      // What Terraform alone has stands beside the fields.
      func isSet(_ name: String) -> Known<Bool> {
        guard let extra = entry.extras.first(where: { $0.path == [.key(name)] }) else { return .absent }
        return Bool(node: extra.value).map { .value($0) } ?? .unknown
      }
      let references = model.known(attachment.resource.options.securityGroupReferences)
      add(
        Attachment(
          entry: entry, gateway: .init(gateway, in: model), vpc: model.graph.resource(attachment.resource.vpc)?.id,
          usesDefaultTable: isSet("transit_gateway_default_route_table_association"),
          fillsDefaultTable: isSet("transit_gateway_default_route_table_propagation"),
          allowsGroupReferences: references.isUnknown ? .unknown : .value(references.value != "disable")))
    }
    for (entry, raw) in model.raw("AWS::EC2::TransitGatewayVpcAttachment") {
      guard let id = model.reference("TransitGatewayId", of: raw, where: { gateways[$0] != nil }) else { continue }
      add(
        Attachment(
          entry: entry, gateway: .init(id),
          vpc: model.reference("VpcId", of: raw) { model.graph.resource($0, as: EC2.VPC.self) != nil },
          usesDefaultTable: .absent, fillsDefaultTable: .absent, allowsGroupReferences: .unknown))
    }
  }

  private func add(_ attachment: Attachment) {
    attachments[attachment.entry.id] = attachment
    if let vpc = attachment.vpc { attachmentsByVPC[vpc, default: []].append(attachment) }
    if attachment.fillsDefaultTable.isUnknown, let id = attachment.gateway.id, let gateway = gateways[id],
      gateway.propagates.value != false
    {
      doubts[id] =
        "whether attachment '\(attachment.entry.id)' propagates to the default route table of '\(id)' cannot be "
        + "determined before deployment"
    }
  }

  private func readTables() {
    let tables = Set(
      model.raw("AWS::EC2::TransitGatewayRouteTable", "aws_ec2_transit_gateway_route_table").map(\.entry.id))
    func table(_ raw: RawResource) -> LogicalID? {
      model.reference("TransitGatewayRouteTableId", of: raw) { tables.contains($0) || gateways[$0] != nil }
    }
    func attachment(_ raw: RawResource) -> LogicalID? {
      model.reference("TransitGatewayAttachmentId", of: raw) { attachments[$0] != nil }
    }
    /// Whether the attachment is in the graph, of whatever kind: that of a VPN connection has no VPC.
    func isKnown(_ raw: RawResource) -> Bool {
      model.reference("TransitGatewayAttachmentId", of: raw) { model.graph[$0] != nil } != nil
    }
    for (entry, raw) in model.raw(
      "AWS::EC2::TransitGatewayRouteTableAssociation", "aws_ec2_transit_gateway_route_table_association")
    {
      guard let attachment = attachment(raw) else {
        if !isKnown(raw) { doubtOfAssociations = "the attachment of '\(entry.id)' is not in the templates" }
        continue
      }
      associations[attachment] =
        table(raw).map { .known($0) } ?? .unknown("the route table of '\(entry.id)' is not in the templates")
    }
    for (entry, raw) in model.raw(
      "AWS::EC2::TransitGatewayRouteTablePropagation", "aws_ec2_transit_gateway_route_table_propagation")
    {
      guard let table = table(raw) else {
        doubtOfAllTables = "the route table of '\(entry.id)' is not in the templates"
        continue
      }
      guard let attachment = attachment(raw) else {
        doubts[table] = "the ranges that '\(entry.id)' propagates are not in the templates"
        continue
      }
      propagations[table, default: []].append(attachment)
    }
    for (entry, raw) in model.raw("AWS::EC2::TransitGatewayRoute", "aws_ec2_transit_gateway_route") {
      guard let table = table(raw) else {
        doubtOfAllTables = "the route table of '\(entry.id)' is not in the templates"
        continue
      }
      let destination = model.known("DestinationCidrBlock", of: raw, as: String.self)
      routes[table, default: []].append(
        Route(
          entry: entry, destination: destination.value.flatMap { CIDR($0) }.map { .value($0) } ?? .unknown,
          attachment: attachment(raw), isBlackhole: model.known("Blackhole", of: raw, as: Bool.self)))
    }
  }
}
