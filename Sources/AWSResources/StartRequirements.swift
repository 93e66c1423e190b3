package import ResourceGraph

/// What must exist before the code of a workload can start, beside the resources that it refers to.
///
/// A workload refers to its role, its cluster, its security group and its subnets. It works only with what is attached to
/// them by resources of their own, which no reference leads to: policies, capacity providers, rules, routes, mount targets.
package struct StartRequirements {
  private let graph: ResourceGraph
  /// The attached resources, by what they are attached to.
  private var attachments: [LogicalID: [LogicalID]] = [:]
  private var references: [LogicalID: [LogicalID]] = [:]
  private let reader = ReferenceReader([.cloudFormation])
  /// The places of the resources in the graph.
  private let order: [LogicalID: Int]
  /// The listener rules and listeners that forward to a target group.
  private var forwarders: [LogicalID: [LogicalID]] = [:]

  package init(_ graph: ResourceGraph) {
    self.graph = graph
    order = Dictionary(graph.entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
    for rule in graph.all(ElasticLoadBalancing.ListenerRule.self) { addForwarder(rule.id, rule.actions) }
    for listener in graph.all(ElasticLoadBalancing.Listener.self) { addForwarder(listener.id, listener.defaultActions) }
    for policy in graph.all(IAM.RolePolicy.self) { attach(policy.id, to: policy.role?.id) }
    for policy in graph.all(IAM.ManagedPolicy.self) {
      for role in policy.roles?.items ?? [] { attach(policy.id, to: role.id) }
    }
    for providers in graph.all(ECS.ClusterCapacityProviderAssociations.self) {
      attach(providers.id, to: providers.cluster?.id)
    }
    for rule in graph.all(EC2.SecurityGroupEgress.self) { attach(rule.id, to: rule.securityGroup?.id) }
    for rule in graph.all(EC2.SecurityGroupIngress.self) { attach(rule.id, to: rule.sourceSecurityGroup?.id) }
    for target in graph.all(EFS.MountTarget.self) { attach(target.id, to: target.fileSystem?.id) }
    attachRoutes()
  }

  /// The way out of a subnet: the routes of its table, and the endpoints of its VPC.
  private mutating func attachRoutes() {
    let routes = Dictionary(grouping: graph.all(EC2.Route.self)) { $0.routeTable?.id }
    for association in graph.all(EC2.SubnetRouteTableAssociation.self) {
      attach(association.id, to: association.subnet?.id)
      guard let table = association.routeTable?.id else { continue }
      for route in routes[table] ?? [] { attach(route.id, to: association.subnet?.id) }
    }
    let endpoints = Dictionary(grouping: graph.all(EC2.VPCEndpoint.self)) { $0.vpc?.id }
    for subnet in graph.all(EC2.Subnet.self) {
      guard let vpc = subnet.vpc?.id else { continue }
      for endpoint in endpoints[vpc] ?? [] { attach(endpoint.id, to: subnet.id) }
    }
  }

  private mutating func attach(_ id: LogicalID, to owner: LogicalID?) {
    if let owner { attachments[owner, default: []].append(id) }
  }
}

extension StartRequirements {
  /// The resources that start code or use a role as soon as they exist, in order.
  package var workloads: [Entry] {
    graph.entries(of: [
      ECS.Service.self, Lambda.Function.self, Scheduler.Schedule.self, Events.Rule.self, RDS.DBProxy.self,
      EC2.FlowLog.self, Backup.BackupSelection.self, StepFunctions.StateMachine.self,
    ])
  }

  /// What a workload needs at its start and neither refers to nor depends on, in order.
  package mutating func needed(by workload: Entry) -> [LogicalID] {
    let direct = directReferences(of: workload.id)
    let needed = Set(parts(of: workload).flatMap { attachments[$0] ?? [] }).subtracting(direct).subtracting(
      workload.dependsOn)
    guard !needed.isEmpty else { return [] }
    // What needs the workload itself cannot precede it.
    return needed.filter { order[$0] != nil && !isCircular($0, workload.id) }.sorted {
      order[$0, default: 0] < order[$1, default: 0]
    }
  }

  /// The resources that use what they refer to as soon as they exist, without running code: a load balancer writes to its
  /// bucket of logs, a listener takes a certificate that is issued.
  package var users: [Entry] {
    graph.entries(of: [
      ElasticLoadBalancing.LoadBalancer.self, MSK.Cluster.self, MSK.BatchScramSecret.self,
      Lambda.EventSourceMapping.self, OpenSearch.Domain.self, ElasticLoadBalancing.Listener.self,
      ElasticLoadBalancing.ListenerCertificate.self, APIGatewayV2.DomainName.self, APIGateway.DomainName.self,
      CloudFront.Distribution.self, Cognito.UserPoolDomain.self,
    ])
  }

  /// What a workload or user refers to, itself or through its task definition, that is several resources in Terraform: a
  /// secret and its value, a bucket and its policy.
  package mutating func divided(for entry: Entry) -> [LogicalID] {
    parts(of: entry).filter { id in
      guard let resource = graph[id]?.resource else { return false }
      return type(of: resource).resourceType.companions.contains { !$0.isEphemeral }
    }
  }

  /// A task's roles and file systems are those of its definition.
  private mutating func parts(of workload: Entry) -> [LogicalID] {
    let direct = directReferences(of: workload.id)
    return direct.flatMap { id in
      graph[id]?.resource is ECS.TaskDefinition ? [id] + directReferences(of: id) : [id]
    }.unique
  }

  /// The listeners and listener rules that forward to the target groups of a service, where it waits for none of them: ECS
  /// creates a service only if its target groups belong to a load balancer.
  package mutating func missingListeners(for service: Located<ECS.Service>) -> [LogicalID] {
    let groups = Set(service.loadBalancers.compactMap { $0.targetGroup?.id })
    guard !groups.isEmpty else { return [] }
    let forwarders = forwarders(to: groups)
    if forwarders.isEmpty || forwarders.contains(where: service.entry.dependsOn.contains) { return [] }
    let awaited = closure(of: service.id)
    return forwarders.contains(where: awaited.contains) ? [] : Array(forwarders.prefix(1))
  }

  /// Rules before listeners, each in order.
  private func forwarders(to groups: Set<LogicalID>) -> [LogicalID] {
    let found = Set(groups.flatMap { forwarders[$0] ?? [] })
    let rules = found.filter { graph[$0]?.resource is ElasticLoadBalancing.ListenerRule }
    return [rules, found.subtracting(rules)].flatMap { ids in
      ids.sorted { order[$0, default: 0] < order[$1, default: 0] }
    }
  }

  private mutating func addForwarder(_ id: LogicalID, _ actions: [ElasticLoadBalancing.Action]) {
    let groups = actions.flatMap { action in
      [action.targetGroup] + (action.forward?.targetGroups.map(\.targetGroup) ?? [])
    }
    for group in Set(groups.compactMap { $0?.id }) { forwarders[group, default: []].append(id) }
  }

  /// What a workload needs at its start and does not wait for, not even through something else that it waits for.
  package mutating func missing(for workload: Entry) -> [LogicalID] {
    let needed = needed(by: workload)
    guard !needed.isEmpty else { return [] }
    let awaited = closure(of: workload.id)
    return needed.filter { !awaited.contains($0) }
  }

  /// Only policies lead further than to the network.
  private mutating func isCircular(_ id: LogicalID, _ workload: LogicalID) -> Bool {
    switch graph[id]?.resource {
    case is IAM.RolePolicy, is IAM.ManagedPolicy: closure(of: id).contains(workload)
    default: false
    }
  }

  /// All resources that must exist before a resource, by reference or by dependency.
  private mutating func closure(of id: LogicalID) -> Set<LogicalID> {
    var found: Set<LogicalID> = []
    var open = [id]
    while let next = open.popLast() {
      for other in directReferences(of: next) + (graph[next]?.dependsOn ?? []) where found.insert(other).inserted {
        open.append(other)
      }
    }
    return found
  }

  private mutating func directReferences(of id: LogicalID) -> [LogicalID] {
    if let known = references[id] { return known }
    let found = graph[id].map(reader.references)?.map(\.id) ?? []
    references[id] = found
    return found
  }
}
