package import AWSResources

extension Model {
  package typealias ScalableTarget = Located<ApplicationAutoScaling.ScalableTarget>

  /// The scalable targets of services.
  package var serviceTargets: [ScalableTarget] { analysis(ServiceTargets.self).all }

  /// The scalable targets of a service: `service/cluster-name/service-name`, by reference or by name.
  package func scalableTargets(of service: Located<ECS.Service>) -> [ScalableTarget] {
    analysis(ServiceTargets.self).targets(of: service.id, named: literal(service.name))
  }

  /// Whether the service of a scalable target cannot be determined before deployment.
  package var hasScalableTargetOfUnknownService: Bool { analysis(ServiceTargets.self).hasUnknownService }
}

/// The scalable targets of services, found by the service.
private final class ServiceTargets: Analysis {
  let all: [Model.ScalableTarget]
  let hasUnknownService: Bool
  private var indicesByID: [LogicalID: [Int]] = [:]
  private var indicesByName: [String: [Int]] = [:]

  init(_ model: Model) {
    all = model.graph.all(ApplicationAutoScaling.ScalableTarget.self).filter { target in
      model.known(target.serviceNamespace).or("ecs") == .value("ecs")
    }
    let services = Set(model.graph.all(ECS.Service.self).map(\.id))
    var hasUnknownService = false
    for (index, target) in all.enumerated() {
      guard let resource = target.resourceID else {
        hasUnknownService = true
        continue
      }
      let ids = Set(resource.expression.referencedIDs)
      for id in ids { indicesByID[id, default: []].append(index) }
      let last = model.text(resource)?.split(separator: "/").last
      if let last { indicesByName[String(last), default: []].append(index) }
      if ids.isDisjoint(with: services), last?.contains("${") ?? true { hasUnknownService = true }
    }
    self.hasUnknownService = hasUnknownService
  }

  func targets(of id: LogicalID, named name: String?) -> [Model.ScalableTarget] {
    let indices = Set(indicesByID[id] ?? []).union(name.flatMap { indicesByName[$0] } ?? [])
    return indices.sorted().map { all[$0] }
  }
}
