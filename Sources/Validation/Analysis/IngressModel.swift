package import AWSResources

extension Model {
  /// Load balancers, services and data stores, each with its subnets and security groups.
  package var ingress: IngressModel { analysis() }
}

/// Load balancers, listeners, services and data stores, and which load balancer forwards to which service.
package final class IngressModel: Analysis {
  package let loadBalancers: [PlacedLoadBalancer]
  package let listeners: [PlacedListener]
  package let services: [PlacedService]
  package let databases: [PlacedDatabase]
  package let classicLoadBalancers: [PlacedClassicLoadBalancer]
  package let stores: [PlacedStore]
  /// The tasks that schedules and event rules start.
  package let scheduledTasks: [ScheduledTasks]
  /// The functions that are attached to a VPC.
  package let functions: [PlacedFunction]
  /// The links from APIs into VPCs.
  package let vpcLinks: [PlacedVPCLink]

  private let loadBalancersByTargetGroup: [LogicalID: [PlacedLoadBalancer]]
  private let loadBalancersByID: [LogicalID: PlacedLoadBalancer]
  private let listenersByID: [LogicalID: PlacedListener]
  private let vpcLinksByID: [LogicalID: PlacedVPCLink]
  private let certificatesByListener: [LogicalID: [Value<String>]]

  package init(_ model: Model) {
    let graph = model.graph
    services = graph.all(ECS.Service.self).map { PlacedService($0, in: model) }
    databases =
      graph.all(RDS.DBInstance.self).map { PlacedDatabase($0, in: model) }
      + model.databaseClusters.map { PlacedDatabase($0, in: model) }
      + graph.all(RDS.DBProxy.self).map { PlacedDatabase($0, in: model) }
    stores = PlacedStore.all(in: model)
    scheduledTasks = ScheduledTasks.all(model)
    functions = graph.all(Lambda.Function.self).filter { $0.hasNetwork }.map { PlacedFunction($0, in: model) }
    vpcLinks = graph.all(APIGatewayV2.VPCLink.self).map { PlacedVPCLink($0, in: model) }
    loadBalancers = graph.all(ElasticLoadBalancing.LoadBalancer.self).map { PlacedLoadBalancer($0, in: model) }
    classicLoadBalancers = graph.all(ElasticLoadBalancing.ClassicLoadBalancer.self).map {
      PlacedClassicLoadBalancer($0, in: model)
    }
    listeners = graph.all(ElasticLoadBalancing.Listener.self).map { PlacedListener($0, in: model) }

    loadBalancersByID = Dictionary(loadBalancers.map { ($0.id, $0) }) { first, _ in first }
    vpcLinksByID = Dictionary(vpcLinks.map { ($0.id, $0) }) { first, _ in first }
    listenersByID = Dictionary(listeners.map { ($0.id, $0) }) { first, _ in first }
    for rule in graph.all(ElasticLoadBalancing.ListenerRule.self) {
      guard let listener = rule.resource.listener?.id else { continue }
      listenersByID[listener]?.rules.append(rule)
    }
    for listener in listeners {
      listener.sortRules(model)
      guard let loadBalancer = listener.listener.resource.loadBalancer?.id else { continue }
      loadBalancersByID[loadBalancer]?.listeners.append(listener)
    }
    var certificates: [LogicalID: [Value<String>]] = [:]
    for certificate in graph.all(ElasticLoadBalancing.ListenerCertificate.self) {
      guard let listener = certificate.resource.listener?.id else { continue }
      certificates[listener, default: []] += certificate.resource.certificates.compactMap(\.arn)
    }
    certificatesByListener = certificates
    var byTargetGroup: [LogicalID: [PlacedLoadBalancer]] = [:]
    for loadBalancer in loadBalancers {
      for group in loadBalancer.targetGroups { byTargetGroup[group, default: []].append(loadBalancer) }
    }
    loadBalancersByTargetGroup = byTargetGroup
  }

  /// What accepts requests and forwards them: load balancers of all kinds.
  package var edges: [any PlacedResource] { loadBalancers + classicLoadBalancers }

  /// All resources with network interfaces that have a struct, load balancers first.
  package var placed: [any PlacedResource] {
    edges + services + databases + scheduledTasks + stores + functions + vpcLinks
  }

  package func loadBalancer(_ id: LogicalID) -> PlacedLoadBalancer? { loadBalancersByID[id] }

  package func listener(_ id: LogicalID) -> PlacedListener? { listenersByID[id] }

  package func vpcLink(_ id: LogicalID) -> PlacedVPCLink? { vpcLinksByID[id] }

  /// The certificates of a listener that are resources of their own.
  func additionalCertificates(of listener: LogicalID) -> [Value<String>] { certificatesByListener[listener] ?? [] }

  /// The load balancers that forward requests to a service.
  package func loadBalancers(of service: PlacedService) -> [PlacedLoadBalancer] {
    service.targetGroups.flatMap { loadBalancersByTargetGroup[$0] ?? [] }
  }

  /// The load balancers that forward requests to a target group.
  package func loadBalancers(ofTargetGroup group: LogicalID) -> [PlacedLoadBalancer] {
    loadBalancersByTargetGroup[group] ?? []
  }
}
