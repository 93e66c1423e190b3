import AWSResources
import Documents

/// Checks that a certificate is in the region where its consumer looks for it, and has the names of its consumer.
struct CertificateFitsItsConsumer: Rule {
  static let description = RuleDescription(
    id: "certificate-fits-its-consumer",
    catalogID: "ACM001",
    subject: .edge,
    severity: .error,
    summary: """
      The certificate of a distribution and of an edge-optimized API's domain name is in us-east-1, that of a regional domain \
      name in its region, and each has the names that it is used for; that of a listener also those that a distribution or an \
      API before it verifies. A distribution with aliases has one.
      """,
    rationale: """
      The deployment fails where the certificate is in another region. Where a name is missing, CloudFront and API Gateway \
      refuse the name too, and clients of a load balancer refuse the connection, as CloudFront (502) and API Gateway do themselves. \
      The certificate that a distribution has by default is for cloudfront.net alone.
      """,
    remedy: "Request a certificate with the names in the region of the consumer, for CloudFront in us-east-1.",
    references: [
      .aws("AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html"),
      .aws("AmazonCloudFront/latest/DeveloperGuide/http-502-bad-gateway.html"),
      .aws("apigateway/latest/developerguide/how-to-custom-domains-prerequisites.html"),
    ],
    passes: [
      RuleExample("a certificate of us-east-1 with the alias") {
        addDistribution(to: &$0, "arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
      },
      RuleExample("a certificate of the template for all names below") {
        $0.region = "us-east-1"
        addCertificate(to: &$0, "*.example.com")
        addDistribution(to: &$0, .to("Certificate"))
      },
      RuleExample("a regional domain name and its certificate") {
        $0.region = "eu-west-1"
        addCertificate(to: &$0, "api.example.com")
        addDomain(to: &$0, .to("Certificate"))
      },
      RuleExample("a distribution without a certificate and without aliases") {
        $0.add("Distribution", CloudFront.Distribution { $0.viewerCertificate = .init { $0.isDefault = true } })
      },
      RuleExample("a listener with the host of its rule") { addHost(to: &$0, "shop.example.com") },
    ],
    fails: [
      RuleExample(
        "a distribution with a certificate of another region",
        finds: .finding(
          "Distribution", at: "DistributionConfig.ViewerCertificate.AcmCertificateArn",
          "distribution 'Distribution' has a certificate of eu-west-1; use one of us-east-1")
      ) { addDistribution(to: &$0, "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b") },
      RuleExample(
        "a distribution whose certificate lacks the alias",
        finds: .finding(
          "Distribution", at: "DistributionConfig.ViewerCertificate.AcmCertificateArn",
          "certificate 'Certificate' of distribution 'Distribution' is not for 'shop.example.com'; use one that has the name"
        )
      ) {
        $0.region = "us-east-1"
        addCertificate(to: &$0, "example.com")
        addDistribution(to: &$0, .to("Certificate"))
      },
      RuleExample(
        "a distribution with an alias and the certificate of cloudfront.net",
        finds: .finding(
          "Distribution", at: "DistributionConfig.Aliases",
          """
          distribution 'Distribution' has aliases and no certificate for them, which CloudFront refuses; set \
          'AcmCertificateArn' of 'ViewerCertificate' to one that has the names
          """)
      ) {
        $0.add(
          "Distribution",
          CloudFront.Distribution {
            $0.aliases = ["shop.example.com"]
            $0.viewerCertificate = .init { $0.isDefault = true }
          })
      },
      RuleExample(
        "a regional domain name with a certificate of us-east-1",
        finds: .finding(
          "Name", at: "DomainNameConfigurations.0.CertificateArn",
          "domain name 'Name' has a certificate of us-east-1; use one of eu-west-1")
      ) {
        $0.region = "eu-west-1"
        addDomain(to: &$0, "arn:aws:acm:us-east-1:111122223333:certificate/0a1b")
      },
      RuleExample(
        "a listener without the host of its rule",
        finds: .finding(
          "Https", at: "Certificates",
          "no certificate of listener 'Https' is for 'www.example.com', which listener rule 'Rule' takes; add one that has the name"
        )
      ) { addHost(to: &$0, "www.example.com") },
      RuleExample(
        "an API that verifies a name which the listener has no certificate for",
        finds: .finding(
          "Integration", at: "TlsConfig.ServerNameToVerify",
          """
          integration 'Integration' verifies 'internal.example.com', which no certificate of listener 'Https' is for; use \
          'shop.example.com', or add a certificate that has the name
          """)
      ) {
        addHost(to: &$0, "shop.example.com")
        $0.addHTTPAPI()
      },
    ],
    undetermined: [
      RuleExample("a distribution with a certificate from a parameter", unknown: "Distribution") {
        addDistribution(to: &$0, .init(expression: .parameter("Certificate")))
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    checkClients(model, &findings)
    let ofClients = findings.reported
    var told: Set<String> = []
    for route in model.tracer.declaredRoutes {
      guard case .breaks(let fault) = route.trace.ending, fault.kind == .certificate, let place = fault.place,
        told.insert(fault.fact).inserted,
        // What this rule says of the names that clients ask for, a request shows once more.
        !ofClients.contains(where: { $0.property == Finding.Property(place) && $0.message.hasPrefix(fault.fact) })
      else { continue }
      findings.report("\(fault.fact); \(fault.remedy)", on: place.entry.id, at: place)
    }
  }

  /// The names that clients ask for.
  private func checkClients(_ model: Model, _ findings: inout Findings) {
    for distribution in model.graph.all(CloudFront.Distribution.self) { check(distribution, model, &findings) }
    for domain in APIDomain.all(in: model) { check(domain, model, &findings) }
    // What stands before a load balancer may ask for another name than the header 'Host' has.
    guard model.graph.all(CloudFront.Distribution.self).isEmpty else { return }
    for balancer in model.ingress.loadBalancers where balancer.isInternetFacing.value == true {
      for listener in balancer.listeners where isOpen(balancer, on: listener, model) {
        check(listener, model, &findings)
      }
    }
  }

  /// Whether clients reach a listener themselves: the groups of a load balancer may let nothing in but CloudFront.
  private func isOpen(_ balancer: PlacedLoadBalancer, on listener: PlacedListener, _ model: Model) -> Bool {
    guard let port = listener.port.value else { return true }
    let ways = model.reachability.paths(from: .internet, to: balancer, on: port)
    return model.reachability.verdict(of: ways) != .blocked
  }

  private func check(
    _ distribution: Located<CloudFront.Distribution>, _ model: Model, _ findings: inout Findings
  ) {
    guard let certificate = distribution.resource.viewerCertificate?.certificate else {
      if distribution.hasAliasesWithoutCertificate(model) {
        findings.report(.hasNone(distribution.id), on: distribution, at: "DistributionConfig", "Aliases")
      }
      return
    }
    let owner = "distribution '\(distribution.id)'"
    let place = Place(distribution.entry, ["DistributionConfig", "ViewerCertificate", "AcmCertificateArn"])
    // A template with both can only be meant for us-east-1.
    let isBeside = certificate.id.flatMap { model.graph[$0] }.map { $0.attributes["provider"] == nil } ?? false
    if model.region(ofCertificate: certificate.expression) == nil, !isBeside {
      findings.unknown(
        distribution.id, "the region of the certificate of \(owner) cannot be determined before deployment", at: place)
    }
    let names = distribution.resource.aliases?.items.compactMap { model.literal($0) } ?? []
    check(certificate.expression, of: owner, in: "us-east-1", for: names, at: place, model, &findings)
  }

  private func check(_ domain: APIDomain, _ model: Model, _ findings: inout Findings) {
    guard let certificate = domain.certificate else { return }
    check(
      certificate.expression, of: "domain name '\(domain.id)'",
      in: domain.isEdgeOptimized ? "us-east-1" : domain.entry.region ?? model.graph.region,
      for: [domain.name].compactMap(\.self),
      at: Place(domain.entry, domain.certificateProperty), model, &findings)
  }

  private func check(
    _ certificate: Expression, of owner: String, in expected: String?, for names: [String], at place: Place,
    _ model: Model, _ findings: inout Findings
  ) {
    if let expected, let region = model.region(ofCertificate: certificate), region != expected {
      return findings.report(.isElsewhere(owner, region, expected), on: place.entry.id, at: place)
    }
    guard let id = certificate.target?.id, let known = model.names(ofCertificate: id) else { return }
    for name in names where !known.contains(where: { HostPattern.matches($0, name.lowercased()) }) {
      findings.report(.lacksName(id, owner, name), on: place.entry.id, at: place)
    }
  }

  /// The hosts that the rules of a listener ask for.
  private func check(_ listener: PlacedListener, _ model: Model, _ findings: inout Findings) {
    guard let known = model.names(ofCertificatesOf: listener.listener) else { return }
    for rule in listener.rules {
      for host in rule.resource.conditions.compactMap(\.hostHeader?.values).flatMap(\.items) {
        guard let host = model.literal(host)?.lowercased(), !host.contains("?"), !host.dropFirst().contains("*"),
          !known.contains(where: { HostPattern.matches($0, host) })
        else { continue }
        findings.report(.lacksHost(listener.id, host, rule.id), on: listener.listener, at: "Certificates")
      }
    }
  }
}

extension Located<CloudFront.Distribution> {
  /// Whether the distribution has aliases, and no certificate but that of cloudfront.net.
  ///
  /// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/CNAMEs.html#alternate-domain-names-requirements
  fileprivate func hasAliasesWithoutCertificate(_ model: Model) -> Bool {
    guard resource.viewerCertificate?.iamCertificate == nil,
      !entry.isUnresolved(at: ["DistributionConfig", "ViewerCertificate"])
    else { return false }
    return resource.aliases?.items.contains { model.known($0).value != "" && !model.known($0).isAbsent } ?? false
  }
}

// MARK: - Examples

extension CertificateFitsItsConsumer {
  private static func addCertificate(to graph: inout ResourceGraph, _ name: Value<String>) {
    graph.add("Certificate", CertificateManager.Certificate { $0.domainName = name })
  }

  private static func addDistribution(
    to graph: inout ResourceGraph, _ certificate: Reference<CertificateManager.Certificate>
  ) {
    graph.add(
      "Distribution",
      CloudFront.Distribution {
        $0.isEnabled = true
        $0.aliases = ["shop.example.com"]
        $0.viewerCertificate = .init { $0.certificate = certificate }
      })
  }

  private static func addDistribution(to graph: inout ResourceGraph, _ arn: String) {
    addDistribution(to: &graph, .existing(arn))
  }

  private static func addDomain(to graph: inout ResourceGraph, _ certificate: Reference<CertificateManager.Certificate>)
  {
    graph.add(
      "Name",
      APIGatewayV2.DomainName {
        $0.domainName = "api.example.com"
        $0.configurations = [.init { $0.certificate = certificate.value }]
      })
  }

  private static func addDomain(to graph: inout ResourceGraph, _ arn: String) {
    addDomain(to: &graph, .existing(arn))
  }

  private static func addHost(to graph: inout ResourceGraph, _ host: Value<String>) {
    graph.addNetwork()
    graph.addWebService()
    graph.addListenerRule("Rule", 10, "/*")
    graph.change("Rule", ElasticLoadBalancing.ListenerRule.self) {
      $0.conditions = [.init { $0.hostHeader = .init([host]) }]
    }
    addCertificate(to: &graph, "shop.example.com")
    graph.change("Https", ElasticLoadBalancing.Listener.self) {
      $0.certificates = [.init { $0.arn = Reference<CertificateManager.Certificate>.to("Certificate").value }]
    }
  }
}

extension Finding.Message {
  fileprivate static func isElsewhere(_ owner: String, _ region: String, _ expected: String) -> Self {
    "\(owner) has a certificate of \(region); use one of \(expected)"
  }

  fileprivate static func lacksName(_ certificate: LogicalID, _ owner: String, _ name: String) -> Self {
    "certificate '\(certificate)' of \(owner) is not for '\(name)'; use one that has the name"
  }

  fileprivate static func hasNone(_ distribution: LogicalID) -> Self {
    """
    distribution '\(distribution)' has aliases and no certificate for them, which CloudFront refuses; set 'AcmCertificateArn' of \
    'ViewerCertificate' to one that has the names
    """
  }

  fileprivate static func lacksHost(_ listener: LogicalID, _ host: String, _ rule: LogicalID) -> Self {
    """
    no certificate of listener '\(listener)' is for '\(host)', which listener rule '\(rule)' takes; add one that has the name
    """
  }
}
