extension LoadBalancer {
  public func lower(into lowering: inout Lowering) {
    for domain in domains { domain.check(for: self, in: &lowering) }
    guard let placement, let certificate else { return }
    lowering.check(placement)
    if !(1...4000).contains(idleTimeout.wholeSeconds) {
      lowering.report("load balancer '\(name)' has an idle timeout of \(idleTimeout.words); use 1 to 4000 seconds")
    }
    check(lowering.relations(from: self), &lowering)
    checkCertificates(&lowering)
    checkOriginSecret(&lowering)
    let certificateARN = certificate.arn(for: self, in: &lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "load balancer", longest: 32, in: &lowering)
    lowering.addSecurityGroup(
      id("LoadBalancerSecurityGroup"), named: name, "Load balancer \(name)", in: placement.network.vpc)
    if isInternal {
      lowerAdmittedRanges(into: &lowering)
    } else if originSecret == nil {
      lowerIngress(into: &lowering)
    }
    lowering.add(
      id("LoadBalancer"), named: name,
      ElasticLoadBalancing.LoadBalancer {
        $0.name = .literal(physicalName)
        $0.kind = .literal(.application)
        $0.scheme = .literal(isInternal ? .internal : .internetFacing)
        $0.subnets = placement.subnets
        $0.securityGroups = [securityGroup]
        $0.isDeletionProtected = .literal(deletionProtection.isOn)
        $0.dropsInvalidHeaderFields = true
        $0.desyncMitigationMode = "defensive"
        $0.idleTimeout = .literal(idleTimeout.wholeSeconds)
        if let bucket = accessLogs.bucketName {
          $0.writesAccessLogs = true
          $0.accessLogBucket = bucket
          $0.accessLogPrefix = accessLogs.prefix.map { .literal($0) }
        }
      }
    ) { entry in
      // Creation fails without a route to the internet gateway.
      if !isInternal, placement.network.existing == nil {
        entry.dependsOn = [placement.network.id("PublicDefaultRoute")]
      }
      // Elastic Load Balancing writes a test object on creation.
      entry.dependsOn += accessLogs.policyIDs
      entry.allowances += deletionProtection.allowance(
        .loadBalancerIsDeletionProtected, at: identity.location)
    }
    lowerSignIn(into: &lowering)
    lowerListeners(certificateARN, into: &lowering)
    for domain in domains { lowering.addRecords(of: domain, to: self) }
  }

  private func lowerIngress(into lowering: inout Lowering) {
    for (port, summary) in [(443, "HTTPS from anywhere"), (80, "HTTP from anywhere, redirected to HTTPS")] {
      lowering.add(
        id("From\(port == 443 ? "Https" : "Http")"),
        EC2.SecurityGroupIngress {
          $0.securityGroup = securityGroup
          $0.protocolName = "tcp"
          $0.fromPort = .literal(port)
          $0.toPort = .literal(port)
          $0.cidrBlock = "0.0.0.0/0"
          $0.description = .literal(summary)
        })
    }
  }

  // MARK: Listeners

  private func lowerListeners(_ certificateARN: Value<String>, into lowering: inout Lowering) {
    lowering.add(
      id("HttpsListener"),
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = loadBalancer
        $0.port = 443
        $0.protocolName = .literal(.https)
        $0.sslPolicy = .literal(tlsPolicy.rawValue)
        $0.certificates = [.init { $0.arn = certificateARN }]
        $0.defaultActions = [fixedResponse]
      })
    lowerAdditionalCertificates(into: &lowering)
    // CloudFront uses HTTPS alone.
    guard !isInternal, originSecret == nil else { return }
    lowering.add(
      id("HttpListener"),
      ElasticLoadBalancing.Listener {
        $0.loadBalancer = loadBalancer
        $0.port = 80
        $0.protocolName = .literal(.http)
        $0.defaultActions = [
          .init {
            $0.kind = .literal(.redirect)
            $0.redirect = .init {
              $0.protocolName = "HTTPS"
              $0.port = "443"
              $0.statusCode = .literal(.movedPermanently)
            }
          }
        ]
      })
  }

  private var fixedResponse: ElasticLoadBalancing.Action {
    .init {
      $0.kind = .literal(.fixedResponse)
      $0.fixedResponse = .init {
        $0.statusCode = .literal(String(defaultResponse.status))
        $0.contentType = "text/plain"
        $0.messageBody = .literal(defaultResponse.text)
      }
    }
  }
}

extension LoadBalancer: ConnectionTarget {
  public var connectionGroup: Reference<EC2.SecurityGroup> { securityGroup }
  public var connectionPort: Port { 443 }
  public var connectionValues: KeyValuePairs<String, Value<String>> { ["HOST": dnsName] }
}
