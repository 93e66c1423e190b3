import AWSResources
import Documents

// MARK: - Certificates

extension RequestTracer {
  /// A certificate of a load balancer's listener that does not have the host, none of them.
  func certificateFault(_ request: TracedRequest, _ balancer: PlacedLoadBalancer, _ trace: RequestTrace)
    -> RequestTrace?
  {
    guard request.scheme == .https, let host = request.host,
      let listener = balancer.listeners.first(where: { $0.port.value == request.port })
    else { return nil }
    guard let names = model.names(ofCertificatesOf: listener.listener),
      !names.contains(where: { HostPattern.matches($0, host) })
    else { return nil }
    return trace.breaks(
      .certificate, at: Place(listener.listener.entry, ["Certificates"]),
      "no certificate of listener '\(listener.id)' is for '\(host)'", "add one that has the name")
  }

  /// The certificates of a listener without a name that the hop before it verifies.
  func certificateFault(
    _ request: TracedRequest, _ listener: PlacedListener, _ trace: RequestTrace
  ) -> RequestTrace? {
    let isTLS = listener.protocolName.value == .https || listener.protocolName.value == .tls
    guard isTLS, let verified = request.verifiedNames else { return nil }
    if verified.names.isEmpty {
      return trace.breaks(
        .certificate, at: verified.place,
        "\(verified.caller) verifies the DNS name of \(verified.balancer), which no certificate of listener '\(listener.id)' "
          + "can have", "use a domain name that a certificate of the listener has")
    }
    guard let names = model.names(ofCertificatesOf: listener.listener),
      !names.contains(where: { name in verified.names.contains { HostPattern.matches(name, $0) } })
    else { return nil }
    if verified.isLookedUp {
      return trace.breaks(
        .certificate, at: Place(listener.listener.entry, ["Certificates"]),
        "no certificate of listener '\(listener.id)' is for \(verified.words), which \(verified.caller) verifies",
        "add one that has the name")
    }
    let own = names.map { "'\($0)'" }.joined(separator: " or ")
    return trace.breaks(
      .certificate, at: verified.place,
      "\(verified.caller) verifies \(verified.words), which no certificate of listener '\(listener.id)' is for",
      "use \(own), or add a certificate that has the name")
  }

  /// A certificate of a custom domain name that does not have the name, or is in another region.
  func certificateFault(
    _ request: TracedRequest, _ domain: APIDomain, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let certificate = domain.certificate else { return nil }
    let place = Place(domain.entry, domain.certificateProperty)
    let expected = domain.isEdgeOptimized ? "us-east-1" : domain.entry.region ?? graph.region
    if let expected, let region = model.region(ofCertificate: certificate.expression), region != expected {
      return trace.breaks(
        .certificate, at: place,
        "domain name '\(domain.id)' needs a certificate in \(expected), and has one in \(region)",
        "use a certificate in \(expected)")
    }
    return nameFault(certificate.expression, request.host, "domain name '\(domain.id)'", place, trace)
  }

  /// A certificate of a distribution that does not have the host, or is not in us-east-1.
  func certificateFault(
    _ request: TracedRequest, _ distribution: Located<CloudFront.Distribution>, _ trace: RequestTrace
  ) -> RequestTrace? {
    // Whichever certificate a distribution has, CloudFront has its own for its own names.
    guard request.scheme == .https, request.host?.hasSuffix(".cloudfront.net") != true,
      let certificate = distribution.resource.viewerCertificate?.certificate
    else { return nil }
    let place = Place(distribution.entry, ["DistributionConfig", "ViewerCertificate", "AcmCertificateArn"])
    if let region = model.region(ofCertificate: certificate.expression), region != "us-east-1" {
      return trace.breaks(
        .certificate, at: place, "the certificate of distribution '\(distribution.id)' is in \(region)",
        "use one in us-east-1, where CloudFront looks for it")
    }
    return nameFault(certificate.expression, request.host, "distribution '\(distribution.id)'", place, trace)
  }

  private func nameFault(
    _ certificate: Expression, _ host: String?, _ owner: String, _ place: Place, _ trace: RequestTrace
  ) -> RequestTrace? {
    guard let host, let id = certificate.target?.id, let names = model.names(ofCertificate: id),
      !names.contains(where: { HostPattern.matches($0, host) })
    else { return nil }
    return trace.breaks(
      .certificate, at: place, "certificate '\(id)' of \(owner) is not for '\(host)'", "use one that has the name")
  }
}

extension Model {
  /// The names of all certificates of a listener, beside its default one those of resources of their own; `nil` where it has
  /// none, or one is not known.
  func names(ofCertificatesOf listener: Located<ElasticLoadBalancing.Listener>) -> [String]? {
    let certificates =
      listener.resource.certificates.compactMap(\.arn) + ingress.additionalCertificates(of: listener.id)
    let known = certificates.compactMap { $0.expression.target.flatMap { names(ofCertificate: $0.id) } }
    return certificates.isEmpty || known.count < certificates.count ? nil : known.flatMap(\.self)
  }

  /// The names of a certificate; `nil` where one is not known.
  func names(ofCertificate id: LogicalID) -> [String]? {
    guard let certificate = graph[id]?.resource as? CertificateManager.Certificate else { return nil }
    let others = certificate.alternativeNames?.items ?? []
    let names = ([certificate.domainName].compactMap(\.self) + others).map { literal($0)?.lowercased() }
    return names.contains(nil) || certificate.alternativeNames?.isWrittenOut == false ? nil : names.compactMap(\.self)
  }

  /// The region of a certificate: that of its ARN, or that of the template that has it.
  func region(ofCertificate certificate: Expression) -> String? {
    if let id = certificate.target?.id, graph[id]?.resource is CertificateManager.Certificate {
      if let region = graph[id]?.region { return region }
      return graph[id]?.attributes["provider"] == nil ? graph.region : nil
    }
    guard let arn = certificate.literalText else { return nil }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 5 ? String(parts[3]) : nil
  }
}
