import AWSResources

/// Load balancers, listeners, services, databases and other stores, and who talks to whom.
package final class IngressModel {
  package let loadBalancers: [PlacedLoadBalancer]
  package let listeners: [PlacedListener]
  package let services: [PlacedService]
  package let databases: [PlacedDatabase]
  package let stores: [PlacedStore]
  /// What schedules and events start.
  package let startedTasks: [StartedTasks]
  /// The functions that stand in a network.
  package let functions: [PlacedFunction]

  private let loadBalancersByTargetGroup: [LogicalID: [PlacedLoadBalancer]]

  init(_ model: Model) {
    let graph = model.graph
    services = graph.all(ECS.Service.self).map { PlacedService($0, in: model) }
    databases =
      graph.all(RDS.DBInstance.self).map { PlacedDatabase($0, in: model) }
      + graph.all(RDS.DBCluster.self).map { PlacedDatabase($0, in: model) }
      + graph.all(RDS.DBProxy.self).map { PlacedDatabase($0, in: model) }
    stores = PlacedStore.all(in: model)
    startedTasks = StartedTasks.all(model)
    functions = graph.all(Lambda.Function.self).filter { $0.hasNetwork }.map { PlacedFunction($0, in: model) }
    loadBalancers = graph.all(ElasticLoadBalancing.LoadBalancer.self).map { PlacedLoadBalancer($0, in: model) }
    listeners = graph.all(ElasticLoadBalancing.Listener.self).map { PlacedListener($0, in: model) }

    let loadBalancersByID = Dictionary(loadBalancers.map { ($0.id, $0) }) { first, _ in first }
    let listenersByID = Dictionary(listeners.map { ($0.id, $0) }) { first, _ in first }
    for rule in graph.all(ElasticLoadBalancing.ListenerRule.self) {
      guard let listener = rule.resource.listener?.id else { continue }
      listenersByID[listener]?.rules.append(rule)
    }
    for listener in listeners {
      guard let loadBalancer = listener.listener.resource.loadBalancer?.id else { continue }
      loadBalancersByID[loadBalancer]?.listeners.append(listener)
    }
    var byTargetGroup: [LogicalID: [PlacedLoadBalancer]] = [:]
    for loadBalancer in loadBalancers {
      for group in loadBalancer.targetGroups { byTargetGroup[group, default: []].append(loadBalancer) }
    }
    loadBalancersByTargetGroup = byTargetGroup
  }

  /// The load balancers that send requests to a service.
  package func loadBalancers(of service: PlacedService) -> [PlacedLoadBalancer] {
    service.targetGroups.flatMap { loadBalancersByTargetGroup[$0] ?? [] }
  }
}
