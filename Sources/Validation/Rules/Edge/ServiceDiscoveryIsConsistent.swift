import AWSResources

/// Checks that a service registers with Cloud Map what the records of its registry need.
struct ServiceDiscoveryIsConsistent: Rule {
  static let description = RuleDescription(
    id: "service-discovery-is-consistent",
    catalogID: "ECS027",
    subject: .edge,
    severity: .warning,
    summary: """
      A service registers with Cloud Map a port that its container exposes where the records have one, in a private namespace \
      of its network.
      """,
    rationale: """
      A record of type SRV has a port, and names of a private namespace resolve in one network only. ECS refuses a registration \
      that does not fit, or clients find what they cannot call.
      """,
    remedy: """
      State 'ContainerName' and 'ContainerPort' of a container that exposes the port, and use a private namespace of the \
      service's VPC.
      """,
    references: [.aws("AmazonECS/latest/developerguide/service-discovery.html")],
    passes: [
      RuleExample("a port of the container, and a namespace of the network") { addRegistration(to: &$0) },
      RuleExample("a record of type A, which has no port") {
        addRegistration(to: &$0)
        $0.change("Registry", ServiceDiscovery.Service.self) { $0.dns?.records = [.init(.a, timeToLive: 10)] }
        $0.change("Service", ECS.Service.self) { $0.serviceRegistries = [.init { $0.registry = .to("Registry") }] }
      },
    ],
    fails: [
      RuleExample(
        "a record of type SRV without a port",
        finds: .finding(
          "Service", at: "ServiceRegistries.0",
          """
          'Service' registers no port with 'Registry', whose records are of type SRV; set 'ContainerName' and 'ContainerPort'
          """)
      ) {
        addRegistration(to: &$0)
        $0.change("Service", ECS.Service.self) { $0.serviceRegistries = [.init { $0.registry = .to("Registry") }] }
      },
      RuleExample(
        "a port that the container does not expose",
        finds: .finding(
          "Service", at: "ServiceRegistries.0.ContainerPort",
          """
          'Service' registers port 9000 of container 'app', which does not expose it; use a port of its 'PortMappings'
          """)
      ) {
        addRegistration(to: &$0)
        $0.change("Service", ECS.Service.self) { $0.serviceRegistries[0].containerPort = 9000 }
      },
      RuleExample(
        "a namespace of another network",
        finds: .finding(
          "Service", at: "ServiceRegistries.0.RegistryArn",
          """
          'Service' registers in namespace 'Namespace', whose names resolve in 'OtherVpc' alone; use a namespace of 'Vpc'
          """)
      ) {
        addRegistration(to: &$0)
        $0.add("OtherVpc", EC2.VPC { $0.cidrBlock = "10.1.0.0/16" })
        $0.change("Namespace", ServiceDiscovery.PrivateDNSNamespace.self) { $0.vpc = .to("OtherVpc") }
      },
    ],
    undetermined: [
      RuleExample("a registry that is not in the template", unknown: "Service") {
        addRegistration(to: &$0)
        $0.change("Service", ECS.Service.self) {
          $0.serviceRegistries[0].registry = Reference(expression: .parameter("Registry"))
        }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      for (index, registration) in service.service.resource.serviceRegistries.enumerated() {
        let path = ["ServiceRegistries", String(index)]
        let entry = service.service.entry
        guard let registry = model.graph.resource(registration.registry) else {
          findings.unknown(
            entry.id, "the Cloud Map service of '\(service.id)' is not in the template", at: Place(entry, path))
          continue
        }
        if hasNoPort(registration),
          registry.resource.dns?.records.contains(where: { model.literal($0.kind) == .srv }) == true
        {
          findings.report(.hasNoPort(service.id, registry.id), on: entry.id, at: Place(entry, path))
        }
        checkPort(of: registration, service, Place(entry, path + ["ContainerPort"]), model, &findings)
        checkNamespace(of: registry, service, Place(entry, path + ["RegistryArn"]), model, &findings)
      }
    }
  }

  private func hasNoPort(_ registration: ECS.Service.ServiceRegistry) -> Bool {
    registration.containerPort == nil && registration.port == nil
  }

  private func checkPort(
    of registration: ECS.Service.ServiceRegistry, _ service: PlacedService, _ place: Place, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let name = model.literal(registration.containerName), let port = model.literal(registration.containerPort),
      let container = service.task?.resource.containers.first(where: { model.literal($0.name) == name })
    else { return }
    let ports = container.portMappings.map { model.known($0.containerPort) }
    guard !ports.contains(.value(port)), !ports.contains(where: \.isUnknown) else { return }
    findings.report(.isNotExposed(service.id, name, port), on: service.id, at: place)
  }

  private func checkNamespace(
    of registry: Located<ServiceDiscovery.Service>, _ service: PlacedService, _ place: Place, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let id = (registry.resource.dns?.namespace ?? registry.resource.namespace)?.expression.target?.id,
      let namespace = model.graph.resource(id, as: ServiceDiscovery.PrivateDNSNamespace.self),
      let vpc = namespace.resource.vpc?.id,
      let own = service.placement.subnets.compactMap(\.subnet.resource.vpc?.id).first, own != vpc
    else { return }
    findings.report(.isElsewhere(service.id, namespace.id, vpc, own), on: service.id, at: place)
  }

  private static func addRegistration(to graph: inout ResourceGraph) {
    graph.addNetwork()
    graph.addWebService()
    graph.add(
      "Namespace",
      ServiceDiscovery.PrivateDNSNamespace {
        $0.name = "shop.internal"
        $0.vpc = .to("Vpc")
      })
    graph.add(
      "Registry",
      ServiceDiscovery.Service {
        $0.name = "orders"
        $0.dns = .init {
          $0.namespace = Reference<ServiceDiscovery.PrivateDNSNamespace>.to("Namespace").value
          $0.records = [.init(.srv, timeToLive: 10)]
        }
      })
    graph.change("Service", ECS.Service.self) {
      $0.serviceRegistries = [
        .init {
          $0.registry = .to("Registry")
          $0.containerName = "app"
          $0.containerPort = 3000
        }
      ]
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoPort(_ service: LogicalID, _ registry: LogicalID) -> Self {
    """
    '\(service)' registers no port with '\(registry)', whose records are of type SRV; set 'ContainerName' and 'ContainerPort'
    """
  }

  fileprivate static func isNotExposed(_ service: LogicalID, _ container: String, _ port: Int) -> Self {
    """
    '\(service)' registers port \(port) of container '\(container)', which does not expose it; use a port of its 'PortMappings'
    """
  }

  fileprivate static func isElsewhere(
    _ service: LogicalID, _ namespace: LogicalID, _ vpc: LogicalID, _ own: LogicalID
  ) -> Self {
    """
    '\(service)' registers in namespace '\(namespace)', whose names resolve in '\(vpc)' alone; use a namespace of '\(own)'
    """
  }
}
