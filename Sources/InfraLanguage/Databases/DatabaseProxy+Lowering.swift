extension DatabaseProxy {
  public func lower(into lowering: inout Lowering) {
    guard let placement, let credentials else { return reportMissing(&lowering) }
    lowering.check(placement)
    // A proxy cannot move to a further zone. With a name for each number of zones, the new proxy stands beside the old one,
    // and what uses it changes over before the old one is deleted.
    let physicalName = "\(physicalName(in: lowering))-\(placement.subnetIndices.count)az"
    let proxied = database.proxied
    check(physicalName, &lowering)
    lowering.addSecurityGroup(
      id("ProxySecurityGroup"), named: name, "Proxy \(name)", in: placement.network.vpc)
    lowering.connect(
      connectionGroup, to: database.connectionGroup, port: database.connectionPort, names: (name, database.name))
    lowering.add(
      id("ProxyRole"), named: name,
      IAM.Role {
        // AWS does not document that a proxy states its account when it assumes the role.
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "rds.amazonaws.com", conditions: nil)])
      })
    lowering.addPolicy(id("ProxyPolicy"), "read-credentials", of: role, credentials.statements)
    // RDS would create the log group without a retention.
    let logGroup = id("ProxyLogGroup")
    lowering.addLogGroup(logGroup, "/aws/rds/proxy/\(physicalName.lowercased())", retention: logRetention)
    lowering.add(
      id("Proxy"), named: name,
      RDS.DBProxy {
        $0.name = .literal(physicalName)
        $0.engineFamily = .literal(proxied.family)
        $0.role = role
        $0.subnets = placement.subnets
        $0.securityGroups = [connectionGroup]
        $0.requiresTLS = true
        $0.idleClientTimeout = .literal(idleClientTimeout.wholeSeconds)
        $0.authentication = [
          .init {
            $0.scheme = "SECRETS"
            $0.secret = credentials.secret
            $0.iam = .literal(clientAuthentication == .iam ? .required : .disabled)
          }
        ]
      }
    ) { $0.dependsOn = [logGroup] }
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
        // The default of AWS; Terraform's is 50, which AWS rejects where it is above the maximum.
        $0.maximumIdle = .literal(maxConnections / 2)
        $0.borrowTimeout = .literal(borrowTimeout.wholeSeconds)
      }
    }
  }

  /// A database that exists already need not state its subnets or its credentials.
  private func reportMissing(_ lowering: inout Lowering) {
    if placement == nil {
      lowering.report(
        "database proxy '\(name)' has no subnets, because database '\(database.name)' exists already; pass them with 'in:'"
      )
    }
    if credentials == nil {
      lowering.report(
        "database proxy '\(name)' has no credentials, because database '\(database.name)' exists already; pass "
          + "'credentials:'")
    }
  }

  private func check(_ physicalName: String, _ lowering: inout Lowering) {
    Names.check(physical: physicalName, of: "database proxy", longest: 63, in: &lowering)
    if clientAuthentication == .iam, credentials?.isMaster == true {
      lowering.report(
        "database proxy '\(name)' lets clients with IAM authentication sign in as the master user; pass the secret of another "
          + "database user with 'credentials:'")
    }
    if !(1...100).contains(maxConnections) {
      lowering.report("database proxy '\(name)' uses \(maxConnections) percent of the connections; use 1 to 100")
    }
    if !(Duration.seconds(1)...Duration.minutes(5)).contains(borrowTimeout) {
      lowering.report(
        "database proxy '\(name)' has a borrow timeout of \(borrowTimeout.words); use 1 second to 5 minutes")
    }
    if !(Duration.seconds(1)...Duration.hours(8)).contains(idleClientTimeout) {
      lowering.report(
        "database proxy '\(name)' has an idle client timeout of \(idleClientTimeout.words); use 1 second to 8 hours")
    }
  }
}
