package import AWSResources

/// Tasks that a schedule or an event rule starts, with their subnets and security groups.
package final class ScheduledTasks {
  /// The schedule or the event rule.
  package let entry: Entry
  /// The property with the tasks' subnets and security groups.
  private let path: [String]
  package let placement: Placement
  package let securityGroups: AttachedSecurityGroups
  package let assignsPublicIP: Known<Bool>
  /// The task definition, if it is in the graph.
  package let definition: LogicalID?

  private init(
    _ entry: Entry, at path: [String], _ subnets: List<Reference<EC2.Subnet>>?,
    _ groups: List<Reference<EC2.SecurityGroup>>?, _ assignsPublicIP: Value<Bool>?,
    _ definition: Reference<ECS.TaskDefinition>?, _ model: Model
  ) {
    self.entry = entry
    self.path = path
    let name = "the tasks of '\(entry.id)'"
    placement = model.network.placement(subnets, of: name)
    self.securityGroups = AttachedSecurityGroups(groups, of: name, in: model.graph)
    self.assignsPublicIP = model.known(assignsPublicIP).or(false)
    self.definition = definition?.id
  }

  package var id: LogicalID { entry.id }

  /// A property of the tasks' network configuration.
  package func place(of property: String) -> Place { Place(entry, path + [property]) }

  static func all(_ model: Model) -> [ScheduledTasks] {
    var tasks: [ScheduledTasks] = []
    for schedule in model.graph.all(Scheduler.Schedule.self) {
      guard let task = schedule.resource.target?.ecs, let network = task.networkConfiguration else { continue }
      tasks.append(
        ScheduledTasks(
          schedule.entry, at: ["Target", "EcsParameters", "NetworkConfiguration", "AwsvpcConfiguration"],
          network.subnets, network.securityGroups, network.assignsPublicIP, task.taskDefinition, model))
    }
    for rule in model.graph.all(Events.Rule.self) {
      for (index, target) in rule.resource.targets.enumerated() {
        guard let task = target.ecs, let network = task.networkConfiguration else { continue }
        tasks.append(
          ScheduledTasks(
            rule.entry,
            at: ["Targets", String(index), "EcsParameters", "NetworkConfiguration", "AwsVpcConfiguration"],
            network.subnets, network.securityGroups, network.assignsPublicIP, task.taskDefinition, model))
      }
    }
    return tasks
  }
}
