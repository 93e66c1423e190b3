import AWSResources
import Documents

// MARK: - Hosts

extension RequestTracer {
  /// Follows a request that a client sends; `nil` where nothing here has the name of its host.
  package func trace(_ request: TracedRequest) -> RequestTrace? {
    guard let host = request.host else { return nil }
    let trace = RequestTrace(request)
    let records = entries.records(of: host)
    if !records.isEmpty {
      return RequestTrace.worst(records.map { follow(request, host, by: $0, trace) })
    }
    if let point = entries.point(withDomain: host) {
      // The records may be anywhere, unless the zone is here.
      if let zone = entries.zone(of: host) {
        if let record = entries.unnamedRecord(in: zone.id) {
          return trace.unknown(
            "the name of record '\(record.id)' cannot be determined before deployment",
            at: Place(record.entry, ["Name"]))
        }
        return trace.breaks(
          .name, at: Place(zone.entry), "hosted zone '\(zone.id)' has no record for '\(host)'",
          "add an alias record that leads to '\(point.entry.id)'")
      }
      return follow(request, to: point, trace)
    }
    if let fault = privateNameFault(host, trace) { return fault }
    guard let point = entries.point(named: host) else { return nil }
    // The name of a resource stands for one that is given at the deployment.
    var sent = request
    sent.host = nil
    return follow(sent, to: point, trace)
  }

  /// The hosts that a request can be for.
  package var names: [String] { entries.names }

  var entries: EntryPoints { model.analysis() }

  /// A name that only VPCs know.
  private func privateNameFault(_ host: String, _ trace: RequestTrace) -> RequestTrace? {
    if let record = entries.privateRecord(of: host) {
      return trace.breaks(
        .name, at: Place(record.entry, [record.resource.zone == nil ? "HostedZoneName" : "HostedZoneId"]),
        "record '\(record.id)' of '\(host)' is in a private hosted zone, which only VPCs see",
        "add a record to a public hosted zone, or send the request from such a VPC")
    }
    guard let service = entries.privateService(of: host) else { return nil }
    return trace.breaks(
      .name, at: Place(service.entry),
      "'\(host)' is the name of Cloud Map service '\(service.id)' in a private namespace, which only its VPC sees",
      "send the request to an API or a load balancer that leads to the service")
  }

  private func follow(
    _ request: TracedRequest, _ host: String, by record: EntryPoints.RecordSet, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("record '\(record.id)'", Place(record.entry), request)
    if let zone = entries.undeterminedZone(of: record) {
      return trace.unknown(
        "whether hosted zone '\(zone.id)' is public cannot be determined before deployment", at: Place(zone))
    }
    let target = record.resource.alias?.domainName ?? record.resource.records?.items.first
    let place = Place(record.entry, record.resource.alias == nil ? ["ResourceRecords"] : ["AliasTarget", "DNSName"])
    guard let point = target.flatMap({ self.point(at: $0, named: host) }) else {
      return trace.unknown("what record '\(record.id)' leads to is not in the template", at: place)
    }
    if let fault = nameFault(host, point, place, trace) { return fault }
    if case .domain(let domain) = point, let attribute = target?.expression.target?.attribute,
      attribute == domain.absentAttribute
    {
      return trace.breaks(
        .name, at: place,
        "record '\(record.id)' leads to the '\(attribute)' of domain name '\(domain.id)', which has none with the certificate "
          + "that it has", "use its '\(domain.isEdgeOptimized ? "DistributionDomainName" : "RegionalDomainName")'")
    }
    return follow(request, to: point, trace)
  }

  /// What the target of a record is: a resource, what has the name that is written there, or what has the name of the record
  /// where AWS gives the target one at the deployment.
  private func point(at target: Value<String>, named host: String) -> EntryPoint? {
    let ids = target.expression.referencedIDs
    if let id = ids.first { return entries.point(id) }
    guard let name = model.literal(target).map(HostPattern.canonical) else { return entries.point(withDomain: host) }
    if let point = publicPoint(named: name) { return point }
    let isAssigned = name.contains(".cloudfront.net") || name.contains(".execute-api.")
    return isAssigned ? entries.point(withDomain: host) : nil
  }

  /// What takes requests for a name that is looked up in public zones.
  func publicPoint(named name: String) -> EntryPoint? {
    let targets = entries.records(of: name).map { record in
      record.resource.alias?.domainName ?? record.resource.records?.items.first
    }
    let ids = targets.map { $0?.expression.referencedIDs.first }.unique
    if ids.count == 1, let id = ids[0], let point = entries.point(id) { return point }
    return entries.point(withDomain: name)
  }

  /// A name that what it leads to does not answer.
  private func nameFault(_ host: String, _ point: EntryPoint, _ place: Place, _ trace: RequestTrace) -> RequestTrace? {
    switch point {
    case .balancer: return nil
    case .distribution(let distribution):
      let aliases = distribution.resource.aliases
      let names = aliases?.items.compactMap { model.literal($0)?.lowercased() } ?? []
      guard names.count == aliases?.items.count ?? 0, !names.contains(where: { HostPattern.matches($0, host) }) else {
        return nil
      }
      return trace.breaks(
        .name, at: Place(distribution.entry, ["DistributionConfig", "Aliases"]),
        "distribution '\(distribution.id)' has no alias '\(host)', so that it answers 403", "add it to 'Aliases'")
    case .domain(let domain):
      guard let name = domain.name?.lowercased(), !HostPattern.matches(name, host) else { return nil }
      return trace.breaks(
        .name, at: place, "'\(host)' leads to the domain name '\(name)' of '\(domain.id)'",
        "use the 'RegionalDomainName' of '\(host)'")
    case .httpAPI, .restAPI:
      return trace.breaks(
        .name, at: place, "'\(host)' leads to API '\(point.entry.id)', which answers by its own endpoint only",
        "make a custom domain name for '\(host)', map it to a stage, and use its 'RegionalDomainName'")
    }
  }

  /// A scheme or port that something does not take.
  ///
  /// - Parameter remedy: what whoever sends the request has to do.
  func schemeFault(
    _ request: TracedRequest, _ point: EntryPoint, at place: Place, _ remedy: String, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let schemes = point.schemes, !schemes.contains(request.scheme) || request.port != request.scheme.port else {
      return nil
    }
    let taken = TracedRequest.Scheme.allCases.filter { schemes.contains($0) }
      .map { "\($0.rawValue.uppercased()) on port \($0.port)" }
    return trace.breaks(
      .port, at: place,
      "\(point.name) takes \(taken.joined(separator: " and ")) only, and the request comes as "
        + "\(request.scheme.rawValue.uppercased()) on port \(request.port)", remedy)
  }

  func follow(_ request: TracedRequest, to point: EntryPoint, _ trace: RequestTrace) -> RequestTrace {
    if let fault = schemeFault(request, point, at: Place(point.entry), "use https:// without a port", trace) {
      return fault
    }
    switch point {
    case .balancer(let balancer):
      if let fault = certificateFault(request, balancer, trace) { return fault }
      return follow(request, from: .internet, to: balancer, trace)
    case .distribution(let distribution): return follow(request, to: distribution, trace)
    case .httpAPI(let api): return follow(request, toEndpointOf: api, trace)
    case .restAPI(let api): return follow(request, toEndpointOf: api, trace)
    case .domain(let domain): return follow(request, to: domain, trace)
    }
  }
}
