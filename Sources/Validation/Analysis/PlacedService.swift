package import AWSResources

/// A service with its task definition, subnets, security groups and target groups.
package final class PlacedService {
  package let service: Located<ECS.Service>
  package let task: Located<ECS.TaskDefinition>?
  package let placement: Placement
  package let groups: Guard
  package let assignsPublicIP: Known<Bool>
  package let targetGroups: [LogicalID]
  /// The ports that its containers listen on and load balancers send to.
  package let ports: Set<Int>
  /// Why not every port is known.
  package let portDoubt: String?

  init(_ service: Located<ECS.Service>, in model: Model) {
    self.service = service
    let name = "'\(service.id)'"
    task = model.graph.resource(service.resource.taskDefinition)
    let network = service.resource.networkConfiguration
    placement = model.network.placement(network?.subnets, of: name)
    groups = Guard(network?.securityGroups, of: name, in: model.graph)
    assignsPublicIP = model.known(network?.assignsPublicIP).or(false)
    targetGroups = service.resource.loadBalancers.compactMap { model.graph.resource($0.targetGroup)?.id }

    var ports: [Known<Int>] = service.resource.loadBalancers.map { model.known($0.containerPort) }
    var doubt: String?
    if let task {
      for container in task.resource.containers {
        ports += container.portMappings.map { model.known($0.containerPort) }
        if container.portMappings.contains(where: { $0.containerPortRange != nil }) {
          doubt = "a container of '\(task.id)' has a range of ports"
        }
      }
      if !task.entry.extras.isEmpty, task.entry.isPartlyUnknown(at: "ContainerDefinitions"), task.containers.isEmpty {
        doubt = "the containers of '\(task.id)' are not known"
      }
    } else {
      doubt = "the task definition of \(name) is not in the template"
    }
    self.ports = Set(ports.compactMap(\.value))
    portDoubt = ports.contains(where: \.isUnknown) ? "a port of \(name) is not known" : doubt
  }

  package var id: LogicalID { service.id }
}
