extension Route {
  /// What a load balancer asks for before a service gets a request.
  public struct Requirement: Hashable, Sendable {
    let client: UserPoolClient
    let session: Duration

    /// A user who is signed in; others are sent to the sign-in pages first, and come back.
    ///
    /// The service finds the user in the header `x-amzn-oidc-data`, which it has to verify.
    /// - Parameters:
    ///   - client: a confidential one, with the callback `https://<host>/oauth2/idpresponse`.
    ///   - session: how long the load balancer knows the user, a second to a week.
    public static func signIn(_ client: UserPoolClient, session: Duration = .hours(12)) -> Requirement {
      Requirement(client: client, session: session)
    }

    var action: ElasticLoadBalancing.Action {
      .init {
        $0.kind = .literal(.authenticateWithCognito)
        $0.order = 1
        $0.cognito = .init {
          $0.userPool = client.userPool.arn
          $0.userPoolClient = client.clientID
          $0.userPoolDomain = client.userPool.signInDomain.value
          $0.scope = "openid"
          $0.sessionTimeout = .literal(session.wholeSeconds)
          $0.unauthenticatedRequest = .literal(.authenticate)
        }
      }
    }
  }
}

extension LoadBalancer {
  /// The clients that routes ask users to sign in to.
  var signInClients: [UserPoolClient] { routes.compactMap(\.requirement?.client) }

  /// The load balancer trades codes for tokens itself, so it has to reach Cognito.
  func lowerSignIn(into lowering: inout Lowering) {
    guard routes.contains(where: { $0.requirement != nil }) else { return }
    for route in routes { check(route, &lowering) }
    lowering.add(
      id("ToCognito"),
      EC2.SecurityGroupEgress {
        $0.securityGroup = securityGroup
        $0.protocolName = "tcp"
        $0.fromPort = 443
        $0.toPort = 443
        $0.cidrBlock = "0.0.0.0/0"
        $0.description = "To Cognito, for tokens"
      })
  }

  private func check(_ route: Route, _ lowering: inout Lowering) {
    guard let requirement = route.requirement else { return }
    if !(1...604_800).contains(requirement.session.wholeSeconds) {
      lowering.report(
        "a route of load balancer '\(name)' has sessions of \(requirement.session); use a second to a week",
        at: route.location)
    }
    let client = requirement.client
    // The settings of an existing client are not known.
    guard client.existing == nil else { return }
    if client.kind != .confidential {
      lowering.report(
        "client '\(client.name)' has no secret, which load balancer '\(name)' needs to have users sign in; make it "
          + "'.confidential'", at: route.location)
    }
    if !client.scopes.contains(.openID) {
      lowering.report(
        "client '\(client.name)' does not ask for '.openID', by which load balancer '\(name)' knows users; add it",
        at: route.location)
    }
    let path = "/oauth2/idpresponse"
    let hosts = route.hosts.filter { host in !host.contains { $0 == "*" || $0 == "?" } }
    let missing = hosts.map { "https://\($0.lowercased())\(path)" }.filter { !client.callbacks.contains($0) }
    if let callback = missing.first {
      lowering.report("client '\(client.name)' lacks the callback '\(callback)'; add it", at: route.location)
    } else if !client.callbacks.contains(where: { $0.hasPrefix("https://") && $0.hasSuffix(path) }) {
      lowering.report(
        "client '\(client.name)' lacks the callback of load balancer '\(name)'; add 'https://<host>\(path)'",
        at: route.location)
    }
  }
}
