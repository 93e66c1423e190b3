extension Route {
  /// What a request must satisfy before a load balancer forwards it to a service.
  public struct Requirement: Hashable, Sendable {
    let client: UserPoolClient
    let session: Duration

    /// The user must be signed in; the load balancer redirects other users to the sign-in pages.
    ///
    /// The header `x-amzn-oidc-data` contains the user's claims; the service has to verify its signature.
    ///
    /// - Parameters:
    ///   - client: a confidential app client, with the callback `https://<host>/oauth2/idpresponse`.
    ///   - session: how long the session lasts, 1 second to 7 days.
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
  /// The clients that the own routes have users sign in to.
  var signInClients: [UserPoolClient] { ownRoutes.compactMap(\.requirement?.client) }

  /// The load balancer exchanges codes for tokens, so it has to reach Cognito.
  func lowerSignIn(into lowering: inout Lowering) {
    let routes: [LoadBalancerRoute] = lowering.relations(from: self)
    guard routes.contains(where: { $0.route.requirement != nil }) else { return }
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

  /// Checks that the client of a route fits the load balancer.
  func checkSignIn(of route: Route, _ lowering: inout Lowering) {
    guard let requirement = route.requirement else { return }
    if !(1...604_800).contains(requirement.session.wholeSeconds) {
      lowering.report(
        "a route of load balancer '\(name)' has sessions of \(requirement.session); use 1 second to 7 days",
        at: route.location)
    }
    let client = requirement.client
    // The settings of an existing client are not known.
    guard client.existing == nil else { return }
    if client.kind != .confidential {
      lowering.report(
        "client '\(client.name)' has no secret, which load balancer '\(name)' requires; make it '.confidential'",
        at: route.location)
    }
    if !client.scopes.contains(.openID) {
      lowering.report(
        "client '\(client.name)' lacks the scope '.openID', which load balancer '\(name)' requires; add it",
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
