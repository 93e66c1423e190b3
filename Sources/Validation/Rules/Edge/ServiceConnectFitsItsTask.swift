import AWSResources

/// Checks that what a service offers by ECS Service Connect is in its task definition.
struct ServiceConnectFitsItsTask: Rule {
  static let description = RuleDescription(
    id: "service-connect-fits-its-task",
    subject: .edge,
    severity: .error,
    summary: """
      A service offers by ECS Service Connect a port that a port mapping of its task definition has by name, and access logs have a \
      log configuration to go to.
      """,
    rationale: "ECS refuses the service, so that the deployment fails.",
    remedy:
      "Give the port mapping the name, or use one of those that are there; set a log configuration of Service Connect.",
    references: [
      .aws("AmazonECS/latest/APIReference/API_ServiceConnectService.html"),
      .aws("AmazonECS/latest/APIReference/API_ServiceConnectAccessLogConfiguration.html"),
    ],
    passes: [
      RuleExample("a port mapping with the name") { addService(to: &$0) },
      RuleExample("access logs with a log configuration") {
        addService(to: &$0)
        $0.change("Service", ECS.Service.self) {
          $0.serviceConnect?.accessLog = .init { $0.format = .literal(.json) }
          $0.serviceConnect?.logConfiguration = .init { $0.driver = "awslogs" }
        }
      },
      RuleExample("a client, which offers nothing") {
        addService(to: &$0)
        $0.change("Service", ECS.Service.self) { $0.serviceConnect?.services = [] }
      },
    ],
    fails: [
      RuleExample(
        "a name that no port mapping has",
        finds: .finding(
          "Service", at: "ServiceConnectConfiguration.Services.0.PortName",
          "'Service' offers port 'web', which no port mapping of task definition 'Task' has as its name; use 'http'")
      ) { addService(to: &$0, offering: "web") },
      RuleExample(
        "access logs without a log configuration",
        finds: .finding(
          "Service", at: "ServiceConnectConfiguration.AccessLogConfiguration",
          """
          'Service' has access logs of ECS Service Connect and nowhere to write them; set 'LogConfiguration' of \
          'ServiceConnectConfiguration'
          """)
      ) {
        addService(to: &$0)
        $0.change("Service", ECS.Service.self) {
          $0.serviceConnect?.accessLog = .init { $0.format = .literal(.json) }
        }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for service in model.ingress.services {
      let entry = service.service.entry
      guard let connect = service.service.resource.serviceConnect, model.known(connect.isEnabled).value == true else {
        continue
      }
      if connect.accessLog != nil, connect.logConfiguration == nil,
        !entry.isUnresolved(at: ["ServiceConnectConfiguration", "LogConfiguration"])
      {
        findings.report(
          .hasNoLog(service.id), on: entry.id,
          at: Place(entry, ["ServiceConnectConfiguration", "AccessLogConfiguration"]))
      }
      guard let task = service.task, let names = portNames(of: task, model) else { continue }
      for (index, offered) in connect.services.enumerated() {
        guard let name = model.literal(offered.portName), !names.contains(name) else { continue }
        findings.report(
          .hasNoPort(service.id, name, task.id, names), on: entry.id,
          at: Place(entry, ["ServiceConnectConfiguration", "Services", String(index), "PortName"]))
      }
    }
  }

  /// The names of the port mappings of a task; `nil` where one is not known.
  private func portNames(of task: Located<ECS.TaskDefinition>, _ model: Model) -> [String]? {
    guard !task.entry.isPartlyUnknown(at: "ContainerDefinitions"), !task.resource.containers.isEmpty else { return nil }
    let names = task.resource.containers.flatMap(\.portMappings).map { model.known($0.name) }
    return names.contains(where: \.isUnknown) ? nil : names.compactMap(\.value).unique
  }

  private static func addService(to graph: inout ResourceGraph, offering name: String = "http") {
    graph.addNetwork()
    graph.addWebService()
    graph.change("Task", ECS.TaskDefinition.self) { $0.containers[0].portMappings[0].name = "http" }
    graph.change("Service", ECS.Service.self) {
      $0.serviceConnect = .init {
        $0.isEnabled = true
        $0.services = [.init { $0.portName = .literal(name) }]
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func hasNoPort(
    _ service: LogicalID, _ name: String, _ task: LogicalID, _ names: [String]
  ) -> Self {
    let remedy =
      names.isEmpty ? "give a port mapping the name" : "use \(names.map { "'\($0)'" }.joined(separator: " or "))"
    return """
      '\(service)' offers port '\(name)', which no port mapping of task definition '\(task)' has as its name; \(remedy)
      """
  }

  fileprivate static func hasNoLog(_ service: LogicalID) -> Self {
    """
    '\(service)' has access logs of ECS Service Connect and nowhere to write them; set 'LogConfiguration' of \
    'ServiceConnectConfiguration'
    """
  }
}
