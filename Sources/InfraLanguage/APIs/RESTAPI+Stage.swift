import AWSResources
import Documents
import ResourceGraph

extension RESTAPI {
  /// Adds the deployment of all methods, and the stage that serves it.
  ///
  /// - Parameter deployed: what the deployment has a copy of.
  func lowerStage(_ deployed: [Entry], into lowering: inout Lowering) {
    let destination = lowerAccessLogGroup(into: &lowering)
    let deployment = lowerDeployment(of: deployed, into: &lowering)
    lowering.add(
      id("Stage"), named: name,
      APIGateway.Stage {
        $0.api = api
        $0.name = .literal(stageName)
        $0.deployment = deployment
        if let cache {
          $0.hasCacheCluster = true
          $0.cacheClusterSize = .literal(cache.rawValue)
        }
        $0.methodSettings = methodSettings
        if isTraced { $0.isTraced = true }
        $0.accessLog = destination.map { destination in
          .init {
            $0.destination = destination
            $0.format = .literal(
              AccessLogFormat.json(with: [
                "route": "resourcePath", "key": "identity.apiKeyId", "firewallStatus": "waf.status",
              ]))
          }
        }
      }
    ) {
      $0.allowances += accessLogs.allowance(.apiStageWritesAccessLogs, at: identity.location)
      // Without the role that writes them, API Gateway refuses a stage with logs.
      if let settings = account.settingsID, accessLogs.isOn || executionLogs != .off { $0.dependsOn = [settings] }
    }
  }

  /// A deployment is a copy of the API as it is at that moment, so each state of what it has is another deployment.
  private func lowerDeployment(of entries: [Entry], into lowering: inout Lowering) -> Reference<APIGateway.Deployment> {
    var hash = StableHash()
    for var entry in entries {
      // A deployment does not have them.
      entry.removeTags()
      hash.add(entry)
    }
    let ways = [integration] + ownRoutes.compactMap(\.integration)
    let links = ways.map(\.link).unique
    let balancers = ways.compactMap(\.sharedBalancer).unique
    for link in links { link.addIdentity(to: &hash) }
    for balancer in balancers { hash.add(balancer.existing) }
    hash.add(authorizer?.userPool.existing)
    return lowering.add(
      LogicalID(naming: name, "Deployment", String(hash.value % 1_000_000_000_000)),
      APIGateway.Deployment {
        $0.api = api
        // The hash knows the name of a link, and not its id, which another link has that takes its place; so with the others.
        $0.triggers = NamedValues(
          links.map { .init(name: LogicalID(naming: $0.name, "Link").name, value: $0.vpcLinkID) }
            + balancers.map { .init(name: LogicalID(naming: $0.name, "Balancer").name, value: $0.loadBalancer.value) }
            + (authorizer.map {
              [.init(name: LogicalID(naming: $0.userPool.name, "Pool").name, value: $0.userPool.arn)]
            } ?? []))
      }
    ) {
      $0.dependsOn = entries.filter { $0.resource is APIGateway.Method || $0.resource is APIGateway.GatewayResponse }
        .map(\.id)
    }
  }
}

extension VPCLink {
  /// Adds what another link takes the place of this one for: its subnets, or the id of one that exists already.
  fileprivate func addIdentity(to hash: inout StableHash) {
    hash.add(link.value)
    for subnet in placement?.subnets.items ?? [] { hash.add(subnet.value) }
    hash.add(existing)
  }
}

extension StableHash {
  /// Adds what tells something that exists already from another one that takes its place.
  fileprivate mutating func add(_ existing: Existing?) {
    for attribute in existing?.attributes ?? [] {
      switch attribute.value.source {
      case .value(let value): add(value)
      case .parameterStore(let path): add(path)
      }
    }
  }
}
