import AWSResources
import Documents

// MARK: - Distributions

extension RequestTracer {
  typealias Distribution = Located<CloudFront.Distribution>

  /// Follows a request that is sent to a distribution.
  func follow(_ request: TracedRequest, to distribution: Distribution, _ trace: RequestTrace) -> RequestTrace {
    var trace = trace
    if model.known(distribution.resource.isEnabled).value == false {
      return trace.breaks(
        .name, at: Place(distribution.entry, ["DistributionConfig", "Enabled"]),
        "distribution '\(distribution.id)' is not enabled", "enable it")
    }
    if let fault = certificateFault(request, distribution, trace) ?? firewallFault(distribution, trace) { return fault }
    for behavior in distribution.locatedBehaviors(model) {
      // The first one whose pattern matches the path as the viewer sends it, else the default one:
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
      if behavior.pattern != nil {
        guard let pattern = model.literal(behavior.pattern) else {
          return trace.unknown(
            "a path pattern of distribution '\(distribution.id)' cannot be determined before deployment",
            at: behavior.place())
        }
        guard WildcardPattern.matches(LocatedBehavior.absolute(pattern), request.path) else { continue }
      }
      trace.pass(
        "distribution '\(distribution.id)'", behavior.place(), request,
        behavior.pattern == nil ? "its default behavior" : behavior.words)
      return follow(request, behavior, of: distribution, trace)
    }
    return trace.unknown(
      "the behaviors of distribution '\(distribution.id)' are not in the template",
      at: Place(distribution.entry, ["DistributionConfig", "DefaultCacheBehavior"]))
  }

  private func follow(
    _ request: TracedRequest, _ chosen: LocatedBehavior, of distribution: Distribution, _ trace: RequestTrace
  ) -> RequestTrace {
    if request.scheme == .http {
      switch model.literal(chosen.behavior.viewerProtocolPolicy) {
      case .redirectToHTTPS?:
        var target = request
        target.scheme = .https
        target.port = TracedRequest.Scheme.https.port
        return trace.answered(301, "301 to \(target.url)")
      case .httpsOnly?: return trace.answered(403, "403, since distribution '\(distribution.id)' takes HTTPS only")
      case .allowAll?, nil: break
      }
    }
    if let fault = methodFault(request, chosen, distribution, trace) { return fault }
    var sent = request
    if sent.path == "/", let root = model.literal(distribution.resource.defaultRootObject), !root.isEmpty {
      sent.path = root.hasPrefix("/") ? root : "/" + root
    }
    var trace = trace
    let functions = chosen.behavior.functions.filter { model.literal($0.event) == .viewerRequest }
    let function = functions.first.map { $0.function?.id?.name ?? "?" }
    if let function {
      trace.pass(
        "function '\(function)'", functions.first?.function?.id.flatMap { graph[$0] }.map { Place($0) }, sent,
        "may rewrite the path")
    }
    guard let id = model.text(chosen.behavior.targetOrigin),
      let (index, origin) = origin(id, of: distribution)
    else {
      return trace.breaks(
        .integration, at: chosen.place(),
        "the behavior leads to an origin that distribution '\(distribution.id)' does not have",
        "use the id of one of its origins")
    }
    let place = Place(distribution.entry, ["DistributionConfig", "Origins", String(index)])
    if origin.path != nil {
      guard let prefix = stageText(origin.path) else {
        return trace.unknown("the path of origin '\(id)' cannot be determined before deployment", at: place)
      }
      sent.path = prefix + sent.path
    }
    sent.host = sendsViewerHost(chosen.behavior) ? request.host : nil
    let isRewritten = function != nil || !chosen.behavior.lambdaFunctions.isEmpty
    return follow(sent, to: origin, place, chosen, isRewritten: isRewritten, viewer: request, trace)
  }

  /// A text in which a stage stands for its name.
  private func stageText(_ value: Value<String>?) -> String? {
    if let text = model.literal(value) { return text }
    var result = ""
    for part in value?.expression.parts ?? [] {
      let stage = part.target.flatMap { graph[$0.id]?.resource }
      let name = (stage as? APIGatewayV2.Stage)?.name ?? (stage as? APIGateway.Stage)?.name
      guard let text = part.literalText ?? model.literal(name) else { return nil }
      result += text
    }
    return result.isEmpty ? nil : result
  }

  private func methodFault(
    _ request: TracedRequest, _ chosen: LocatedBehavior, _ distribution: Distribution, _ trace: RequestTrace
  ) -> RequestTrace? {
    let methods = chosen.behavior.allowedMethods?.items.map { model.literal($0) } ?? ["GET", "HEAD"]
    guard !methods.contains(nil), !methods.contains(request.method) else { return nil }
    return trace.breaks(
      .route, at: chosen.place("AllowedMethods"),
      "\(chosen.words) of distribution '\(distribution.id)' does not "
        + "take \(request.method), which is answered with 403", "add it to 'AllowedMethods'")
  }

  /// An origin, or the first one of a group.
  private func origin(_ id: String, of distribution: Distribution) -> (Int, CloudFront.Origin)? {
    let group = distribution.resource.originGroups?.items.first { model.text($0.id) == id }
    let first = group?.members?.items.first.flatMap { model.text($0.origin) } ?? id
    return distribution.resource.origins.enumerated().first { model.text($0.element.id) == first }.map {
      ($0.offset, $0.element)
    }
  }

  /// Whether the origin gets the host name that the viewer asks for, and not its own.
  private func sendsViewerHost(_ behavior: CloudFront.CacheBehavior) -> Bool {
    if let headers = behavior.forwardedValues?.headers {
      return headers.items.contains { ["*", "host"].contains(model.literal($0)?.lowercased()) }
    }
    // AllViewer, AllViewerAndCloudFrontHeaders-2022-06, UseOriginCacheControlHeaders and the same with query strings.
    let managed: Set = [
      "216adef6-5c7f-47e4-b989-5492eafa07d3", "33f36d7e-f396-46d9-90e0-52428a34d9dc",
      "83da9c7e-98b4-4e11-a168-04f0df8e2c65", "4cc15a8a-d715-48a4-82b8-cc0b614638fe",
    ]
    if let id = behavior.cachePolicy.flatMap({ model.text($0.value) }), managed.contains(id) { return true }
    if let id = behavior.originRequestPolicy.flatMap({ model.text($0.value) }), managed.contains(id) { return true }
    let headers = [
      graph.resource(behavior.cachePolicy)?.resource.headers,
      graph.resource(behavior.originRequestPolicy)?.resource.headers,
    ]
    return headers.contains { selection in selection.map { selects($0, "host") } ?? false }
  }

  private func selects(_ selection: CloudFront.HeaderSelection, _ header: String) -> Bool {
    let isListed = selection.names?.items.contains { model.literal($0)?.lowercased() == header } ?? false
    switch model.literal(selection.behavior) {
    case .allViewer?, .allViewerAndListedCloudFront?: return true
    case .listed?: return isListed
    case .allExcept?: return !isListed
    case .some(.none), nil: return false
    }
  }
}

// MARK: - Origins

extension RequestTracer {
  private func follow(
    _ request: TracedRequest, to origin: CloudFront.Origin, _ place: Place, _ chosen: LocatedBehavior,
    isRewritten: Bool,
    viewer: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    let ids = origin.domainName?.expression.referencedIDs ?? []
    let name = model.text(origin.id) ?? "?"
    if let bucket = ids.first(where: { graph[$0]?.resource is S3.Bucket }) {
      return read(request, from: bucket, origin, place, isRewritten: isRewritten, viewer, trace)
    }
    let target = graph.resource(origin.vpc?.vpcOrigin)
    let points = (ids + (target?.resource.endpoint?.expression.referencedIDs ?? [])).compactMap { entries.point($0) }
    let named =
      target == nil ? model.literal(origin.domainName).flatMap { entries.point(withDomain: $0.lowercased()) } : nil
    guard let point = points.first ?? named else {
      return trace.unknown("what origin '\(name)' leads to is not in the template", at: place)
    }
    if isRewritten {
      return trace.unknown("the path that a function sends to origin '\(name)' is not known", at: chosen.place())
    }
    var sent = request
    let policy = target.map { model.known($0.resource.protocolPolicy) } ?? model.known(origin.custom?.protocolPolicy)
    switch policy.or(.matchViewer).value {
    case .httpOnly?: sent.scheme = .http
    case .httpsOnly?: sent.scheme = .https
    case .matchViewer?: sent.scheme = viewer.scheme
    case nil: return trace.unknown("the protocol of origin '\(name)' cannot be determined before deployment", at: place)
    }
    let ports =
      target.map { ($0.resource.httpPort, $0.resource.httpsPort) } ?? (
        origin.custom?.httpPort, origin.custom?.httpsPort
      )
    sent.port = model.literal(sent.scheme == .http ? ports.0 : ports.1) ?? sent.scheme.port
    if named != nil, sent.host == nil { sent.host = model.literal(origin.domainName)?.lowercased() }
    var trace = trace
    trace.pass("origin '\(name)'", place, sent)
    switch point {
    case .balancer(let balancer):
      if let fault = privateFault(balancer, isVPCOrigin: target != nil, name, place, trace) { return fault }
      return follow(sent, from: .service, to: balancer, trace)
    case .httpAPI(let api):
      if let fault = hostFault(sent, "API '\(api.id)'", chosen, trace) { return fault }
      return follow(sent, toEndpointOf: api, trace)
    case .restAPI(let api):
      if let fault = hostFault(sent, "API '\(api.id)'", chosen, trace) { return fault }
      return follow(sent, toEndpointOf: api, trace)
    case .domain(let domain):
      let own = domain.name?.lowercased()
      if sent.host != own, let fault = hostFault(sent, "domain name '\(domain.id)'", chosen, trace) { return fault }
      return follow(sent, to: point, trace)
    case .distribution(let other):
      return trace.breaks(
        .integration, at: place, "origin '\(name)' is distribution '\(other.id)'", "name what it delivers from")
    }
  }

  /// API Gateway finds its API by the host name, and refuses that of the distribution.
  private func hostFault(
    _ request: TracedRequest, _ target: String, _ chosen: LocatedBehavior, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let host = request.host else { return nil }
    return trace.breaks(
      .mapping, at: chosen.place("OriginRequestPolicyId"),
      "the header 'Host' of the viewer, '\(host)', is sent on to \(target), which answers 403",
      "use the origin request policy 'AllViewerExceptHostHeader' (b689b0a8-53d0-40ab-baf2-68738e2966ac)")
  }

  private func privateFault(
    _ balancer: PlacedLoadBalancer, isVPCOrigin: Bool, _ name: String, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace? {
    if !isVPCOrigin, balancer.isInternetFacing.value == false {
      return trace.breaks(
        .integration, at: place,
        "origin '\(name)' is internal load balancer '\(balancer.id)', which CloudFront does not reach",
        "make it a VPC origin")
    }
    return nil
  }

  private func read(
    _ request: TracedRequest, from bucket: LogicalID, _ origin: CloudFront.Origin, _ place: Place, isRewritten: Bool,
    _ viewer: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    var trace = trace
    trace.pass("origin '\(model.text(origin.id) ?? "?")'", place, request)
    if request.host != nil {
      return trace.breaks(
        .mapping, at: place, "the header 'Host' of the viewer is sent on to bucket '\(bucket)', which answers 403",
        "use an origin request policy without it, or none")
    }
    if request.method == "POST" || request.method == "PATCH" {
      return trace.breaks(
        .route, at: place, "bucket '\(bucket)' does not take \(request.method)",
        "let a behavior with the origin of the application take the path, before the one that leads to the bucket")
    }
    if request.path.hasSuffix("/"), !isRewritten {
      return trace.breaks(
        .route, at: place, "bucket '\(bucket)' has no object for \(request.path), which is answered with 403",
        "add a function that appends 'index.html'\(viewer.path == "/" ? ", or set 'DefaultRootObject'" : "")")
    }
    return trace.arrives("bucket '\(bucket)'", at: bucket, request)
  }
}
