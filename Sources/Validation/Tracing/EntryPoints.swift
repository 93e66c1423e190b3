import AWSResources
import Documents

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

  /// As messages name it: `API 'Api'`.
  var name: String {
    switch self {
    case .balancer(let balancer): balancer.name
    case .distribution(let distribution): "distribution '\(distribution.id)'"
    case .httpAPI, .restAPI: "API '\(entry.id)'"
    case .domain(let domain): "domain name '\(domain.id)'"
    }
  }

  /// The load balancer, where it is one.
  var balancer: PlacedLoadBalancer? {
    if case .balancer(let balancer) = self { balancer } else { nil }
  }

  /// The host by which callers reach it, where that is not given at the deployment.
  var ownHost: String? {
    if case .domain(let domain) = self { domain.name?.lowercased() } else { nil }
  }

  /// The schemes that it takes, each on its usual port; `nil` where listeners say so.
  ///
  /// An API has HTTPS endpoints only: https://aws.amazon.com/api-gateway/faqs/
  var schemes: Set<TracedRequest.Scheme>? {
    switch self {
    case .balancer: nil
    case .distribution: [.http, .https]
    case .httpAPI, .restAPI, .domain: [.https]
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
  private var privateRecords: [String: [RecordSet]] = [:]
  private var privateServices: [String: Located<ServiceDiscovery.Service>] = [:]
  /// A record of each zone whose name is not known.
  private var unnamed: [LogicalID: RecordSet] = [:]
  private let zones: HostedZones

  init(_ model: Model) {
    let graph = model.graph
    zones = HostedZones(model)
    for record in graph.all(Route53.RecordSet.self) where record.resource.isAddress(model) {
      guard let domain = Self.domain(of: record.resource, model) else {
        if let zone = record.resource.zone?.id { unnamed[zone] = unnamed[zone] ?? record }
        continue
      }
      if zones.isPrivate(record, model) {
        privateRecords[domain, default: []].append(record)
      } else {
        records[domain, default: []].append(record)
      }
      names.append(domain)
    }
    for service in graph.all(ServiceDiscovery.Service.self) {
      let namespace = service.resource.namespace ?? service.resource.dns?.namespace
      guard let id = namespace?.expression.target?.id,
        let zone = graph.resource(id, as: ServiceDiscovery.PrivateDNSNamespace.self),
        let name = model.literal(service.resource.name), let suffix = model.literal(zone.resource.name)
      else { continue }
      privateServices[HostPattern.canonical("\(name).\(suffix)")] = service
      names.append(HostPattern.canonical("\(name).\(suffix)"))
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
      names.append(HostPattern.canonical(domain))
      byDomain[HostPattern.canonical(domain)] = byDomain[HostPattern.canonical(domain)] ?? point
    }
  }

  /// The name of a record: that of the domain name to which it refers, and in Terraform completed by the name of the zone.
  ///
  /// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/route53_record
  private static func domain(of record: Route53.RecordSet, _ model: Model) -> String? {
    guard let name = model.literal(record.name) ?? record.name.flatMap({ text(of: $0.expression, model) }) else {
      return nil
    }
    let domain = HostPattern.canonical(name)
    guard model.graph.isTerraform, let zone = model.literal(model.graph.resource(record.zone)?.resource.name) else {
      return domain
    }
    let top = HostPattern.canonical(zone)
    return domain == top || domain.hasSuffix(".\(top)") ? domain : domain.isEmpty ? top : "\(domain).\(top)"
  }

  /// A text in which zones and domain names stand for their names.
  private static func text(of expression: Expression, _ model: Model) -> String? {
    let parts = expression.parts.map { part -> String? in
      if let text = part.literalText { return text }
      switch part.target.flatMap({ model.graph[$0.id]?.resource }) {
      case let zone as Route53.HostedZone: return model.literal(zone.name)
      case let domain as APIGatewayV2.DomainName: return model.literal(domain.domainName)
      case let domain as APIGateway.DomainName: return model.literal(domain.domainName)
      default: return nil
      }
    }
    return parts.contains(nil) || parts.isEmpty ? nil : parts.compactMap(\.self).joined()
  }

  // MARK: Questions

  func point(_ id: LogicalID) -> EntryPoint? { byID[id] }

  /// What is called so in the template: a resource or a construct.
  func point(named name: String) -> EntryPoint? { byName[name] }

  /// What has a domain name.
  func point(withDomain domain: String) -> EntryPoint? { byDomain[domain] ?? byDomain[Self.wildcard(domain)] }

  /// The records of a domain name that the internet sees; those of `*.example.com` where it has none of its own.
  func records(of domain: String) -> [RecordSet] { records[domain] ?? records[Self.wildcard(domain)] ?? [] }

  /// The zone of a record of which it cannot be determined before deployment whether it is public.
  func undeterminedZone(of record: RecordSet) -> Entry? {
    record.resource.zone?.id.flatMap { zones.undetermined[$0] }
  }

  /// A record of a zone whose name cannot be determined before deployment.
  func unnamedRecord(in zone: LogicalID) -> RecordSet? { unnamed[zone] }

  /// A record of a domain name in a zone that only VPCs see.
  func privateRecord(of domain: String) -> RecordSet? {
    (privateRecords[domain] ?? privateRecords[Self.wildcard(domain)])?.first
  }

  /// The service of Cloud Map that has a domain name in a VPC.
  func privateService(of domain: String) -> Located<ServiceDiscovery.Service>? { privateServices[domain] }

  /// The public zone that has the records of a domain name.
  func zone(of domain: String) -> Located<Route53.HostedZone>? {
    var rest = domain[...]
    while true {
      if let zone = zones.publicZones[String(rest)] { return zone }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      rest = rest[rest.index(after: dot)...]
    }
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

/// The hosted zones, which are public or those of VPCs.
private struct HostedZones {
  /// By their domains.
  private(set) var publicZones: [String: Located<Route53.HostedZone>] = [:]
  /// Those that may have VPCs.
  private(set) var undetermined: [LogicalID: Entry] = [:]
  private var privateIDs: Set<LogicalID> = []
  private var privateDomains: Set<String> = []

  init(_ model: Model) {
    for zone in model.graph.all(Route53.HostedZone.self) {
      let domain = model.literal(zone.resource.name).map { HostPattern.canonical($0) }
      if !zone.resource.vpcs.isEmpty {
        privateIDs.insert(zone.id)
        if let domain { privateDomains.insert(domain) }
      } else if zone.entry.isPartlyUnknown(at: "VPCs") || zone.entry.isPartlyUnknown(at: "Vpc") {
        undetermined[zone.id] = zone.entry
      } else if let domain {
        publicZones[domain] = publicZones[domain] ?? zone
      }
    }
    privateIDs.formUnion(model.graph.all(ServiceDiscovery.PrivateDNSNamespace.self).map(\.id))
  }

  /// Whether only VPCs see a record.
  func isPrivate(_ record: Located<Route53.RecordSet>, _ model: Model) -> Bool {
    if let id = record.resource.zone?.id { return privateIDs.contains(id) }
    guard let name = model.literal(record.resource.zoneName) else { return false }
    let domain = HostPattern.canonical(name)
    return privateDomains.contains(domain) && publicZones[domain] == nil
  }
}
