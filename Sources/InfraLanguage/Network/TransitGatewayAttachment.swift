import AWSResources

/// A network is attached to a transit gateway that exists already, and its subnets have routes to the networks behind it.
///
/// Security groups are closed to those networks; ``LoadBalancer`` admits clients by their ranges with `admitting:`.
public struct TransitGatewayAttachment: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let network: Network
  let transitGatewayID: String
  let ranges: [String]
  let tiers: [Tier]

  /// Attaches a network.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - network: the network, whose private subnets the transit gateway uses.
  ///   - transitGatewayID: the id of the transit gateway, `tgw-0a1b2c3d`. One of another account is shared with this account by
  ///     AWS Resource Access Manager, and accepts attachments by itself.
  ///   - ranges: the IPv4 CIDR blocks of the networks that are reached through the transit gateway; `["0.0.0.0/0"]` for
  ///     all traffic of a network without NAT gateways, whose way to the internet is in another one.
  ///   - tiers: the subnets that get the routes.
  public init(
    _ name: String, of network: Network, to transitGatewayID: String, reaching ranges: [String],
    from tiers: [Tier] = [.private],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity(
      "transit gateway attachment", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.network = network
    self.transitGatewayID = transitGatewayID
    self.ranges = ranges
    self.tiers = tiers
  }

  public var dependencies: [any Construct] { [network] }

  var attachment: Reference<EC2.TransitGatewayAttachment> { Reference(id("TransitGatewayAttachment")) }
  /// The id of the attachment, for the route tables of the transit gateway.
  public var attachmentID: Value<String> { attachment.value }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("TransitGatewayAttachment"), named: name,
      EC2.TransitGatewayAttachment {
        $0.transitGateway = .literal(transitGatewayID)
        $0.vpc = network.vpc
        $0.subnets = network.privateSubnets.placement.subnets
        $0.options.dnsSupport = "enable"
      })
    // EC2 refuses a route through a transit gateway to which the VPC is not attached yet.
    lowering.addRoutes(
      to: ranges, from: tiers, of: network, after: id("TransitGatewayAttachment"), id: { id($0) },
      through: { $0.transitGateway = .literal(transitGatewayID) })
  }

  private func check(_ lowering: inout Lowering) {
    lowering.check(network.privateSubnets.placement)
    if transitGatewayID.wholeMatch(of: /tgw-[0-9a-f]{8,17}/) == nil {
      lowering.report(
        "\(description) leads to '\(transitGatewayID)'; use the id of a transit gateway, such as 'tgw-0a1b2c3d'")
    }
    if ranges.isEmpty {
      lowering.report("\(description) reaches no network; name the ranges behind the transit gateway")
    }
    var known: [CIDR] = []
    let own = network.existing == nil ? CIDR(network.cidr) : nil
    for text in ranges {
      guard let range = CIDR(text), range.family == .ipv4, range.description == text else {
        lowering.report("\(description) reaches '\(text)', which is not an IPv4 CIDR block; use one like 10.20.0.0/16")
        continue
      }
      if known.contains(range) { lowering.report("\(description) reaches '\(text)' twice; remove one of them") }
      known.append(range)
      if let own, own.contains(range) {
        lowering.report(
          "\(description) reaches '\(text)', which is in the network's own '\(network.cidr)'; use networks with different ranges"
        )
      }
      // A wider range is fine, because the most specific route counts, but a table has one default route.
      if range.prefix == 0, network.existing == nil,
        tiers.contains(where: { $0 == .public || $0 == .private && network.nat != .none })
      {
        let remedy =
          tiers.contains(.public)
          ? "name ranges, or leave out the public subnets" : "name ranges, or create the network with 'nat: .none'"
        lowering.report("\(description) reaches '\(text)', for which the route tables have a route already; \(remedy)")
      }
    }
    lowering.checkRouteTables(of: network, tiers)
  }
}
