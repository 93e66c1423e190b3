import AWSResources

/// What takes requests from clients.
enum EntryPoint {
  case balancer(PlacedLoadBalancer)
  case distribution(Located<CloudFront.Distribution>)
  /// The default endpoint of an API.
  case httpAPI(Located<APIGatewayV2.API>)
  /// The default endpoint of a REST API.
  case restAPI(Located<APIGateway.RestAPI>)
  /// A custom domain name of APIs.
  case domain(APIDomain)

  var entry: Entry {
    switch self {
    case .balancer(let balancer): balancer.entry
    case .distribution(let distribution): distribution.entry
    case .httpAPI(let api): api.entry
    case .restAPI(let api): api.entry
    case .domain(let domain): domain.entry
    }
  }
}

/// What takes requests, by its ids and by the names that people use; and the records and zones that lead there.
final class EntryPoints: Analysis {
  typealias RecordSet = Located<Route53.RecordSet>

  /// The ids of what takes requests, the names of the constructs, and all domain names that are known.
  private(set) var names: [String] = []
  private var byID: [LogicalID: EntryPoint] = [:]
  private var byName: [String: EntryPoint] = [:]
  private var byDomain: [String: EntryPoint] = [:]
  private var records: [String: [RecordSet]] = [:]
  private let zones: [(domain: String, zone: Located<Route53.HostedZone>)]

  init(_ model: Model) {
    let graph = model.graph
    zones = graph.all(Route53.HostedZone.self).compactMap { zone in
      guard zone.resource.vpcs.isEmpty else { return nil }
      return model.literal(zone.resource.name).map { (Self.domain($0), zone) }
    }
    for record in graph.all(Route53.RecordSet.self) {
      guard let name = model.literal(record.resource.name), record.resource.isAddress(model) else { continue }
      records[Self.domain(name), default: []].append(record)
      names.append(Self.domain(name))
    }
    for balancer in model.ingress.loadBalancers { add(.balancer(balancer)) }
    for distribution in graph.all(CloudFront.Distribution.self) {
      add(
        .distribution(distribution),
        domains: distribution.resource.aliases?.items.compactMap { model.literal($0) } ?? [])
    }
    for api in graph.all(APIGatewayV2.API.self) { add(.httpAPI(api)) }
    for api in graph.all(APIGateway.RestAPI.self) { add(.restAPI(api)) }
    for domain in APIDomain.all(in: model) { add(.domain(domain), domains: domain.name.map { [$0] } ?? []) }
    names = names.unique
  }

  private func add(_ point: EntryPoint, domains: [String] = []) {
    let entry = point.entry
    byID[entry.id] = point
    names.append(entry.id.name)
    byName[entry.id.name.lowercased()] = byName[entry.id.name.lowercased()] ?? point
    // `load balancer 'public'`
    let parts = entry.construct?.split(separator: "'") ?? []
    if parts.count == 2 {
      names.append(String(parts[1]))
      byName[parts[1].lowercased()] = byName[parts[1].lowercased()] ?? point
    }
    for domain in domains {
      names.append(Self.domain(domain))
      byDomain[Self.domain(domain)] = byDomain[Self.domain(domain)] ?? point
    }
  }

  /// A domain name in lower case, without the dot at the end.
  private static func domain(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  // MARK: Questions

  func point(_ id: LogicalID) -> EntryPoint? { byID[id] }

  /// What is called so in the template: a resource or a construct.
  func point(named name: String) -> EntryPoint? { byName[name] }

  /// What has a domain name.
  func point(withDomain domain: String) -> EntryPoint? { byDomain[domain] ?? byDomain[Self.wildcard(domain)] }

  /// The records of a domain name; those of `*.example.com` where it has none of its own.
  func records(of domain: String) -> [RecordSet] { records[domain] ?? records[Self.wildcard(domain)] ?? [] }

  /// The public zone that has the records of a domain name.
  func zone(of domain: String) -> Located<Route53.HostedZone>? {
    zones.filter { domain == $0.domain || domain.hasSuffix("." + $0.domain) }
      .max { $0.domain.utf8.count < $1.domain.utf8.count }?.zone
  }

  private static func wildcard(_ domain: String) -> String { "*" + domain.drop { $0 != "." } }
}

extension Route53.RecordSet {
  /// Whether it leads a name to an address.
  fileprivate func isAddress(_ model: Model) -> Bool {
    guard let kind = model.literal(kind) else { return true }
    return kind == .a || kind == .aaaa || kind == .cname
  }
}
