import AWSResources
import Documents

/// What an alias record leads to, and whether the hosted zone beside it is where that is looked for.
struct AliasTarget {
  /// What has names for aliases, each in a hosted zone that AWS has for it.
  enum Service {
    case cloudFront, loadBalancer, regionalAPI, website, accelerator
  }

  /// The hosted zone that an alias names.
  enum Zone: Equatable {
    case of(Service)
    /// The zone that has the record, or another one of the template.
    case ofRecords
    /// One that only its id tells.
    case other(String)
  }

  let service: Service
  /// What the alias leads to, as people call it: `distribution 'Cdn'`.
  let words: String
  let zone: Zone

  /// `nil` where the template tells one of the two only at the deployment.
  init?(_ record: Route53.RecordSet, _ model: Model) {
    guard let alias = record.alias, let name = alias.domainName, let zone = Zone(alias, of: record, model),
      let (service, words) = Self.service(named: name, model)
    else { return nil }
    (self.service, self.words, self.zone) = (service, words, zone)
  }

  /// Whether Route 53 finds the name in the zone. Zones of load balancers and websites differ by region, so an id tells nothing.
  var isInItsZone: Bool {
    switch zone {
    case .of(let other): other == service
    case .ofRecords: false
    case .other: service != .cloudFront && service != .accelerator
    }
  }

  private static func service(named name: Value<String>, _ model: Model) -> (Service, String)? {
    // `dualstack.${Balancer.DNSName}`
    let references = name.expression.attributeReferences
    guard references.count < 2 else { return nil }
    guard let reference = references.first else { return model.literal(name).flatMap(service(ofName:)) }
    switch (model.graph[reference.id]?.resource, reference.attribute) {
    case (is CloudFront.Distribution, "DomainName"): return (.cloudFront, "distribution '\(reference.id)'")
    case (is Cognito.UserPoolDomain, "CloudFrontDistribution"): return (.cloudFront, "domain '\(reference.id)'")
    case (is APIGateway.DomainName, "DistributionDomainName"): return (.cloudFront, "domain name '\(reference.id)'")
    case (is APIGateway.DomainName, "RegionalDomainName"), (is APIGatewayV2.DomainName, "RegionalDomainName"):
      return (.regionalAPI, "domain name '\(reference.id)'")
    case (is ElasticLoadBalancing.LoadBalancer, "DNSName"), (is ElasticLoadBalancing.ClassicLoadBalancer, "DNSName"):
      return (.loadBalancer, "load balancer '\(reference.id)'")
    default: return nil
    }
  }

  /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
  private static func service(ofName name: String) -> (Service, String)? {
    let host = HostPattern.canonical(name)
    let service: Service? =
      if host.hasSuffix(".cloudfront.net") {
        .cloudFront
      } else if host.hasSuffix(".awsglobalaccelerator.com") {
        .accelerator
      } else if !host.hasSuffix(".amazonaws.com") {
        nil
      } else if host.contains(".elb.") {
        .loadBalancer
      } else if host.hasPrefix("s3-website") {
        .website
      } else if host.hasPrefix("d-"), host.contains(".execute-api.") {
        .regionalAPI
      } else {
        nil
      }
    return service.map { ($0, "'\(name)'") }
  }
}

extension AliasTarget.Zone {
  /// The zones of CloudFront, the second one in China, and that of Global Accelerator.
  private static let known: [String: AliasTarget.Service] = [
    "Z2FDTNDATAQYW2": .cloudFront, "Z3RFFRIM2A3IF5": .cloudFront, "Z2BJ6XQ5FK7U4H": .accelerator,
  ]

  init?(_ alias: Route53.RecordSet.Alias, of record: Route53.RecordSet, _ model: Model) {
    guard let zone = alias.zone else { return nil }
    if let own = record.zone?.expression, own == zone.expression {
      self = .ofRecords
    } else if let (id, attribute) = zone.expression.target {
      switch (model.graph[id]?.resource, attribute) {
      case (is Route53.HostedZone, _): self = .ofRecords
      case (is CloudFront.Distribution, _), (is Cognito.UserPoolDomain, _), (_, "DistributionHostedZoneId"):
        self = .of(.cloudFront)
      case (_, "RegionalHostedZoneId"): self = .of(.regionalAPI)
      case (is ElasticLoadBalancing.LoadBalancer, _), (is ElasticLoadBalancing.ClassicLoadBalancer, _):
        self = .of(.loadBalancer)
      default: return nil
      }
    } else if let id = model.literal(zone) {
      self = Self.known[id].map { .of($0) } ?? .other(id)
    } else {
      return nil
    }
  }
}
