import ResourceGraph

/// How an API reaches the services of its routes in a network.
public struct PrivateIntegration: Hashable, Sendable {
  indirect enum Target: Hashable, Sendable {
    /// The listener rules of a load balancer choose the service.
    case sharedBalancer(LoadBalancer, priority: Int?)
    /// Cloud Map knows the addresses of the tasks.
    case serviceDiscovery(ServiceNamespace)
    /// The service has a listener of a load balancer for itself.
    case ownListener(LoadBalancer, port: Port)
  }

  let target: Target
  @Shared private(set) var link: VPCLink
  /// The name in the certificate of the listener.
  let serverName: String?

  private init(_ target: Target, _ link: VPCLink, _ serverName: String? = nil) {
    self.target = target
    self.link = link
    self.serverName = serverName
  }

  /// Through a load balancer that the services share. The gateway keeps the path, on which the load balancer routes; where a
  /// route strips its prefix, the rule of the load balancer does it, which in Terraform requires version 6.19 of the provider.
  ///
  /// - Parameters:
  ///   - balancer: the load balancer. It needs no routes of its own: those of the API make its rules.
  ///   - link: the link that reaches it.
  ///   - serverName: a host name in the certificate of the load balancer, which the gateway verifies.
  ///   - priority: the priority of the rule, for a load balancer that exists already; stated at the route.
  public static func sharedBalancer(
    _ balancer: LoadBalancer, through link: VPCLink, serverName: String, priority: Int? = nil
  ) -> PrivateIntegration {
    PrivateIntegration(.sharedBalancer(balancer, priority: priority), link, serverName)
  }

  /// Directly to the tasks, which register with Cloud Map. The gateway strips prefixes, and sends plain HTTP.
  ///
  /// - Parameters:
  ///   - namespace: the namespace with which the services register.
  ///   - link: the link that reaches the tasks.
  public static func serviceDiscovery(
    _ namespace: ServiceNamespace, through link: VPCLink
  ) -> PrivateIntegration {
    PrivateIntegration(.serviceDiscovery(namespace), link)
  }

  /// Through a listener that the service has for itself, on a load balancer with others. The gateway strips prefixes.
  ///
  /// - Parameters:
  ///   - balancer: an internal load balancer of the app.
  ///   - port: the port of the listener, which no other service of the load balancer has; stated at the route.
  ///   - link: the link that reaches it.
  ///   - serverName: a host name in the certificate of the load balancer, which the gateway verifies.
  public static func ownListener(
    _ balancer: LoadBalancer, port: Port, through link: VPCLink, serverName: String
  ) -> PrivateIntegration {
    PrivateIntegration(.ownListener(balancer, port: port), link, serverName)
  }

  var constructs: [any Construct] {
    switch target {
    case .sharedBalancer(let balancer, _), .ownListener(let balancer, _): [link, balancer]
    case .serviceDiscovery(let namespace): [link, namespace]
    }
  }

  /// The load balancer whose rules strip prefixes.
  var sharedBalancer: LoadBalancer? {
    if case .sharedBalancer(let balancer, _) = target { return balancer }
    return nil
  }

  /// The load balancer of which the service has a listener, with its port.
  var ownListener: (balancer: LoadBalancer, port: Port)? {
    if case .ownListener(let balancer, let port) = target { return (balancer, port) }
    return nil
  }

  /// Why the integration cannot work, to follow *a route of HTTP API '…'*.
  var mistake: String? {
    guard let serverName else { return nil }
    if let problem = DNSName.problem(with: serverName) {
      return "verifies the server name '\(serverName)', which \(problem)"
    }
    if let (balancer, _) = ownListener, balancer.existing != nil {
      return "adds a listener to load balancer '\(balancer.name)', which exists already; use '.sharedBalancer'"
    }
    return nil
  }
}
