import AWSResources

// MARK: - Cloud Map

extension RequestTracer {
  /// Follows a request to what is registered with a service of Cloud Map.
  func follow(
    _ request: TracedRequest, from caller: Caller, to registry: Located<ServiceDiscovery.Service>, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("Cloud Map service '\(registry.id)'", Place(registry.entry), request)
    let services = targets.services(registeredWith: registry.id)
    guard !services.isEmpty else {
      // Integrations register nothing.
      if targets.isUsedElsewhere(registry.id, model, except: { graph[$0]?.resource is APIGatewayV2.Integration }) {
        return trace.unknown(
          "what registers with Cloud Map service '\(registry.id)' is not in the template", at: Place(registry.entry))
      }
      return trace.breaks(
        .registration, at: Place(registry.entry), "nothing registers with Cloud Map service '\(registry.id)'",
        "name it in 'ServiceRegistries' of the service that gets the requests")
    }
    if let fault = recordFault(registry, trace) { return fault }
    let traces = services.flatMap { service in
      service.service.resource.serviceRegistries.enumerated().compactMap { index, registration -> RequestTrace? in
        guard registration.registry?.id == registry.id else { return nil }
        let place = Place(service.entry, ["ServiceRegistries", String(index)])
        guard let end = end(of: registration, service, place) else {
          return trace.breaks(
            .registration, at: place, "\(service.name) registers no port with Cloud Map service '\(registry.id)'",
            "set 'ContainerName' and 'ContainerPort'")
        }
        return follow(request, to: end, from: caller, trace)
      }
    }
    return RequestTrace.worst(traces) ?? trace
  }

  /// API Gateway learns the port from a record of type SRV: ECS registers none with a record of type A.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html
  private func recordFault(_ registry: Located<ServiceDiscovery.Service>, _ trace: RequestTrace) -> RequestTrace? {
    guard let dns = registry.resource.dns else { return nil }
    let kinds = dns.records.map { model.literal($0.kind) }
    guard !kinds.isEmpty, !kinds.contains(nil), !kinds.contains(.srv) else { return nil }
    let names = kinds.compactMap(\.self?.rawValue).joined(separator: " and ")
    return trace.breaks(
      .registration, at: Place(registry.entry, ["DnsConfig", "DnsRecords"]),
      "Cloud Map service '\(registry.id)' has records of type \(names), from which API Gateway learns no port",
      "use a record of type SRV")
  }

  /// The container and port that a registration names; without a name, the one that has the port.
  private func end(
    of registration: ECS.Service.ServiceRegistry, _ service: PlacedService, _ place: Place
  ) -> ContainerEnd? {
    let port = registration.containerPort ?? registration.port
    guard let port else { return nil }
    var container = model.known(registration.containerName)
    let number = model.known(port)
    if container.isAbsent, let containers = service.task?.resource.containers {
      let owner = containers.first { container in
        container.portMappings.contains { model.known($0.containerPort).value == number.value }
      }
      container = (owner ?? containers.first).map { model.known($0.name) } ?? .unknown
    }
    return ContainerEnd(service: service, container: container, port: number, place: place)
  }
}
