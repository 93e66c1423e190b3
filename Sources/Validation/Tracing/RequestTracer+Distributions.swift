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
    if let fault = certificateFault(request, distribution, trace) { return fault }
    if distribution.entry.isUnresolved(at: ["DistributionConfig", "CacheBehaviors"]) {
      return trace.unknown(
        "the behaviors of distribution '\(distribution.id)' cannot be determined before deployment",
        at: Place(distribution.entry, ["DistributionConfig", "CacheBehaviors"]))
    }
    let path = NormalPath.path(of: request.path)
    for behavior in distribution.locatedBehaviors(model) {
      // The first one whose pattern matches the path, else the default one; the origin gets the path as it was sent:
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html
      if behavior.pattern != nil {
        guard let pattern = model.literal(behavior.pattern) else {
          return trace.unknown(
            "a path pattern of distribution '\(distribution.id)' cannot be determined before deployment",
            at: behavior.place())
        }
        guard WildcardPattern.matches(LocatedBehavior.absolute(pattern), path) else { continue }
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
    if request.scheme == .http, let answer = answerToHTTP(request, chosen, distribution, trace) { return answer }
    if let fault = methodFault(request, chosen, distribution, trace) { return fault }
    var sent = request
    if sent.path == "/", let root = model.literal(distribution.resource.defaultRootObject), !root.isEmpty {
      sent.path = root.hasPrefix("/") ? root : "/" + root
    }
    var trace = trace
    if let end = inspect(request, at: distribution, &trace) { return end }
    switch runFunctions(of: chosen, sent, trace) {
    case .end(let end): return end
    case .sends(let request, let passed): (sent, trace) = (request, passed)
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
    return follow(sent, to: origin, place, chosen, viewer: request, trace)
  }

  /// What a distribution answers to plain HTTP by itself; `nil` where it takes it.
  ///
  /// A redirect keeps the method where that is not `GET` or `HEAD`:
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html
  private func answerToHTTP(
    _ request: TracedRequest, _ chosen: LocatedBehavior, _ distribution: Distribution, _ trace: RequestTrace
  ) -> RequestTrace? {
    switch model.known(chosen.behavior.viewerProtocolPolicy) {
    case .value(.redirectToHTTPS):
      var target = request
      target.scheme = .https
      target.port = TracedRequest.Scheme.https.port
      let status = request.method == "GET" || request.method == "HEAD" ? 301 : 307
      return trace.answered(status, "\(status) to \(target.url)")
    case .value(.httpsOnly):
      return trace.answered(403, "403, since distribution '\(distribution.id)' takes HTTPS only")
    case .value(.allowAll), .absent: return nil
    case .unknown:
      return trace.unknown(
        "whether distribution '\(distribution.id)' takes HTTP cannot be determined before deployment",
        at: chosen.place("ViewerProtocolPolicy"))
    }
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
    viewer: TracedRequest, _ trace: RequestTrace
  ) -> RequestTrace {
    let ids = origin.domainName.map(resources(of:)) ?? []
    let name = model.text(origin.id) ?? "?"
    if let website = website(of: origin) {
      return visit(website, request, origin, place, viewer, trace)
    }
    if let bucket = ids.first(where: { graph[$0]?.resource is S3.Bucket }) {
      return read(request, from: bucket, origin, place, viewer, trace)
    }
    let target = graph.resource(origin.vpc?.vpcOrigin)
    let points = (ids + (target?.resource.endpoint?.expression.referencedIDs ?? [])).compactMap { entries.point($0) }
    let named =
      target == nil ? model.literal(origin.domainName).flatMap { publicPoint(named: $0.lowercased()) } : nil
    guard let point = points.first ?? named else {
      return trace.unknown("what origin '\(name)' leads to is not in the template", at: place)
    }
    var sent = request
    let policy = target.map { $0.resource.protocolPolicy } ?? origin.custom?.protocolPolicy
    guard let scheme = scheme(policy, viewer) else {
      return trace.unknown("the protocol of origin '\(name)' cannot be determined before deployment", at: place)
    }
    sent.scheme = scheme
    let ports =
      target.map { ($0.resource.httpPort, $0.resource.httpsPort) } ?? (
        origin.custom?.httpPort, origin.custom?.httpsPort
      )
    guard let port = model.known(scheme == .http ? ports.0 : ports.1).or(scheme.port).value else {
      return trace.unknown("the port of origin '\(name)' cannot be determined before deployment", at: place)
    }
    sent.port = port
    // CloudFront connects to a VPC origin by its id: the domain name is the header 'Host' alone.
    if named != nil || target != nil, sent.host == nil { sent.host = model.literal(origin.domainName)?.lowercased() }
    sent.addedHeaders = origin.customHeaders.compactMap { header in
      guard let name = model.literal(header.name), let value = header.value else { return nil }
      return .init(name: name.lowercased(), value: value)
    }
    var trace = trace
    trace.pass("origin '\(name)'", place, sent)
    let remedy = "set 'OriginProtocolPolicy' to 'https-only', with the port 443"
    if let fault = schemeFault(sent, point, at: place, remedy, trace) { return fault }
    switch point {
    case .balancer(let balancer):
      if let fault = privateFault(balancer, isVPCOrigin: target != nil, name, place, trace) { return fault }
      sent.verifiedNames = verifiedNames(of: origin, to: balancer, place, chosen, viewer)
      return follow(sent, from: .service, to: balancer, trace)
    case .httpAPI, .restAPI, .domain:
      if sent.host != point.ownHost, let fault = hostFault(sent, point.name, chosen, trace) { return fault }
      return follow(sent, to: point, trace)
    case .distribution(let other):
      return trace.breaks(
        .integration, at: place, "origin '\(name)' is distribution '\(other.id)'", "name what it delivers from")
    }
  }

  /// What CloudFront verifies of an origin that it calls by HTTPS: the domain name of the origin or, where it sends the header
  /// on, the host of the viewer. One of both suffices.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html
  private func verifiedNames(
    of origin: CloudFront.Origin, to balancer: PlacedLoadBalancer, _ place: Place, _ chosen: LocatedBehavior,
    _ viewer: TracedRequest
  ) -> VerifiedNames? {
    var names: [String] = []
    if sendsViewerHost(chosen.behavior) {
      guard let host = viewer.host else { return nil }
      names.append(host)
    }
    if let name = model.literal(origin.domainName) {
      names.append(name)
    } else if !isDNSName(origin.domainName?.expression, of: balancer) {
      return nil
    }
    return VerifiedNames(
      names.unique, of: balancer, by: "origin '\(model.text(origin.id) ?? "?")'",
      at: Place(place.entry, place.property + ["DomainName"]), isLookedUp: origin.vpc == nil)
  }

  /// Whether something is the name that AWS gives a load balancer.
  func isDNSName(_ expression: Expression?, of balancer: PlacedLoadBalancer) -> Bool {
    guard let target = expression?.target else { return false }
    return target.id == balancer.id && target.attribute == "DNSName"
  }

  /// The resources in the name of an origin, also in functions that take it from a URL:
  /// `replace(aws_apigatewayv2_api.shop.api_endpoint, "https://", "")`.
  private func resources(of name: Value<String>) -> [LogicalID] {
    guard case .verbatim(let node, nil) = name.expression else { return name.expression.referencedIDs }
    return node.references(in: graph.origin ?? .cloudFormation) { entries.point($0) != nil }
  }

  /// The scheme with which an origin is called; `nil` where it is not known.
  func scheme(_ policy: Value<CloudFront.OriginProtocolPolicy>?, _ viewer: TracedRequest) -> TracedRequest.Scheme? {
    switch model.known(policy).or(.matchViewer).value {
    case .httpOnly?: .http
    case .httpsOnly?: .https
    case .matchViewer?: viewer.scheme
    case nil: nil
    }
  }

  /// API Gateway finds its API by the host name, and refuses that of the distribution.
  private func hostFault(
    _ request: TracedRequest, _ target: String, _ chosen: LocatedBehavior, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let host = request.host else { return nil }
    let place = chosen.place("OriginRequestPolicyId")
    return trace.breaks(
      .mapping, at: place,
      "\(chosen.words) of distribution '\(place.entry.id)' sends the header 'Host' of the viewer, '\(host)', on to "
        + "\(target), which answers 403",
      "use the origin request policy 'AllViewerExceptHostHeader' (b689b0a8-53d0-40ab-baf2-68738e2966ac)")
  }

  private func privateFault(
    _ balancer: PlacedLoadBalancer, isVPCOrigin: Bool, _ name: String, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace? {
    if !isVPCOrigin, balancer.isInternetFacing.value == false {
      return trace.breaks(
        .internalTarget, at: place,
        "origin '\(name)' is internal load balancer '\(balancer.id)', which CloudFront does not reach",
        "make it a VPC origin")
    }
    return nil
  }
}
