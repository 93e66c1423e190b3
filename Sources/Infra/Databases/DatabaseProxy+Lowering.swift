extension DatabaseProxy {
  public func lower(into lowering: inout Lowering) {
    let physicalName = physicalName(in: lowering)
    let proxied = database.proxied
    check(physicalName, &lowering)
    lowering.addSecurityGroup(
      id("ProxySecurityGroup"), named: name, "Proxy \(name)", in: proxied.placement.network.vpc)
    lowering.connect(
      connectionGroup, to: database.connectionGroup, port: database.connectionPort, names: (name, database.name))
    lowering.add(
      id("ProxyRole"), named: name,
      IAM.Role {
        // AWS does not say that a proxy names the account that it acts for.
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "rds.amazonaws.com", conditions: nil)])
      })
    lowering.addPolicy(id("ProxyPolicy"), "read-credentials", of: role, credentials.statements)
    lowering.add(
      id("Proxy"), named: name,
      RDS.DBProxy {
        $0.name = .literal(physicalName)
        $0.engineFamily = .literal(proxied.family)
        $0.role = role
        $0.subnets = proxied.placement.subnets
        $0.securityGroups = [connectionGroup]
        $0.requiresTLS = true
        $0.idleClientTimeout = .literal(idleClientTimeout.wholeSeconds)
        $0.authentication = [
          .init {
            $0.scheme = "SECRETS"
            $0.secret = credentials.secret
            $0.iam = .literal(.disabled)
          }
        ]
      })
    lowering.add(id("ProxyTargets"), targets(proxied)) { $0.dependsOn = proxied.servers }
  }

  private func targets(_ proxied: ProxiedServer) -> RDS.DBProxyTargetGroup {
    RDS.DBProxyTargetGroup {
      $0.proxy = proxy
      $0.name = "default"
      $0.instances = proxied.instance.map { [$0] }
      $0.clusters = proxied.cluster.map { [$0] }
      $0.pool = .init {
        $0.maximum = .literal(maxConnections)
        // AWS's own default; Terraform's is 50, which AWS refuses where it is above the maximum.
        $0.maximumIdle = .literal(maxConnections / 2)
        $0.borrowTimeout = .literal(borrowTimeout.wholeSeconds)
      }
    }
  }

  private func check(_ physicalName: String, _ lowering: inout Lowering) {
    Names.check(physical: physicalName, of: "database proxy", longest: 63, in: &lowering)
    if !(1...100).contains(maxConnections) {
      lowering.report("database proxy '\(name)' takes \(maxConnections) percent of the connections; use 1 to 100")
    }
    if !(Duration.seconds(1)...Duration.minutes(5)).contains(borrowTimeout) {
      lowering.report(
        "clients of database proxy '\(name)' wait \(borrowTimeout.wholeSeconds) seconds for a connection; use 1 second "
          + "to 5 minutes")
    }
    if !(Duration.seconds(1)...Duration.hours(8)).contains(idleClientTimeout) {
      lowering.report(
        "clients of database proxy '\(name)' may idle for \(idleClientTimeout.wholeSeconds) seconds; use 1 second to "
          + "8 hours")
    }
  }
}
