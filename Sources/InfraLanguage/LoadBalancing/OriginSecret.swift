import ResourceGraph

/// The secret by which a load balancer with a public address knows the requests of CloudFront.
///
/// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html
struct OriginSecret: Hashable, Sendable {
  /// The header that CloudFront adds to requests; it replaces one that a viewer sends.
  static let headerName = "X-Origin-Verify"

  let current: Secret
  /// A secret that distributions may still send.
  let retiring: Secret?

  var secrets: [Secret] { [current] + (retiring.map { [$0] } ?? []) }

  /// The values of the header that the listener accepts, in a stack of the load balancer's region.
  func acceptedValues(of balancer: LoadBalancer, in lowering: inout Lowering) -> [Value<String>] {
    secrets.map { lowering.value(of: $0.value, as: id(of: $0, for: balancer)) }
  }

  /// The value that a distribution sends, whose stack can be in another region.
  func currentValue(for balancer: LoadBalancer, in lowering: inout Lowering) -> Value<String> {
    let id = id(of: current, for: balancer)
    guard let region = lowering.region(of: balancer).literal, let ownRegion = lowering.graph.region else {
      return lowering.value(of: current.value, as: id)
    }
    if current.existing == nil, !current.replicas.contains(where: { $0.rawValue == ownRegion }) {
      lowering.report(
        "secret '\(current.name)' is in \(region), and CloudFront gets it from a stack in \(ownRegion), where no template can read it; "
          + "add \(ownRegion) to its 'replicatedTo:'")
    }
    // A replica has the name of the secret, with the same six characters after it.
    let arn: Value<String> =
      "arn:\(.partition):secretsmanager:\(.region):\(.accountID):secret:\(current.arn.arnComponent(6))"
    return lowering.value(of: SecretValue(arn), as: id)
  }

  /// The name of the value is the same in all stacks, by which the tracer sees that the listener accepts what CloudFront sends.
  private func id(of secret: Secret, for balancer: LoadBalancer) -> LogicalID {
    LogicalID(naming: balancer.name, secret.name, "Header")
  }
}

extension LoadBalancer {
  /// Creates an internet-facing load balancer that only distributions of CloudFront reach, under a domain.
  ///
  /// Its security group admits the addresses of CloudFront, which every AWS account can use for distributions, so its rules
  /// also ask for a secret in the header `X-Origin-Verify`. Every other request is answered with 403. Where no public address is
  /// needed, a `LoadBalancer(internal:)` is an origin without a secret.
  ///
  /// CloudFormation reads the secret when it changes the listener rules and the distribution. Terraform has it in its state, which
  /// must be encrypted. To change it, make another secret, pass the old one as `retiring` until the distribution is deployed,
  /// then remove it.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - domain: the name under which CloudFront reaches it, which is no name for viewers.
  ///   - secret: a secret with a generated value and no user name; in the load balancer's region, and replicated to that of the
  ///     distribution where it is another one.
  ///   - retiring: a secret that distributions may still send.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - routes: which requests the load balancer forwards to which services; a rule has room for four values beside the secret.
  public init(
    behindCloudFront name: String, in subnets: some InternetFacingTier, domain: RegionalDomain, secret: Secret,
    retiring: Secret? = nil, tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none,
    deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: false, domain.certificate, [], [domain], admitting: [], tlsPolicy,
      accessLogs,
      deletionProtection, idleTimeout, .forbidden, routes(),
      SourceLocation(fileID: fileID, line: line, column: column),
      secret: OriginSecret(current: secret, retiring: retiring))
  }

  /// Creates an internet-facing load balancer that only distributions of CloudFront reach, with a certificate of its own.
  ///
  /// The record that leads from the name in the certificate to the load balancer is made elsewhere. Otherwise it is as one with a
  /// domain.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - subnets: where the load balancer is placed.
  ///   - certificate: the certificate of the HTTPS listener, in the stack's region.
  ///   - secret: a secret with a generated value and no user name; in the load balancer's region, and replicated to that of the
  ///     distribution where it is another one.
  ///   - retiring: a secret that distributions may still send.
  ///   - tlsPolicy: the TLS versions that the HTTPS listener supports.
  ///   - accessLogs: the bucket that the access logs are written to.
  ///   - deletionProtection: whether the load balancer cannot be deleted.
  ///   - idleTimeout: how long an idle connection stays open, 1 to 4000 seconds.
  ///   - routes: which requests the load balancer forwards to which services; a rule has room for four values beside the secret.
  public init(
    behindCloudFront name: String, in subnets: some InternetFacingTier, certificate: Certificate, secret: Secret,
    retiring: Secret? = nil, tlsPolicy: TLSPolicy = .tls12And13, accessLogs: AccessLogs = .none,
    deletionProtection: Safeguard = .on, idleTimeout: Duration = .seconds(60),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RouteBuilder _ routes: () -> [Route]
  ) {
    self.init(
      name, subnets.placement, isInternal: false, certificate, [], [], admitting: [], tlsPolicy, accessLogs,
      deletionProtection, idleTimeout, .forbidden, routes(),
      SourceLocation(fileID: fileID, line: line, column: column),
      secret: OriginSecret(current: secret, retiring: retiring))
  }

  func checkOriginSecret(_ lowering: inout Lowering) {
    guard let originSecret else { return }
    if lowering.relations(to: self, BalancerOrigin.self).isEmpty {
      lowering.report(
        "load balancer '\(name)' admits CloudFront alone, and no distribution leads to it; make it the origin of one, "
          + "'.balancer(\(name), as: …)'")
    }
    for secret in originSecret.secrets {
      if secret.username != nil {
        lowering.report(
          "load balancer '\(name)' takes secret '\(secret.name)' for a header, and its value is a JSON object; leave out its "
            + "'username:'")
      }
      if secret.rotation != nil {
        lowering.report(
          "load balancer '\(name)' takes secret '\(secret.name)' for a header, and neither the listener nor CloudFront would notice its "
            + "rotation; leave it out, and pass the old secret as 'retiring:' when you change it")
      }
    }
    if originSecret.retiring?.name == originSecret.current.name {
      lowering.report(
        "load balancer '\(name)' retires the secret that it uses; leave 'retiring:' out, or pass the old one")
    }
  }
}

extension FixedResponse {
  /// 403, `forbidden`.
  static let forbidden = FixedResponse(403, "forbidden")
}
