package import AWSResources
import Documents

/// A VPC endpoint with its service.
package final class Endpoint {
  package let endpoint: Located<EC2.VPCEndpoint>
  package let kind: Known<EC2.VPCEndpoint.Kind>
  /// The part of the service's name after the region: `ecr.api`, `s3`; `nil` where it is unknown.
  package let service: String?
  package let routeTables: Set<LogicalID>
  /// Whether all route tables are known.
  package let knowsRouteTables: Bool
  package let hasPrivateDNS: Known<Bool>
  package let securityGroups: AttachedSecurityGroups
  /// The subnets of an interface endpoint's network interfaces.
  package internal(set) var placement = Placement()

  init(_ endpoint: Located<EC2.VPCEndpoint>, in model: Model) {
    self.endpoint = endpoint
    let resource = endpoint.resource
    kind = model.known(resource.kind).or(.gateway)
    service = model.text(resource.serviceName).flatMap(Self.service)
    let tables = resource.routeTables?.items ?? []
    routeTables = Set(tables.compactMap(\.id))
    knowsRouteTables =
      routeTables.count == tables.count && resource.routeTables?.isWrittenOut != false
      && !endpoint.entry.isPartlyUnknown(at: "RouteTableIds")
    hasPrivateDNS = model.known(resource.isPrivateDNSEnabled).or(false)
    securityGroups = AttachedSecurityGroups(resource.securityGroups, of: "'\(endpoint.id)'", in: model.graph)
  }

  package var id: LogicalID { endpoint.id }
  package var subnets: List<Reference<EC2.Subnet>>? { endpoint.resource.subnets }
  package var vpc: LogicalID? { endpoint.resource.vpc?.id }

  /// `ecr.api` of `com.amazonaws.eu-west-1.ecr.api`; the region may be an expression.
  private static func service(_ name: String) -> String? {
    guard let start = name.place(of: "com.amazonaws.")?.upperBound else { return nil }
    let rest = name[start...]
    let end = rest.place(of: rest.utf8.first == UInt8(ascii: "$") ? "}." : ".")?.upperBound
    guard let end, end < rest.endIndex else { return nil }
    let service = rest[end...]
    return service.place(of: "${") == nil ? String(service) : nil
  }
}
