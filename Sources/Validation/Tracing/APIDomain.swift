import AWSResources

/// A custom domain name of APIs, whichever resource makes it: HTTP APIs and REST APIs can share one.
struct APIDomain {
  let entry: Entry
  /// `nil` where it is not known.
  let name: String?
  let certificate: Value<String>?
  /// The property that has the certificate.
  let certificateProperty: [String]
  /// Whether requests come through points of presence of CloudFront, whose certificates are in us-east-1.
  let isEdgeOptimized: Bool
  /// The attribute for records that the other kind of domain name has: `RegionalDomainName` of an edge-optimized one.
  let absentAttribute: String?

  var id: LogicalID { entry.id }

  static func all(in model: Model) -> [APIDomain] {
    let httpDomains = model.graph.all(APIGatewayV2.DomainName.self).map { domain in
      let configuration = domain.resource.configurations.first
      return APIDomain(
        entry: domain.entry, name: model.literal(domain.resource.domainName), certificate: configuration?.certificate,
        certificateProperty: ["DomainNameConfigurations", "0", "CertificateArn"],
        isEdgeOptimized: model.literal(configuration?.endpointKind) == .edge, absentAttribute: nil)
    }
    let restDomains = model.graph.all(APIGateway.DomainName.self).map { domain in
      let isEdge = domain.resource.certificate != nil
      return APIDomain(
        entry: domain.entry, name: model.literal(domain.resource.domainName),
        certificate: domain.resource.certificate ?? domain.resource.regionalCertificate,
        certificateProperty: [isEdge ? "CertificateArn" : "RegionalCertificateArn"], isEdgeOptimized: isEdge,
        absentAttribute: domain.resource.absentAttribute)
    }
    return httpDomains + restDomains
  }
}

extension APIGateway.DomainName {
  /// A domain name that is being moved has both certificates, and both names.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-regional-api-custom-domain-migrate.html
  fileprivate var absentAttribute: String? {
    switch (certificate, regionalCertificate) {
    case (.some, nil): "RegionalDomainName"
    case (nil, .some): "DistributionDomainName"
    default: nil
    }
  }
}

/// What leads a path of a custom domain name to a stage of an API.
struct DomainMapping {
  enum Target {
    case http(Located<APIGatewayV2.API>, Located<APIGatewayV2.Stage>)
    case rest(Located<APIGateway.RestAPI>, Located<APIGateway.Stage>)
    /// The API is not in the template.
    case unknown
    /// The API does not have the stage of that name; with those that it has.
    case noStage(String, of: LogicalID, has: [String])
    /// The stage is one of another API.
    case foreignStage(LogicalID, of: LogicalID, api: LogicalID)
  }

  let entry: Entry
  let domain: LogicalID?
  /// The beginning of the paths, without slashes around it; `nil` where it is not known.
  let key: String?
  let target: Target
  /// The property that has the key.
  let keyProperty: String
}

/// The mappings of custom domain names.
final class DomainMappings: Analysis {
  private let byDomain: [LogicalID: [DomainMapping]]

  init(_ model: Model) {
    var byDomain: [LogicalID: [DomainMapping]] = [:]
    for mapping in model.allDomainMappings {
      if let domain = mapping.domain { byDomain[domain, default: []].append(mapping) }
    }
    self.byDomain = byDomain
  }

  func mappings(of domain: LogicalID) -> [DomainMapping] { byDomain[domain] ?? [] }
}

extension Model {
  fileprivate var allDomainMappings: [DomainMapping] {
    let domains = APIDomain.all(in: self).compactMap { domain in domain.name.map { ($0.lowercased(), domain.id) } }
    let ids = Dictionary(domains) { first, _ in first }
    func id(_ id: LogicalID?, _ name: Value<String>?) -> LogicalID? {
      id ?? literal(name).flatMap { ids[$0.lowercased()] }
    }
    return httpAPIs.mappings.map { mapping in
      let key = mapping.resource.key
      return DomainMapping(
        entry: mapping.entry, domain: id(mapping.resource.domainName?.id, mapping.resource.domainName?.value),
        key: key == nil ? "" : literal(key),
        target: target(mapping.resource), keyProperty: "ApiMappingKey")
    }
      + restAPIs.mappings.map { mapping in
        let key = literal(mapping.resource.basePath)
        return DomainMapping(
          entry: mapping.entry, domain: id(mapping.resource.domainName?.id, mapping.resource.domainName?.value),
          // CloudFormation writes a mapping for every path so, too.
          key: mapping.resource.basePath == nil || key == "(none)" ? "" : key,
          target: target(mapping.resource), keyProperty: "BasePath")
      }
  }

  private func target(_ mapping: APIGatewayV2.APIMapping) -> DomainMapping.Target {
    guard let id = mapping.api?.id else { return .unknown }
    if let rest = graph.resource(id, as: APIGateway.RestAPI.self) { return target(rest, mapping.stage?.value) }
    guard let api = graph.resource(id, as: APIGatewayV2.API.self) else { return .unknown }
    let stages = httpAPIs.stages(of: id)
    if let stage = graph.resource(mapping.stage) {
      if let other = stage.resource.api?.id, other != id { return .foreignStage(stage.id, of: other, api: id) }
      return .http(api, stage)
    }
    guard let name = mapping.stage.flatMap({ text($0.value) }), !stages.isEmpty else { return .unknown }
    let stage = stages.first { text($0.resource.name) == name }
    return stage.map { .http(api, $0) } ?? .noStage(name, of: id, has: stages.compactMap { text($0.resource.name) })
  }

  private func target(_ mapping: APIGateway.BasePathMapping) -> DomainMapping.Target {
    guard let api = graph.resource(mapping.api) else { return .unknown }
    return target(api, mapping.stage?.value)
  }

  private func target(_ api: Located<APIGateway.RestAPI>, _ stage: Value<String>?) -> DomainMapping.Target {
    let stages = restAPIs.stages(of: api.id)
    if let id = stage?.expression.target?.id, let located = graph.resource(id, as: APIGateway.Stage.self) {
      if let other = located.resource.api?.id, other != api.id { return .foreignStage(id, of: other, api: api.id) }
      return .rest(api, located)
    }
    guard let name = text(stage), !stages.isEmpty else { return .unknown }
    if let located = stages.first(where: { text($0.resource.name) == name }) { return .rest(api, located) }
    return restAPIs.withOtherStages.contains(api.id)
      ? .unknown
      : .noStage(name, of: api.id, has: stages.compactMap { text($0.resource.name) })
  }
}
