import AWSResources

/// A private DNS namespace of AWS Cloud Map, in which services are found by name: `orders.shop.internal`.
public struct ServiceNamespace: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let domain: String
  /// The network in which the names resolve; `nil` for a namespace that exists already.
  let network: Network?
  public private(set) var existing: Existing?

  /// Creates a namespace. Neither its domain nor its network can be changed.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - domain: the domain of the names, `shop.internal`, which no other private zone of the network has.
  ///   - network: the network in which the names resolve.
  public init(
    _ name: String, domain: String, in network: Network,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(name, domain, network, SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ name: String, _ domain: String, _ network: Network?, _ location: SourceLocation) {
    identity = Identity("service namespace", name, at: location)
    self.domain = domain
    self.network = network
  }

  /// A namespace that exists already.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - domain: the domain of its names.
  ///   - namespaceID: its id, `ns-0a1b2c3d4e5f6071`.
  public static func existing(
    _ name: String, domain: String, namespaceID: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ServiceNamespace {
    var namespace = ServiceNamespace(
      name, domain, nil, SourceLocation(fileID: fileID, line: line, column: column))
    var existing = Existing()
    existing.add(namespace.namespace, ["Ref": namespaceID, "Id": namespaceID])
    namespace.existing = existing
    return namespace
  }

  public var dependencies: [any Construct] { network.map { [$0] } ?? [] }

  var namespace: Reference<ServiceDiscovery.PrivateDNSNamespace> { Reference(id("ServiceNamespace")) }
  /// The id of the namespace.
  public var namespaceID: Value<String> { namespace.value }

  /// The service of Cloud Map with which the tasks of a service register.
  func registry(of service: FargateService) -> Reference<ServiceDiscovery.Service> {
    Reference(LogicalID(naming: name, service.name, "Registry"))
  }

  public func lower(into lowering: inout Lowering) {
    if let problem = DNSName.problem(with: domain) {
      lowering.report("\(description) has the domain '\(domain)', which \(problem)")
    }
    guard let network else { return }
    lowering.add(
      id("ServiceNamespace"), named: name,
      ServiceDiscovery.PrivateDNSNamespace {
        $0.name = .literal(domain)
        $0.description = .literal("Services of \(name)")
        $0.vpc = network.vpc
      })
  }
}

/// The tasks of a service register with a namespace of Cloud Map.
public struct ServiceRegistration: Relation {
  let service: FargateService
  let namespace: ServiceNamespace
  public let location: SourceLocation

  public var source: any Construct { namespace }
  public var destination: any Construct { service }
  public var dependent: any Construct { service }
}

extension FargateService {
  /// Registers the tasks of the service with a namespace, by their addresses and their port.
  ///
  /// The records are of type SRV, since a record of type A has no port; a route of an API through the namespace registers the
  /// service by itself.
  ///
  /// - Parameter namespace: the namespace; a service can register with one.
  public func registers(
    in namespace: ServiceNamespace,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ServiceRegistration {
    ServiceRegistration(
      service: self, namespace: namespace, location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// The registry of the service, which the relations with a namespace ask for.
  ///
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-discovery.html
  func lowerRegistry(into lowering: inout Lowering) -> [ECS.Service.ServiceRegistry] {
    let registrations: [ServiceRegistration] = lowering.relations(to: self)
    let routes: [HTTPAPIRoute] = lowering.relations(to: self)
    let known = registrations.map { ($0.namespace, $0.location) }
    let namespaces = known + routes.compactMap { route in route.namespace.map { ($0, route.location) } }
    guard let (namespace, _) = namespaces.first else { return [] }
    if let (other, location) = namespaces.first(where: { $0.0.identity.key != namespace.identity.key }) {
      lowering.report(
        "service '\(name)' registers with '\(namespace.name)' and '\(other.name)', and ECS accepts one namespace; remove one",
        at: location)
    }
    let registry = namespace.registry(of: self)
    // A service without a port is reported by itself.
    guard let main = task.main, let port = main.port, let id = registry.id else { return [] }
    lowering.add(
      id, named: name,
      ServiceDiscovery.Service {
        $0.name = .literal(name)
        $0.dns = .init {
          $0.namespace = namespace.namespaceID
          $0.routingPolicy = .literal(.multivalue)
          $0.records = [.init(.srv, timeToLive: 10)]
        }
        // ECS reports the health of the tasks.
        $0.customHealthCheck = .init { $0.failureThreshold = 1 }
        // Cloud Map deletes no service with instances, and tasks that stop are still registered for a while.
        // https://github.com/hashicorp/terraform-provider-aws/issues/4853
        $0.deletesInstances = true
      }
    )
    return [
      .init {
        $0.registry = registry
        $0.containerName = .literal(main.name)
        $0.containerPort = .literal(port.number)
      }
    ]
  }
}
