package import AWSResources

/// The subnets of a resource, as far as they are in the template.
package struct Placement {
  package var subnets: [RoutedSubnet] = []
  /// Why some subnets are unknown; `nil` where all are known.
  package var unknownReason: String?
  /// Whether no subnets are named, so that the resource is in those of the default VPC.
  package var isInDefaultVPC = false

  /// The subnets with a route from the internet.
  package var publicSubnets: [RoutedSubnet] { subnets.filter(\.isPublic) }

  /// Why it is unknown whether a subnet is public; `nil` where it is known.
  package var unknownTierReason: String? { unknownReason ?? subnets.lazy.compactMap(\.unknownReason).first }
}

extension Placement {
  /// The placement of a data store without a subnet group.
  static func inDefaultVPC(_ store: LogicalID) -> Placement {
    Placement(unknownReason: "'\(store)' has no subnet group, so it is in the default VPC", isInDefaultVPC: true)
  }
}

extension NetworkModel {
  /// - Parameter owner: the resource in the subnets, as messages name it: `'Api'`.
  func placement(_ references: List<Reference<EC2.Subnet>>?, of owner: String) -> Placement {
    switch references {
    case nil: return Placement(unknownReason: "\(owner) has no subnets")
    case .expression?: return Placement(unknownReason: "the subnets of \(owner) are not in the template")
    case .items(let items)?:
      var placement = Placement()
      for item in items {
        if let subnet = subnet(item) {
          placement.subnets.append(subnet)
        } else {
          placement.unknownReason = "a subnet of \(owner) is not in the template"
        }
      }
      return placement
    }
  }
}

extension Model {
  /// The subnet group of that name; the services with the API of RDS also take each other's.
  func subnetGroup(_ name: Expression?) -> Located<any SubnetGroup>? { graph.resource(name?.target?.id) }

  /// The subnets of a resource in a subnet group.
  func placement(of id: LogicalID, in group: Located<any SubnetGroup>?, named name: Expression?) -> Placement {
    if let group { return network.placement(group.subnets, of: "'\(group.id)'") }
    guard let name, !name.isNoValue else {
      return .inDefaultVPC(id)
    }
    return Placement(unknownReason: "the subnet group of '\(id)' is not in the template")
  }
}

/// The security groups of a resource, as far as they are in the template.
package struct AttachedSecurityGroups {
  package var ids: [LogicalID] = []
  /// Why some security groups are unknown; `nil` where all are known.
  package var unknownReason: String?
  /// Whether the resource has the default group of its VPC, because it names none.
  package var isDefault = false
  /// What the resource names, as far as it is written out.
  package private(set) var references: [Reference<EC2.SecurityGroup>] = []

  init(ids: [LogicalID], unknownReason: String? = nil) {
    self.ids = ids
    self.unknownReason = unknownReason
  }

  init(_ references: List<Reference<EC2.SecurityGroup>>?, of owner: String, in graph: ResourceGraph) {
    switch references {
    case nil: isDefault = true
    case .expression?: unknownReason = "the security groups of \(owner) are not in the template"
    case .items(let items)?:
      self.references = items
      for item in items {
        if let group = graph.resource(item) {
          ids.append(group.id)
        } else {
          unknownReason = "a security group of \(owner) is not in the template"
        }
      }
    }
  }
}
