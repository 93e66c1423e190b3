package import AWSResources

/// A resource with network interfaces in subnets: what filters its traffic, and what it listens on.
///
/// The reachability of a further type takes one conformance; nothing else names the types one by one.
package protocol PlacedResource: AnyObject {
  var entry: Entry { get }
  /// The kind as messages name it: `database`.
  var kindName: String { get }
  var role: PlacedRole { get }
  var placement: Placement { get }
  var securityGroups: AttachedSecurityGroups { get }
  /// The property that gives the security groups; empty where no field has it.
  var securityGroupsProperty: [String] { get }
  /// The known ports that it listens on.
  var ports: Set<Int> { get }
  /// Why some ports are unknown; `nil` where all are known.
  var unknownPortReason: String? { get }
  /// Whether its network interfaces have public IPv4 addresses.
  var hasPublicAddress: Known<Bool> { get }
  /// Whether security groups filter its traffic; a network load balancer may be without.
  var isFiltered: Bool { get }
  /// The ports from which it connects to others.
  var clientPorts: ClosedRange<Int> { get }
}

/// What a resource with network interfaces is for.
package enum PlacedRole: Sendable {
  /// Accepts requests and forwards them: a load balancer.
  case edge
  /// Calls others: a service, a function, an instance, the link of an API.
  case workload
  /// Keeps data, and calls nobody: a database, a cache.
  case store
  /// Leads to a service of AWS.
  case endpoint
}

extension PlacedResource {
  package var id: LogicalID { entry.id }
  /// The resource as messages name it: `database 'Orders'`.
  package var name: String { "\(kindName) '\(id)'" }
  /// The resource as a step of a way.
  package var hop: Hop { Hop(name, of: id, at: entry.location) }
  package var isFiltered: Bool { true }
  package var securityGroupsProperty: [String] { ["SecurityGroups"] }
  package var unknownPortReason: String? { nil }
  package var clientPorts: ClosedRange<Int> { role == .edge ? ClientPorts.ofServices : ClientPorts.ofTasks }
}

// MARK: - Conformances

extension PlacedLoadBalancer: PlacedResource {
  package var entry: Entry { loadBalancer.entry }
  package var kindName: String { "load balancer" }
  package var role: PlacedRole { .edge }
  package var ports: Set<Int> { Set(listeners.compactMap(\.port.value)) }
  package var unknownPortReason: String? {
    listeners.contains { $0.port.value == nil } ? "a port of '\(id)' cannot be determined before deployment" : nil
  }
  package var hasPublicAddress: Known<Bool> { isInternetFacing }
  package var isFiltered: Bool { kind.value == .application || loadBalancer.resource.securityGroups != nil }
}

extension PlacedClassicLoadBalancer: PlacedResource {
  package var entry: Entry { loadBalancer.entry }
  package var kindName: String { "load balancer" }
  package var role: PlacedRole { .edge }
  package var ports: Set<Int> { Set(listenerPorts.compactMap(\.value)) }
  package var unknownPortReason: String? {
    listenerPorts.contains { $0.value == nil } ? "a port of '\(id)' cannot be determined before deployment" : nil
  }
  package var hasPublicAddress: Known<Bool> { isInternetFacing }
}

extension PlacedService: PlacedResource {
  package var securityGroupsProperty: [String] { networkProperty + ["SecurityGroups"] }
  package var entry: Entry { service.entry }
  package var kindName: String { "service" }
  package var role: PlacedRole { .workload }
  package var hasPublicAddress: Known<Bool> { assignsPublicIP }
}

extension PlacedDatabase: PlacedResource {
  package var securityGroupsProperty: [String] { [kind == .server ? "VPCSecurityGroups" : "VpcSecurityGroupIds"] }
  package var role: PlacedRole { .store }
  package var ports: Set<Int> { port.value.map { [$0] } ?? [] }
  package var unknownPortReason: String? {
    port.isUnknown ? "the port of '\(id)' cannot be determined before deployment" : nil
  }
  package var hasPublicAddress: Known<Bool> { isPubliclyAccessible.or(false) }
}

extension PlacedStore: PlacedResource {
  package var securityGroupsProperty: [String] {
    switch entry.resource {
    case is MSK.Cluster: ["BrokerNodeGroupInfo", "SecurityGroups"]
    case is MSK.ServerlessCluster: ["VpcConfigs"]
    case is ElastiCache.CacheCluster: ["VpcSecurityGroupIds"]
    case is OpenSearch.Domain, is Elasticsearch.Domain: ["VPCOptions", "SecurityGroupIds"]
    case is AmazonMQ.Broker, is EFS.MountTarget: ["SecurityGroups"]
    default: ["SecurityGroupIds"]
    }
  }
  package var kindName: String { kind.rawValue }
  package var role: PlacedRole { .store }
  package var hasPublicAddress: Known<Bool> { isPublic }
}

extension PlacedFunction: PlacedResource {
  package var securityGroupsProperty: [String] { ["VpcConfig", "SecurityGroupIds"] }
  package var entry: Entry { function.entry }
  package var kindName: String { "function" }
  package var role: PlacedRole { .workload }
  package var ports: Set<Int> { [] }
  // Lambda gives the interfaces of a function no public addresses, not even in a public subnet.
  package var hasPublicAddress: Known<Bool> { .value(false) }
  package var clientPorts: ClosedRange<Int> { ClientPorts.ofServices }
}

extension ScheduledTasks: PlacedResource {
  package var securityGroupsProperty: [String] { place(of: "SecurityGroups").property }
  package var kindName: String { "scheduled task" }
  package var role: PlacedRole { .workload }
  package var ports: Set<Int> { [] }
  package var hasPublicAddress: Known<Bool> { assignsPublicIP }
}

extension Endpoint: PlacedResource {
  package var securityGroupsProperty: [String] { ["SecurityGroupIds"] }
  package var entry: Entry { endpoint.entry }
  package var kindName: String { "endpoint" }
  package var role: PlacedRole { .endpoint }
  package var ports: Set<Int> { [443] }
  package var hasPublicAddress: Known<Bool> { .value(false) }
}

extension RawInterface: PlacedResource {
  package var securityGroupsProperty: [String] { [] }
  package var kindName: String { "resource" }
  package var ports: Set<Int> { [] }
  package var unknownPortReason: String? { "the ports of '\(id)' are not in the template" }
  package var hasPublicAddress: Known<Bool> { .unknown }
}
