import ResourceGraph

extension Network {
  var zoneIndices: Range<Int> { 0..<max(0, min(zones, AddressPlan.zoneSlots)) }

  func subnetID(_ tier: Tier, zone: Int) -> LogicalID { id("\(tier.rawValue)Subnet\(zone + 1)") }

  public func lower(into lowering: inout Lowering) {
    guard (2...AddressPlan.zoneSlots).contains(zones) else {
      return lowering.report("network '\(name)' has \(zones) zones; use 2 to \(AddressPlan.zoneSlots)")
    }
    checkZoneIDs(&lowering)
    let plan: AddressPlan
    do { plan = try AddressPlan(cidr) } catch { return lowering.report("network '\(name)': \(error.message)") }

    lowering.add(
      id("Vpc"), named: name,
      EC2.VPC {
        $0.cidrBlock = .literal(cidr)
        $0.enableDNSSupport = true
        $0.enableDNSHostnames = true
      })
    // A gateway is attached to one VPC, and an address belongs to one NAT gateway: Terraform makes both anew with their owner.
    let gateway = lowering.add(id("InternetGateway"), named: name, EC2.InternetGateway()) { $0.replace(with: vpc) }
    lowering.add(
      id("InternetGatewayAttachment"),
      EC2.VPCGatewayAttachment {
        $0.vpc = vpc
        $0.internetGateway = gateway
      })
    lowerSubnets(plan, into: &lowering)
    lowerPublicRoutes(to: gateway, into: &lowering)
    lowerNAT(into: &lowering)
    lowerTables(of: .private, into: &lowering)
    lowerTables(of: .isolated, into: &lowering)
    lowerEndpoints(into: &lowering)
    if let flowLogRetention { lowerFlowLogs(flowLogRetention, into: &lowering) }
  }

  /// The regions with more than three Availability Zones, as of November 2026.
  /// https://aws.amazon.com/about-aws/global-infrastructure/regions_az/
  private static let largeRegions: Set<String> = ["ap-northeast-1", "ap-northeast-2", "us-east-1", "us-west-2"]

  private func checkZoneIDs(_ lowering: inout Lowering) {
    guard let zoneIDs else {
      if zones > 3, let region = lowering.graph.region, !Self.largeRegions.contains(region) {
        lowering.note(
          "network '\(name)' has \(zones) zones, and region \(region) is not known to have more than 3; with fewer zones the stack "
            + "cannot be deployed")
      }
      return
    }
    for id in zoneIDs where id.wholeMatch(of: /[a-z0-9]+-[a-z0-9-]*az[0-9]+/) == nil {
      lowering.report(
        "network '\(name)' has the zone id '\(id)'; use the id of an Availability Zone, such as 'use1-az1'")
    }
    if zoneIDs.unique.count != zoneIDs.count {
      lowering.report("network '\(name)' has a zone id twice; use another one for each zone")
    }
  }

  /// The zone of a subnet, for what is placed in a zone and not in a subnet; `nil` if the network exists already, whose zones
  /// nobody has stated.
  ///
  /// It is the zone that the subnet has: the list of the region's zones can change later, and would lead elsewhere.
  func zone(_ tier: Tier, _ index: Int) -> Value<String>? {
    guard existing == nil else { return nil }
    return Reference<EC2.Subnet>(subnetID(tier, zone: index)).attribute("AvailabilityZone")
  }

  private func lowerSubnets(_ plan: AddressPlan, into lowering: inout Lowering) {
    for tier in Tier.allCases {
      for zone in zoneIndices {
        lowering.add(
          subnetID(tier, zone: zone), named: "\(name)-\(tier.rawValue.lowercased())-\(zone + 1)",
          EC2.Subnet {
            $0.vpc = vpc
            $0.cidrBlock = .literal(plan.range(of: tier, zone: zone).description)
            if let zoneIDs {
              $0.availabilityZoneID = .literal(zoneIDs[zone])
            } else {
              $0.availabilityZone = .availabilityZone(zone)
            }
            // Load balancers and NAT gateways have their own public addresses.
            $0.mapPublicIPOnLaunch = false
          }
        ) {
          if zoneIDs == nil { $0.ignore(EC2.Subnet.availabilityZoneChange) }
          $0.allowances += tier == .private ? natAllowances : []
        }
      }
    }
  }

  // MARK: Routes

  private func lowerPublicRoutes(to gateway: Reference<EC2.InternetGateway>, into lowering: inout Lowering) {
    let table = addTable("PublicRouteTable", named: "\(name)-public", into: &lowering)
    lowering.add(
      id("PublicDefaultRoute"),
      EC2.Route {
        $0.routeTable = table
        $0.destinationCIDRBlock = "0.0.0.0/0"
        $0.gateway = gateway
      }
    ) { $0.dependsOn = [id("InternetGatewayAttachment")] }
    for zone in zoneIndices { associate(.public, zone: zone, with: table, into: &lowering) }
  }

  /// A route table for each zone, so that a route of one zone can change without affecting the others.
  private func lowerTables(of tier: Tier, into lowering: inout Lowering) {
    for zone in zoneIndices {
      let number = zone + 1
      let table = addTable(
        "\(tier.rawValue)RouteTable\(number)", named: "\(name)-\(tier.rawValue.lowercased())-\(number)", into: &lowering
      )
      associate(tier, zone: zone, with: table, into: &lowering)
      guard tier == .private, let natZone = natZone(for: zone) else { continue }
      lowering.add(
        id("PrivateDefaultRoute\(number)"),
        EC2.Route {
          $0.routeTable = table
          $0.destinationCIDRBlock = "0.0.0.0/0"
          $0.natGateway = Reference(id("NatGateway\(natZone + 1)"))
        })
    }
  }

  private func addTable(
    _ role: String, named tableName: String, into lowering: inout Lowering
  ) -> Reference<EC2.RouteTable> {
    lowering.add(id(role), named: tableName, EC2.RouteTable { $0.vpc = vpc })
  }

  private func associationID(_ tier: Tier, zone: Int) -> LogicalID {
    id("\(tier.rawValue)Subnet\(zone + 1)RouteTableAssociation")
  }

  private func associate(
    _ tier: Tier, zone: Int, with table: Reference<EC2.RouteTable>, into lowering: inout Lowering
  ) {
    lowering.add(
      associationID(tier, zone: zone),
      EC2.SubnetRouteTableAssociation {
        $0.subnet = Reference(subnetID(tier, zone: zone))
        $0.routeTable = table
      })
  }

  // MARK: NAT

  /// The zone whose NAT gateway a zone uses.
  private func natZone(for zone: Int) -> Int? {
    switch nat {
    case .onePerZone: zone
    case .single: 0
    case .none: nil
    }
  }

  private func lowerNAT(into lowering: inout Lowering) {
    let natZones = Set(zoneIndices.compactMap(natZone)).sorted()
    for zone in natZones {
      let number = zone + 1
      let address = lowering.add(
        id("NatAddress\(number)"), named: "\(name)-nat-\(number)", EC2.ElasticIP { $0.domain = "vpc" }
      ) {
        $0.dependsOn = [id("InternetGatewayAttachment")]
        $0.replace(with: Reference<EC2.Subnet>(subnetID(.public, zone: zone)))
      }
      lowering.add(
        id("NatGateway\(number)"), named: "\(name)-\(number)",
        EC2.NATGateway {
          $0.subnet = Reference(subnetID(.public, zone: zone))
          $0.elasticIP = address
        }
      ) {
        // Whatever waits for a route to the gateway waits for the gateway's own way out too, and it goes last.
        $0.dependsOn = [id("PublicDefaultRoute"), associationID(.public, zone: zone)]
      }
    }
  }

  // MARK: Endpoints

  private var natAllowances: [Allowance] {
    guard case .single(let reason) = nat else { return [] }
    return [Allowance(.eachZoneHasItsNATGateway, because: reason, at: identity.location)]
  }

  private func serviceName(_ service: Endpoints.Service) -> Value<String> {
    "com.amazonaws.\(.region).\(text: service.name)"
  }

  private func lowerEndpoints(into lowering: inout Lowering) {
    let tables = privateSubnets.routeTables + isolatedSubnets.routeTables
    for service in endpoints.gateways {
      lowering.add(
        id("\(Spelling.pascalCase(service.name))Endpoint"), named: "\(name)-\(service.name)",
        EC2.VPCEndpoint {
          $0.vpc = vpc
          $0.kind = .literal(.gateway)
          $0.serviceName = serviceName(service)
          $0.routeTables = .items(tables)
        })
    }
    guard !endpoints.interfaces.isEmpty else { return }
    lowering.addSecurityGroup(
      id("EndpointSecurityGroup"), named: "\(name)-endpoints", "Interface endpoints of \(name)", in: vpc)
    // From the first endpoint on, the private DNS leads everybody in the VPC to it: also workloads whose stacks are deployed later,
    // and those of other teams. Who may do what is decided by IAM.
    lowering.add(
      id("EndpointsFromVpc"),
      EC2.SecurityGroupIngress {
        $0.securityGroup = endpointSecurityGroup
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.cidrBlock = .literal(cidr)
        $0.description = .literal("From network \(name)")
      })
    for service in endpoints.interfaces {
      lowering.add(
        id("\(Spelling.pascalCase(service.name))Endpoint"), named: "\(name)-\(service.hyphenatedName)",
        EC2.VPCEndpoint {
          $0.vpc = vpc
          $0.kind = .literal(.interface)
          $0.serviceName = serviceName(service)
          $0.subnets = privateSubnets.placement.subnets
          $0.securityGroups = [endpointSecurityGroup]
          $0.isPrivateDNSEnabled = true
        }
      ) {
        // No endpoint takes over a name before it admits anybody.
        $0.dependsOn = [id("EndpointsFromVpc")]
      }
    }
  }

  // MARK: Flow logs

  private func lowerFlowLogs(_ retention: LogRetention, into lowering: inout Lowering) {
    let group = lowering.addLogGroup(
      id("FlowLogGroup"), "/\(lowering.naming.path(of: self))/flow-logs", retention: retention)
    let role = lowering.add(
      id("FlowLogRole"), named: "\(name)-flow-logs",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "vpc-flow-logs.amazonaws.com")])
      })
    lowering.addPolicy(
      id("FlowLogPolicy"), "write-flow-logs", of: role,
      [
        IAM.Statement(
          actions: ["logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"],
          resources: [group.streams])
      ])
    lowering.add(
      id("FlowLog"), named: name,
      EC2.FlowLog {
        $0.vpc = vpc
        $0.trafficType = .literal(.all)
        $0.logGroup = group
        $0.deliveryRole = role
      })
  }
}
