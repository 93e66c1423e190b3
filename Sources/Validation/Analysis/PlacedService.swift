package import AWSResources

/// A service with its task definition, subnets, security groups and target groups.
package final class PlacedService {
  package let service: Located<ECS.Service>
  package let task: Located<ECS.TaskDefinition>?
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let assignsPublicIP: Known<Bool>
  package let targetGroups: [LogicalID]
  /// The ports that its containers map, and that load balancers use for requests and health checks.
  package let ports: Set<Int>
  /// Why some ports are unknown; `nil` where all are known.
  package let unknownPortReason: String?

  init(_ service: Located<ECS.Service>, in model: Model) {
    self.service = service
    let name = "'\(service.id)'"
    task = model.graph.resource(service.resource.taskDefinition)
    let network = service.resource.networkConfiguration
    placement = model.network.placement(network?.subnets, of: name)
    securityGroups = AttachedSecurityGroups(network?.securityGroups, of: name, in: model.graph)
    assignsPublicIP = model.known(network?.assignsPublicIP).or(false)
    targetGroups = service.resource.loadBalancers.compactMap { model.graph.resource($0.targetGroup)?.id }

    var ports: [Known<Int>] = service.resource.loadBalancers.map { model.known($0.containerPort) }
    // A health check may ask a port that no container has to map.
    let checks = targetGroups.compactMap { model.graph.resource($0, as: ElasticLoadBalancing.TargetGroup.self) }
    ports += checks.compactMap { model.known($0.resource.healthCheck?.port).value.flatMap { Int($0) } }.map {
      .value($0)
    }
    var unknownReason: String?
    if let task {
      for container in task.resource.containers {
        ports += container.portMappings.map { model.known($0.containerPort) }
        if container.portMappings.contains(where: { $0.containerPortRange != nil }) {
          unknownReason = "a container of '\(task.id)' has a port range"
        }
      }
      if !task.entry.extras.isEmpty, task.entry.isPartlyUnknown(at: "ContainerDefinitions"), task.containers.isEmpty {
        unknownReason = "the containers of '\(task.id)' cannot be determined before deployment"
      }
    } else {
      unknownReason = "the task definition of \(name) is not in the template"
    }
    self.ports = Set(ports.compactMap(\.value))
    unknownPortReason =
      ports.contains(where: \.isUnknown) ? "a port of \(name) cannot be determined before deployment" : unknownReason
  }

  package var id: LogicalID { service.id }

  /// The property that gives the subnets.
  package var subnetsPlace: Place { Place(service.entry, networkProperty + ["Subnets"]) }

  /// The property with the subnets and security groups.
  package var networkProperty: [String] { ["NetworkConfiguration", "AwsvpcConfiguration"] }
}
