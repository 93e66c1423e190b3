package import AWSResources

/// The subnets that something stands in, as far as the template tells.
package struct Placement {
  package var subnets: [RoutedSubnet] = []
  /// Why not every subnet is known.
  package var doubt: String?

  /// The subnets that a route leads to from the internet.
  package var publicSubnets: [RoutedSubnet] { subnets.filter(\.isPublic) }

  /// Why it is not known whether a subnet is public.
  package var tierDoubt: String? { doubt ?? subnets.lazy.compactMap(\.doubt).first }
}

extension NetworkModel {
  /// - Parameter owner: what stands in the subnets, as messages call it: `'Api'`.
  func placement(_ references: List<Reference<EC2.Subnet>>?, of owner: String) -> Placement {
    switch references {
    case nil: return Placement(doubt: "\(owner) names no subnets")
    case .expression?: return Placement(doubt: "the subnets of \(owner) are not in the template")
    case .items(let items)?:
      var placement = Placement()
      for item in items {
        if let subnet = subnet(item) {
          placement.subnets.append(subnet)
        } else {
          placement.doubt = "a subnet of \(owner) is not in the template"
        }
      }
      return placement
    }
  }
}

/// The security groups around something, as far as the template tells.
package struct Guard {
  package var groups: [LogicalID] = []
  /// Why not every group is known.
  package var doubt: String?

  init(_ references: List<Reference<EC2.SecurityGroup>>?, of owner: String, in graph: ResourceGraph) {
    switch references {
    case nil: break
    case .expression?: doubt = "the security groups of \(owner) are not in the template"
    case .items(let items)?:
      for item in items {
        if let group = graph.resource(item) {
          groups.append(group.id)
        } else {
          doubt = "a security group of \(owner) is not in the template"
        }
      }
    }
  }
}
