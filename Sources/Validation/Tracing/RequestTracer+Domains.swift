import AWSResources

// MARK: - Custom domain names

extension RequestTracer {
  /// Follows a request that is sent to a custom domain name, by the mapping with the longest key that the path begins with.
  ///
  /// https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mappings.html
  func follow(_ request: TracedRequest, to domain: APIDomain, _ trace: RequestTrace) -> RequestTrace {
    var trace = trace
    trace.pass("domain name '\(domain.id)'", Place(domain.entry), request)
    if let fault = certificateFault(request, domain, trace) { return fault }
    let mappings = model.analysis(DomainMappings.self).mappings(of: domain.id)
    guard let first = mappings.first else {
      return trace.breaks(
        .route, at: Place(domain.entry), "no API is mapped to domain name '\(domain.id)'", "add a mapping to a stage")
    }
    if let unknown = mappings.first(where: { $0.key == nil }) {
      return trace.unknown(
        "the key of mapping '\(unknown.entry.id)' cannot be determined before deployment",
        at: Place(unknown.entry, [unknown.keyProperty]))
    }
    let keys = mappings.map { ($0.key ?? "", $0) }
    // With one key of several parts, all are compared as texts.
    let isMultiLevel = keys.contains { $0.0.contains("/") }
    let rest = request.path.dropFirst()
    let chosen = keys.filter { key, _ in
      key.isEmpty || (isMultiLevel ? rest.hasPrefix(key) : rest.prefix { $0 != "/" } == key)
    }.max { $0.0.utf8.count < $1.0.utf8.count }
    guard let (key, mapping) = chosen else {
      return trace.breaks(
        .route, at: Place(first.entry, [first.keyProperty]),
        "no mapping of domain name '\(domain.id)' has \(request.path), which is answered with 404",
        "send a path that begins with \(keys.map { "'/\($0.0)'" }.joined(separator: " or ")), or add a mapping without a key"
      )
    }
    trace.pass("mapping '\(mapping.entry.id)'", Place(mapping.entry), request, key.isEmpty ? nil : "removes '/\(key)'")
    var path = String(rest.dropFirst(key.utf8.count))
    if !path.hasPrefix("/") { path = "/" + path }
    return follow(request, path, by: mapping, trace)
  }

  private func follow(
    _ request: TracedRequest, _ path: String, by mapping: DomainMapping, _ trace: RequestTrace
  ) -> RequestTrace {
    let place = Place(mapping.entry, ["Stage"])
    switch mapping.target {
    case .http(let api, let stage): return follow(request, path: path, to: stage, of: api, trace)
    case .rest(let api, let stage): return follow(request, path: path, to: stage, of: api, trace)
    case .unknown:
      return trace.unknown("the API and the stage of mapping '\(mapping.entry.id)' are not in the template", at: place)
    case .noStage(let name, let api, let known):
      return trace.breaks(
        .mapping, at: place, "mapping '\(mapping.entry.id)' names stage '\(name)', which API '\(api)' does not have",
        "use \(known.map { "'\($0)'" }.joined(separator: " or "))")
    case .foreignStage(let stage, let other, let api):
      return trace.breaks(
        .mapping, at: place, "mapping '\(mapping.entry.id)' leads to stage '\(stage)', which is one of API '\(other)'",
        "use a stage of API '\(api)'")
    }
  }
}
