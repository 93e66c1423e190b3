package import AWSResources

extension Model {
  package typealias ScalableTarget = Located<ApplicationAutoScaling.ScalableTarget>

  /// The scalable targets of services.
  package var serviceTargets: [ScalableTarget] {
    graph.all(ApplicationAutoScaling.ScalableTarget.self).filter { target in
      known(target.serviceNamespace).or("ecs") == .value("ecs")
    }
  }

  /// The scalable targets of a service: `service/cluster-name/service-name`, by reference or by name.
  package func scalableTargets(of service: Located<ECS.Service>) -> [ScalableTarget] {
    serviceTargets.filter { target in
      guard let resource = target.resourceID else { return false }
      if resource.expression.referencedIDs.contains(service.id) { return true }
      guard let name = literal(service.name), let last = text(resource)?.split(separator: "/").last else {
        return false
      }
      return last == name
    }
  }

  /// Whether the service of a scalable target cannot be determined before deployment.
  package var hasScalableTargetOfUnknownService: Bool {
    let services = graph.all(ECS.Service.self).map(\.id)
    return serviceTargets.contains { target in
      guard let resource = target.resourceID else { return true }
      guard !resource.expression.referencedIDs.contains(where: services.contains) else { return false }
      return text(resource)?.split(separator: "/").last?.contains("${") ?? true
    }
  }
}
