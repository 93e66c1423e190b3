import AWSResources

/// Asks that a database has no address on the internet.
struct DatabaseIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "database-is-not-public",
    catalogID: "RDS001",
    subject: .data,
    severity: .error,
    summary: "A database has no public address.",
    rationale: """
      A database with a public address is found by scanners within hours; one mistake in a security group then opens \
      it. Where a CloudFormation template says nothing, AWS gives one to a database in a VPC with an internet \
      gateway.
      """,
    remedy: "Set 'PubliclyAccessible' to false, and place the database in subnets without a route to the internet.",
    references: [
      .securityHub("RDS.2"), .cdkNag("NIST.800.53.R5-RDSInstancePublicAccess"), .checkov("CKV_AWS_17"),
      .trivy("AWS-0180"),
      .document("002"),
    ],
    passes: [
      RuleExample("a database without a public address") {
        $0.add("Db", RDS.DBInstance { $0.isPubliclyAccessible = false })
      }
    ],
    fails: [
      RuleExample("a publicly accessible server of a cluster", finds: "Reader") {
        $0.add("Reader", RDS.DBClusterInstance { $0.isPubliclyAccessible = true })
      },
      RuleExample("a publicly accessible database", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isPubliclyAccessible = true })
      },
      RuleExample("a database that says nothing, in a VPC with an internet gateway", finds: "Db") { graph in
        graph.add("Attachment", EC2.VPCGatewayAttachment { $0.internetGateway = .to("Gateway") })
        graph.change("Attachment", EC2.VPCGatewayAttachment.self) { $0.vpc = .to("Vpc") }
        graph.add("Subnet", EC2.Subnet { $0.vpc = .to("Vpc") })
        graph.add("Subnets", RDS.DBSubnetGroup { $0.subnets = [.to("Subnet")] })
        graph.add("Db", RDS.DBInstance { $0.subnetGroup = .to("Subnets") })
      },
    ],
    leavesOpen: [
      RuleExample("a database that says nothing, in a network from elsewhere", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.engine = "postgres" })
      },
      RuleExample("a parameter that decides", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.isPubliclyAccessible = .parameter("Public") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) {
      let subnetGroup = database.subnetGroup ?? model.graph.resource(database.source)?.subnetGroup
      check(database.entry, database.isPubliclyAccessible, in: subnetGroup, model, &findings)
    }
    for server in model.graph.all(RDS.DBClusterInstance.self) {
      let subnetGroup = server.subnetGroup ?? model.graph.resource(server.cluster)?.subnetGroup
      check(server.entry, server.isPubliclyAccessible, in: subnetGroup, model, &findings)
    }
  }

  private func check(
    _ database: Entry, _ isPublic: Value<Bool>?, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model,
    _ findings: inout Findings
  ) {
    switch model.known(isPublic) {
    case .value(false): break
    case .value(true): findings.report(.public(database.id), on: database, at: "PubliclyAccessible")
    case .unknown:
      findings.unknown(
        database, "whether '\(database.id)' is public is known to the deployment alone", at: "PubliclyAccessible")
    // Terraform's default is no.
    case .absent where model.graph.origin == .terraform: break
    case .absent: checkUnsaid(database, in: subnetGroup, model, &findings)
    }
  }

  private func checkUnsaid(
    _ database: Entry, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model, _ findings: inout Findings
  ) {
    if let hops = gateway(of: database, in: subnetGroup, model) {
      findings.report(.unsaid(database.id), on: database, proof: hops)
    } else {
      findings.unknown(
        database,
        "'\(database.id)' does not say whether it is public, which then depends on its VPC; set 'PubliclyAccessible'")
    }
  }

  /// The internet gateway of the VPC that the database is in, and the way there.
  private func gateway(
    of database: Entry, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model
  ) -> [String]? {
    guard let group = model.graph.resource(subnetGroup),
      let subnet = group.subnets?.items.lazy.compactMap({ model.graph.resource($0) }).first, let vpc = subnet.vpc?.id,
      let attachment = model.graph.all(EC2.VPCGatewayAttachment.self).first(where: {
        $0.vpc?.id == vpc && $0.internetGateway != nil
      })
    else { return nil }
    return ["\(database.id)", "\(group.id)", "\(subnet.id)", "\(vpc)", "\(attachment.id)"]
  }
}

extension Finding.Message {
  fileprivate static func `public`(_ database: LogicalID) -> Self {
    "database '\(database)' has a public address; set 'PubliclyAccessible' to false"
  }

  fileprivate static func unsaid(_ database: LogicalID) -> Self {
    "database '\(database)' gets a public address through its VPC's internet gateway; set 'PubliclyAccessible' to false"
  }
}
