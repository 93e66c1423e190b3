import AWSResources
import Documents

/// What tells apart what takes requests or names at one place, where AWS accepts each key once: the priority of a listener rule,
/// the key of a route, the name of a stage.
struct RoutingKey {
  /// What has the key.
  enum Kind {
    case listenerRule, route, method, resource, stage, mapping, record, behavior, origin, alias
  }

  /// Where a key may be there once: a listener, an API, a domain name, a hosted zone, a distribution.
  enum Owner: Hashable {
    case resource(LogicalID)
    /// The root of the paths of a REST API.
    case root(LogicalID)
    /// What the template does not have, as it names it.
    case elsewhere(Expression, file: String?)
    /// All distributions share their aliases.
    case everywhere

    /// - Parameter entry: what names the owner.
    init(_ expression: Expression, in entry: Entry, _ model: Model) {
      switch expression.target {
      // A nested stack or a custom resource tells several things apart by its attributes.
      case (let id, let attribute)? where model.graph[id]?.resource != nil:
        self = attribute == "RootResourceId" ? .root(id) : .resource(id)
      // Stacks that are deployed together may have parameters of one name.
      default: self = .elsewhere(expression, file: entry.location?.file)
      }
    }
  }

  struct Identity: Hashable {
    var kind: Kind
    var owner: Owner
    var key: String
  }

  let identity: Identity
  /// The key as the template has it.
  let text: String
  let place: Place

  /// - Parameter key: what is compared, where that is not the text.
  fileprivate init(_ kind: Kind, _ owner: Owner, _ text: String, key: String? = nil, _ place: Place) {
    identity = Identity(kind: kind, owner: owner, key: key ?? text)
    self.text = text
    self.place = place
  }
}

extension Model {
  /// The keys that the template tells, kind by kind.
  var routingKeys: [RoutingKey] {
    let keys =
      listenerRuleKeys + routeKeys + methodKeys + pathParts + stageNames + mappingKeys + recordKeys + distributionKeys
    return keys.filter { key in
      let owner: LogicalID? =
        switch key.identity.owner {
        case .resource(let id), .root(let id): id
        case .elsewhere, .everywhere: nil
        }
      return !(owner.flatMap { graph[$0] }?.isRepeated ?? false) && !key.place.entry.isRepeated
    }
  }

  private var listenerRuleKeys: [RoutingKey] {
    graph.all(ElasticLoadBalancing.ListenerRule.self).compactMap { rule in
      guard let listener = rule.resource.listener, let priority = literal(rule.resource.priority) else { return nil }
      return RoutingKey(
        .listenerRule, .init(listener.expression, in: rule.entry, self), "\(priority)", Place(rule.entry, ["Priority"]))
    }
  }

  /// API Gateway refuses two keys that differ only in the name of a variable: https://github.com/plutomi/plutomi/issues/271
  private var routeKeys: [RoutingKey] {
    graph.all(APIGatewayV2.Route.self).compactMap { route in
      guard let api = route.resource.api, let key = literal(route.resource.key) else { return nil }
      return RoutingKey(
        .route, .init(api.expression, in: route.entry, self), key, key: HTTPAPIs.shape(of: key),
        Place(route.entry, ["RouteKey"]))
    }
  }

  private var methodKeys: [RoutingKey] {
    graph.all(APIGateway.Method.self).compactMap { method in
      guard let resource = method.resource.resource, let name = literal(method.resource.httpMethod) else { return nil }
      return RoutingKey(
        .method, .init(resource.expression, in: method.entry, self), name, key: name.uppercased(),
        Place(method.entry, ["HttpMethod"]))
    }
  }

  /// Below one resource, a REST API has one variable: `{id}` and `{proxy+}` exclude each other.
  /// https://github.com/serverless-nextjs/serverless-next.js/issues/938
  private var pathParts: [RoutingKey] {
    graph.all(APIGateway.RestResource.self).compactMap { resource in
      guard let parent = resource.resource.parent, let part = literal(resource.resource.pathPart) else { return nil }
      return RoutingKey(
        .resource, .init(parent.expression, in: resource.entry, self), part, key: part.hasPrefix("{") ? "{}" : part,
        Place(resource.entry, ["PathPart"]))
    }
  }

  private var stageNames: [RoutingKey] {
    func key(_ api: Expression?, _ name: Value<String>?, _ entry: Entry) -> RoutingKey? {
      guard let api, let name = literal(name) else { return nil }
      return RoutingKey(.stage, .init(api, in: entry, self), name, Place(entry, ["StageName"]))
    }
    return graph.all(APIGatewayV2.Stage.self).compactMap {
      key($0.resource.api?.expression, $0.resource.name, $0.entry)
    }
      + graph.all(APIGateway.Stage.self).compactMap { key($0.resource.api?.expression, $0.resource.name, $0.entry) }
  }

  private var mappingKeys: [RoutingKey] {
    let mappings = analysis(DomainMappings.self)
    return APIDomain.all(in: self).flatMap { domain in
      mappings.mappings(of: domain.id).compactMap { mapping in
        mapping.key.map { key in
          RoutingKey(.mapping, .resource(domain.id), key, Place(mapping.entry, [mapping.keyProperty]))
        }
      }
    }
  }

  /// Records of one name and type are told apart by their identifiers.
  ///
  /// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
  private var recordKeys: [RoutingKey] {
    recordNames.map { record in
      let text = "\(record.kind.rawValue) \(record.name)"
      return RoutingKey(
        .record, record.nameInZone.zone, text, key: "\(text) \(record.identifier ?? "")", record.place)
    }
  }

  private var distributionKeys: [RoutingKey] {
    graph.all(CloudFront.Distribution.self).flatMap { distribution in
      let owner = RoutingKey.Owner.resource(distribution.id)
      func place(_ steps: String...) -> Place { Place(distribution.entry, ["DistributionConfig"] + steps) }
      let behaviors = distribution.resource.behaviors.enumerated().compactMap { index, behavior in
        literal(behavior.pathPattern).map { RoutingKey(.behavior, owner, $0, place("CacheBehaviors", "\(index)")) }
      }
      var told: Set<[String?]> = []
      let origins = distribution.resource.origins.enumerated().compactMap { index, origin -> RoutingKey? in
        // Terraform has the origins as a set, in which the same one is there once.
        let isNew = told.insert([origin.id, origin.domainName, origin.path].map { text($0) }).inserted
        guard isNew || !graph.isTerraform, let id = literal(origin.id) else { return nil }
        return RoutingKey(.origin, owner, id, place("Origins", "\(index)", "Id"))
      }
      let aliases = Set(distribution.resource.aliases?.items.compactMap { literal($0)?.lowercased() } ?? [])
      return behaviors + origins
        + aliases.subtracting([""]).sorted().map { RoutingKey(.alias, .everywhere, $0, place("Aliases")) }
    }
  }
}

extension Entry {
  /// Whether the entry stands for several resources of Terraform: the template does not tell how many.
  fileprivate var isRepeated: Bool { source?["for_each"] != nil || source?["count"] != nil }
}
