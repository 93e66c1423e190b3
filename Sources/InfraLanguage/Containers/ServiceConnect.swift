import AWSResources
import ResourceGraph

/// A service reaches another one through the proxies of ECS Service Connect in the tasks of both.
///
/// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
struct ServiceConnection: Relation {
  let client: any ECSService
  let server: FargateService
  let location: SourceLocation

  var source: any Construct { client }
  var destination: any Construct { server }

  /// A task knows only the endpoints that exist when it starts, so a client is deployed after what it calls.
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect-concepts-deploy.html
  func contribute(to contributions: inout Contributions) {
    guard let id = server.service.id, contributions.isInStackOfRelation(server) else { return }
    contributions.delayStart(of: client, until: [id])
  }

  func lower(into lowering: inout Lowering) {
    guard let circle = circle(lowering) else { return }
    lowering.report(
      "services connect to each other in a circle, \(circle.map { "'\($0)'" }.joined(separator: " → ")), and a task finds only what "
        + "was deployed before it; let one of them reach the next through a load balancer or a queue")
  }

  /// The services of a circle that begins with this connection, if it is the first one of the circle.
  private func circle(_ lowering: Lowering) -> [String]? {
    var previous: [String: String] = [:]
    var open = [server]
    while let service = open.popLast() {
      for next in lowering.relations(from: service, ServiceConnection.self).map(\.server) {
        guard next.name != client.name else {
          var names = [client.name, service.name]
          while let name = names.last.flatMap({ previous[$0] }) { names.append(name) }
          let circle = [client.name] + names.dropFirst().reversed()
          return circle.min() == client.name ? circle + [client.name] : nil
        }
        guard next.name != server.name, previous.updateValue(service.name, forKey: next.name) == nil else { continue }
        open.append(next)
      }
    }
    return nil
  }
}

extension ECSService {
  /// Connects the service to another service of its cluster with ECS Service Connect: `api.connects(to: ordering)`.
  ///
  /// The service's code reaches the other one at `http://ordering:8080`, the name in lower case with the port of the container,
  /// and gets the variables `ORDERING_URL`, `ORDERING_HOST` and `ORDERING_PORT`. ECS adds a proxy to the tasks of both, for
  /// which AWS recommends 256 CPU units and 64 MiB of memory more. Requests between tasks are encrypted where the cluster has
  /// `serviceConnectTLS:`.
  ///
  /// - Parameters:
  ///   - server: the service to which this one connects. It is deployed first, so services cannot connect in a circle.
  ///   - prefix: the prefix of the variables; the other service's name in capitals by default: `ORDERING`.
  public func connects(
    to server: FargateService, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    // A port that TCP does not have is reported with its container.
    let port = server.port.flatMap { $0.isValid ? $0 : nil }
    return Connection(
      workload: self, target: server, group: server.securityGroup, port: port ?? 80,
      injection: server.endpointVariables(prefix ?? server.connectionPrefix), mistakes: mistakes(connectingTo: server),
      relations: server.name == name ? [] : [ServiceConnection(client: self, server: server, location: location)],
      at: location
    ) { _ in [] }
  }

  private func mistakes(connectingTo server: FargateService) -> [String] {
    let ends = "\(description) connects to service '\(server.name)'"
    if server.name == name { return ["\(description) connects to itself; use the address 'localhost'"] }
    var mistakes: [String] = []
    if cluster.identity.key != server.cluster.identity.key {
      mistakes.append(
        "\(ends), and they are on the clusters '\(cluster.name)' and '\(server.cluster.name)'; place both on one cluster"
      )
    } else if !cluster.hasNamespace {
      let remedy = cluster.existing == nil ? "'serviceConnect: true'" : "its 'namespaceARN'"
      mistakes.append(
        "\(ends), and cluster '\(cluster.name)' has no namespace in which it could be found; pass \(remedy)")
    }
    return mistakes
  }
}

extension FargateService {
  /// The name by which clients find the service: Cloud Map and port names have lower case alone.
  var endpointName: String { name.lowercased() }

  fileprivate func endpointVariables(_ prefix: String) -> Injection {
    guard let container = task.main, let port = container.port else { return Injection(prefix: prefix) }
    let host = endpointName
    var values = [("HOST", host), ("PORT", String(port.number))]
    if container.applicationProtocol.hasURL { values.insert(("URL", "http://\(host):\(port.number)"), at: 0) }
    return Injection(
      prefix: prefix, environment: values.map { .init(name: "\(prefix)_\($0.0)", value: .literal($0.1)) })
  }
}

extension ServiceRunner {
  /// The proxies of the tasks, where the service connects to others or they connect to it.
  func lowerServiceConnect(into lowering: inout Lowering) -> ECS.ServiceConnectConfiguration? {
    let portName = portName(lowering)
    guard portName != nil || !lowering.relations(from: self, ServiceConnection.self).isEmpty else { return nil }
    let tls = portName == nil ? nil : lowerServiceConnectTLS(into: &lowering)
    let accessLog = lowerAccessLog(into: &lowering)
    return .init {
      $0.isEnabled = true
      $0.namespace = cluster.namespace.attribute("Arn")
      if let portName, let port = task.main?.port {
        $0.services = [
          .init {
            $0.portName = .literal(portName)
            $0.discoveryName = .literal(portName)
            $0.clientAliases = [.init(.literal(portName), port: .literal(port.number))]
            $0.tls = tls
          }
        ]
      }
      $0.logConfiguration = logConfiguration(streams: "service-connect", .nonBlocking())
      $0.accessLog = accessLog
    }
  }
}

extension Workload {
  @available(
    *, unavailable,
    message:
      "ECS Service Connect joins services alone: lead this workload to the service through a LoadBalancer(internal:)"
  )
  public func connects(
    to server: FargateService, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    Connection(
      workload: self, target: server, group: server.securityGroup, port: 80, injection: Injection(prefix: ""),
      at: SourceLocation(fileID: fileID, line: line, column: column)
    ) { _ in [] }
  }
}

/// Services of a system with one name in one namespace: ECS refuses the second one.
struct EndpointClashes {
  private(set) var diagnostics: [Diagnostic] = []

  init(_ graphs: [ResourceGraph]) {
    var holders: [String: (stack: String, entry: Entry)] = [:]
    for graph in graphs {
      for entry in graph.entries {
        guard let service = entry.resource as? ECS.Service, let connect = service.serviceConnect,
          let namespace = connect.namespace?.expression.attributeReferences.first
        else { continue }
        let owner = graphs.identity(of: namespace, in: graph) ?? ""
        for name in connect.services.compactMap(\.discoveryName?.literal) {
          guard let other = holders.updateValue((graph.name, entry), forKey: "\(owner) \(name)") else { continue }
          let ends = [(graph.name, entry), other].map { "\($1.construct ?? "resource '\($1.id)'") of stack '\($0)'" }
          diagnostics.append(
            .error(
              "\(ends[0]) and \(ends[1])\(other.entry.location.map { " (\($0))" } ?? "") are both '\(name)' in one namespace of ECS "
                + "Service Connect; rename one of them", at: entry.location))
        }
      }
    }
  }
}
