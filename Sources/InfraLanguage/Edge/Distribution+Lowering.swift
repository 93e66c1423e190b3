import ResourceGraph

extension Distribution {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "distribution", longest: 52, in: &lowering)
    let headers = lowerResponseHeaders(named: physicalName, into: &lowering)
    lowerFunctions(named: physicalName, into: &lowering)
    lowerCaching(named: physicalName, into: &lowering)
    let origins = lowerOrigins(named: physicalName, into: &lowering)
    lowering.add(
      id("Distribution"), named: name,
      CloudFront.Distribution {
        $0.isEnabled = true
        $0.comment = .literal("Distribution \(name)")
        if defaultOrigin.siteKind != nil { $0.defaultRootObject = "index.html" }
        $0.origins = origins
        $0.defaultBehavior = behavior(to: defaultOrigin, caching: nil, methods: nil, keyGroup: nil, headers)
        $0.behaviors = ownBehaviors.flatMap { behavior in
          behavior.patterns.map { pattern in
            .init {
              $0.pathPattern = .literal(pattern)
              $0.behavior = self.behavior(
                to: behavior.origin, caching: behavior.caching, methods: behavior.methods, keyGroup: behavior.keyGroup,
                headers)
            }
          }
        }
        $0.aliases = domain.map { [.literal($0.name)] }
        $0.viewerCertificate = viewerCertificate
        $0.geoRestriction = geoRestriction
        $0.httpVersion = .literal(.http2And3)
        $0.isIPv6Enabled = true
        $0.priceClass = .literal(priceClass.literal)
        $0.webACL = firewall.acl?.webACL
      }
    ) { entry in
      if case .off(let reason) = firewall {
        entry.allowances.append(Allowance(.distributionHasAFirewall, because: reason, at: identity.location))
      }
    }
    noteFirewall(&lowering)
    lowerLogs(named: physicalName, into: &lowering)
    if let domain {
      domain.check(for: self, in: &lowering)
      lowering.addRecords(of: domain, to: self)
    }
  }

  private var viewerCertificate: CloudFront.Distribution.ViewerCertificate {
    guard let certificate = domain?.certificate else { return .init { $0.isDefault = true } }
    return .init {
      $0.certificate = certificate.certificate
      $0.sslSupportMethod = .literal(.sniOnly)
      $0.minimumProtocolVersion = .literal(.tls12From2021)
    }
  }

  private var geoRestriction: CloudFront.Distribution.GeoRestriction {
    .init {
      switch countries {
      case .none: $0.kind = .literal(.none)
      case .only: $0.kind = .literal(.allowed)
      case .except: $0.kind = .literal(.blocked)
      }
      if !countries.countries.isEmpty { $0.countries = .items(countries.countries.map { .literal($0) }) }
    }
  }

  // MARK: Behaviors

  private func behavior(
    to origin: DistributionOrigin, caching: Behavior.Caching?, methods: Behavior.Methods?, keyGroup: KeyGroup?,
    _ headers: Reference<CloudFront.ResponseHeadersPolicy>
  ) -> CloudFront.CacheBehavior {
    let isBucket = origin.bucket != nil
    let caching = caching ?? (isBucket ? .optimized : .disabled)
    let methods = methods ?? (isBucket ? .read : .all)
    return .init {
      $0.targetOrigin = .literal(origin.originID)
      $0.viewerProtocolPolicy = .literal(.redirectToHTTPS)
      $0.allowedMethods = .items(methods.names.map { .literal($0) })
      $0.cachedMethods = ["GET", "HEAD"]
      $0.compresses = true
      $0.cachePolicy = cachePolicy(caching)
      // AllViewerExceptHostHeader: API Gateway and load balancers find what is asked for by their own name.
      if !isBucket, caching == .disabled {
        $0.originRequestPolicy = .existing("b689b0a8-53d0-40ab-baf2-68738e2966ac")
      }
      $0.responseHeadersPolicy = headers
      if let keyGroup { $0.trustedKeyGroups = [keyGroup.keyGroup] }
      if let kind = origin.siteKind {
        $0.functions = [
          .init {
            $0.event = .literal(.viewerRequest)
            $0.function = function(for: kind).attribute("FunctionARN")
          }
        ]
      }
    }
  }

  // MARK: Functions

  private func function(for kind: CloudFront.SiteFunction) -> Reference<CloudFront.Function> {
    Reference(id(kind == .singlePage ? "SinglePage" : "Pages"))
  }

  private func lowerFunctions(named physicalName: String, into lowering: inout Lowering) {
    for kind in origins.compactMap(\.siteKind).unique {
      guard let id = function(for: kind).id else { continue }
      lowering.add(
        id,
        CloudFront.Function {
          $0.name = .literal("\(physicalName)-\(kind == .singlePage ? "single-page" : "pages")")
          $0.runtime = .literal(.javaScript2)
          $0.comment = .literal(
            kind == .singlePage ? "Answers paths of the single page" : "Answers folders with their index.html")
          $0.code = .literal(kind.code)
          $0.isPublished = true
        }
      )
    }
  }

  // MARK: Response headers

  /// AWS's own policy, or one with a content security policy besides.
  private func lowerResponseHeaders(
    named physicalName: String, into lowering: inout Lowering
  ) -> Reference<CloudFront.ResponseHeadersPolicy> {
    guard let contentSecurityPolicy else { return .existing("67f7725c-6f97-4210-82d7-5512b31e9d03") }
    return lowering.add(
      id("ResponseHeaders"),
      CloudFront.ResponseHeadersPolicy {
        $0.name = .literal("\(physicalName)-headers")
        $0.security = .init {
          $0.contentSecurityPolicy = .init {
            $0.policy = .literal(contentSecurityPolicy)
            $0.overridesOrigin = true
          }
          $0.contentTypeOptions = .init { $0.overridesOrigin = true }
          $0.frameOptions = .init {
            $0.option = .literal(.sameOrigin)
            $0.overridesOrigin = false
          }
          $0.referrerPolicy = .init {
            $0.policy = .literal(.strictOriginWhenCrossOrigin)
            $0.overridesOrigin = false
          }
          $0.strictTransportSecurity = .init {
            $0.maximumAge = 31_536_000
            $0.overridesOrigin = false
          }
        }
      }
    )
  }

  // MARK: What CloudFront refuses

  private func check(_ lowering: inout Lowering) {
    if let mistake = countries.mistake { lowering.report("distribution '\(name)' \(mistake)") }
    if contentSecurityPolicy?.allSatisfy(\.isWhitespace) == true {
      lowering.report("distribution '\(name)' has an empty content security policy; leave it out")
    }
    for mistake in defaultOrigin.mistakes { lowering.report("distribution '\(name)' \(mistake)") }
    var patterns: Set<String> = []
    var known: [String: DistributionOrigin] = [defaultOrigin.originID: defaultOrigin]
    for behavior in ownBehaviors {
      for mistake in behavior.mistakes {
        lowering.report("a behavior of distribution '\(name)' \(mistake)", at: behavior.location)
      }
      if behavior.origin != defaultOrigin {
        for mistake in behavior.origin.mistakes {
          lowering.report("a behavior of distribution '\(name)' \(mistake)", at: behavior.location)
        }
      }
      for pattern in behavior.patterns where !patterns.insert(pattern).inserted {
        lowering.report(
          "distribution '\(name)' takes '\(pattern)' twice; remove one of the behaviors", at: behavior.location)
      }
      checkOrigin(of: behavior, &known, &lowering)
    }
  }

  /// One load balancer is one VPC origin, which has one host name.
  private func checkOrigin(
    of behavior: Behavior, _ known: inout [String: DistributionOrigin], _ lowering: inout Lowering
  ) {
    let origin = behavior.origin
    guard case .balancer(let balancer, let host, _) = origin.kind else { return }
    if let other = known[origin.originID], case .balancer(_, let first, _) = other.kind, other != origin {
      lowering.report(
        "distribution '\(name)' reaches load balancer '\(balancer.name)' as '\(first)' and as '\(host)'; use one name",
        at: behavior.location)
    }
    known[origin.originID] = origin
  }
}

extension Distribution: AliasTarget {
  public var aliasDomainName: Value<String> { domainName }
  /// The zone of every distribution: https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html
  public var aliasZoneID: Value<String> { "Z2FDTNDATAQYW2" }
  public var hasIPv6Addresses: Bool { true }
  public var isHealthEvaluated: Bool { false }
}
