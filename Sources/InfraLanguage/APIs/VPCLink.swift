/// A VPC link: the interfaces in a network through which APIs reach private services.
///
/// Its security group reaches what the APIs have routes to, and nothing else. AWS deactivates a link that nothing has used for
/// 60 days, and activates it again with the next request, which fails.
/// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
public struct VPCLink: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// Where its interfaces are; `nil` for one that exists already.
  let placement: Placement?
  public private(set) var existing: Existing?

  /// The zones in which API Gateway has no links: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vpc-links.html
  private static let zonesWithoutLinks = ["ap-east-1": "ape1-az1", "us-east-1": "use1-az3", "us-west-1": "usw1-az2"]

  /// Creates a link. Its subnets cannot be changed: another link takes its place, and the APIs change to it.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where its interfaces are.
  public init(
    _ name: String, in subnets: some WorkloadTier,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, subnets.placement, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ name: String, _ placement: Placement?, _ location: SourceLocation) {
    identity = Identity("VPC link", name, at: location)
    self.placement = placement
  }

  /// A link that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - vpcLinkID: its id.
  ///   - securityGroup: the id of its security group, to which routes add rules.
  public static func existing(
    _ name: String, vpcLinkID: ExistingValue, securityGroup: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> VPCLink {
    var link = VPCLink(name, nil, SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(link.link, ["Ref": vpcLinkID])
    existing.add(link.securityGroup, ["GroupId": securityGroup])
    link.existing = existing
    return link
  }

  public var dependencies: [any Construct] { placement.map { [$0.network] } ?? [] }

  var link: Reference<APIGatewayV2.VPCLink> { Reference(id("VpcLink")) }
  /// The id of the link.
  public var vpcLinkID: Value<String> { link.value }
  /// The security group of its interfaces.
  public var securityGroup: Reference<EC2.SecurityGroup> { Reference(id("VpcLinkSecurityGroup")) }

  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    checkZones(of: placement.network, &lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "VPC link", longest: 128, in: &lowering)
    lowering.addSecurityGroup(
      id("VpcLinkSecurityGroup"), named: name, "VPC link \(name)", in: placement.network.vpc)
    lowering.add(
      id("VpcLink"), named: name,
      APIGatewayV2.VPCLink {
        $0.name = .literal(physicalName)
        $0.subnets = placement.subnets
        $0.securityGroups = [securityGroup]
      }
    )
  }

  private func checkZones(of network: Network, _ lowering: inout Lowering) {
    guard let zone = lowering.graph.region.flatMap({ Self.zonesWithoutLinks[$0] }) else { return }
    guard let zones = network.zoneIDs else {
      return lowering.note(
        "\(description) cannot have a subnet in the zone '\(zone)', which has another name in each account; state the 'zoneIDs' "
          + "of network '\(network.name)', or see with 'aws ec2 describe-availability-zones' that it is not among its zones"
      )
    }
    if zones.contains(zone) {
      lowering.report("\(description) is in the zone '\(zone)', where API Gateway has no links; use other 'zoneIDs'")
    }
  }

  /// Lets the link reach a security group on one port.
  func connect(
    to group: Reference<EC2.SecurityGroup>, of target: any Construct, on port: Port, in lowering: inout Lowering
  ) {
    // A load balancer can have the name of the link.
    lowering.connect(securityGroup, to: group, port: port, names: ("\(name) link", target.name))
  }
}

/// A VPC link reaches the HTTPS listener of a load balancer that several services share.
struct VPCLinkConnection: Relation {
  let api: String
  let link: VPCLink
  let balancer: LoadBalancer
  let location: SourceLocation

  var source: any Construct { link }
  var destination: any Construct { balancer }

  func lower(into lowering: inout Lowering) {
    // Several APIs and routes can share a link and a load balancer.
    let others: [VPCLinkConnection] = lowering.relations(from: link)
    let first = others.first { $0.balancer.identity.key == balancer.identity.key } ?? self
    guard first.api == api, first.location == location else { return }
    link.connect(to: balancer.securityGroup, of: balancer, on: 443, in: &lowering)
  }
}
