import AWSResources

/// Checks that a database has no public IP address.
struct DatabaseIsNotPublic: Rule {
  static let description = RuleDescription(
    id: "database-is-not-public",
    catalogID: "RDS001",
    subject: .data,
    severity: .error,
    summary: "A database has no public IP address.",
    rationale: """
      Scanners find a database with a public IP address within hours, and one incorrect security group rule then \
      exposes it. By default, CloudFormation gives a public IP address to a database in a VPC with an internet \
      gateway.
      """,
    remedy: "Set 'PubliclyAccessible' to false, and use subnets without a route to an internet gateway.",
    references: [
      .cfnNag("F22"),
      .securityHub("RDS.2"), .cdkNag("NIST.800.53.R5-RDSInstancePublicAccess"), .checkov("CKV_AWS_17"),
      .trivy("AWS-0180"), .securityHub("Redshift.1"), .securityHub("Neptune.9"), .checkov("CKV_AWS_87"),
      .checkov("CKV_AWS_102"),
    ],
    passes: [
      RuleExample("a Neptune instance and a Redshift cluster without the property") {
        $0.add("Node", Neptune.DBInstance())
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample("a database without a public IP address") {
        $0.add("Db", RDS.DBInstance { $0.isPubliclyAccessible = false })
      },
      RuleExample("a database without the property in a VPC without an internet gateway") { graph in
        graph.add("Vpc", EC2.VPC())
        graph.add("Subnet", EC2.Subnet { $0.vpc = .to("Vpc") })
        graph.add("Subnets", RDS.DBSubnetGroup { $0.subnets = [.to("Subnet")] })
        graph.add("Db", RDS.DBInstance { $0.subnetGroup = .to("Subnets") })
      },
      RuleExample("a Redshift cluster of Terraform, whose provider makes none public from version 6 on") {
        $0.origin = .terraform
        $0.providerVersions = ProviderVersionConstraint(">= 6.2")
        $0.add("Warehouse", Redshift.Cluster())
      },
    ],
    fails: [
      RuleExample(
        "a Redshift cluster of version 5 of Terraform's provider",
        finds: .finding(
          "Warehouse", at: "PubliclyAccessible",
          "Redshift cluster 'Warehouse' has a public IP address; set 'PubliclyAccessible' to false")
      ) {
        $0.origin = .terraform
        $0.providerVersions = ProviderVersionConstraint("~> 5.0")
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample(
        "a public instance of a Neptune cluster, and a public Redshift cluster",
        finds: .finding(
          "Node", at: "PubliclyAccessible",
          "Neptune instance 'Node' has a public IP address; set 'PubliclyAccessible' to false"),
        .finding(
          "Warehouse", at: "PubliclyAccessible",
          "Redshift cluster 'Warehouse' has a public IP address; set 'PubliclyAccessible' to false")
      ) {
        $0.add("Node", Neptune.DBInstance { $0.isPubliclyAccessible = true })
        $0.add("Warehouse", Redshift.Cluster { $0.isPubliclyAccessible = true })
      },
      RuleExample(
        "a publicly accessible instance of a cluster",
        finds: .finding(
          "Reader", at: "PubliclyAccessible",
          "database 'Reader' has a public IP address; set 'PubliclyAccessible' to false")
      ) {
        $0.add("Reader", RDS.DBClusterInstance { $0.isPubliclyAccessible = true })
      },
      RuleExample(
        "a publicly accessible database",
        finds: .finding(
          "Db", at: "PubliclyAccessible",
          "database 'Db' has a public IP address; set 'PubliclyAccessible' to false")
      ) {
        $0.add("Db", RDS.DBInstance { $0.isPubliclyAccessible = true })
      },
      RuleExample(
        "a database without the property in a VPC with an internet gateway",
        finds: .finding(
          "Db", at: "PubliclyAccessible",
          "database 'Db' has a public IP address by default; set 'PubliclyAccessible' to false")
      ) { graph in
        graph.add("Vpc", EC2.VPC())
        graph.add("Attachment", EC2.VPCGatewayAttachment { $0.internetGateway = .to("Gateway") })
        graph.change("Attachment", EC2.VPCGatewayAttachment.self) { $0.vpc = .to("Vpc") }
        graph.add("Subnet", EC2.Subnet { $0.vpc = .to("Vpc") })
        graph.add("Subnets", RDS.DBSubnetGroup { $0.subnets = [.to("Subnet")] })
        graph.add("Db", RDS.DBInstance { $0.subnetGroup = .to("Subnets") })
      },
    ],
    undetermined: [
      RuleExample("a Redshift cluster of Terraform, whose provider decides", unknown: "Warehouse") {
        $0.origin = .terraform
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample("a database without the property in a VPC outside the template", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.engine = "postgres" })
      },
      RuleExample("a database without the property in subnets of a VPC outside the template", unknown: "Db") { graph in
        graph.add("Subnet", EC2.Subnet { $0.vpc = .existing("vpc-0a1b2c3d") })
        graph.add("Subnets", RDS.DBSubnetGroup { $0.subnets = [.to("Subnet")] })
        graph.add("Db", RDS.DBInstance { $0.subnetGroup = .to("Subnets") })
      },
      RuleExample("a value from a parameter", unknown: "Db") {
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
    for server in model.graph.all(Neptune.DBInstance.self) {
      let setting = DatabaseService.neptunePublicAccess
      check(server.entry, setting, server.isPubliclyAccessible, "Neptune instance", model, &findings)
    }
    for cluster in model.graph.all(Redshift.Cluster.self) {
      let setting = DatabaseService.redshiftPublicAccess
      check(cluster.entry, setting, cluster.isPubliclyAccessible, "Redshift cluster", model, &findings)
    }
  }

  /// - Parameter kind: what the message calls it.
  private func check(
    _ database: Entry, _ setting: DatabaseSetting<Bool>, _ isPublic: Value<Bool>?, _ kind: String, _ model: Model,
    _ findings: inout Findings
  ) {
    switch setting.known(isPublic, in: model) {
    case .value(true): findings.report(.public(kind, database.id), on: database, at: setting.name)
    case .unknown:
      let doubt = setting.doubt(isPublic, in: model)
      findings.unknown(database, "whether '\(database.id)' is public \(doubt)", at: setting.name)
    case .value(false), .absent: break
    }
  }

  private func check(
    _ database: Entry, _ isPublic: Value<Bool>?, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model,
    _ findings: inout Findings
  ) {
    switch model.known(isPublic) {
    case .value(false): break
    case .value(true): findings.report(.public("database", database.id), on: database, at: "PubliclyAccessible")
    case .unknown:
      findings.unknown(
        database, "whether '\(database.id)' is public cannot be determined before deployment", at: "PubliclyAccessible")
    // Terraform's default is false.
    case .absent where model.graph.origin == .terraform: break
    case .absent: checkDefault(database, in: subnetGroup, model, &findings)
    }
  }

  private func checkDefault(
    _ database: Entry, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model, _ findings: inout Findings
  ) {
    switch internet(of: database, in: subnetGroup, model) {
    case .reached(let hops):
      findings.report(.publicByDefault(database.id), on: database, at: "PubliclyAccessible", proof: hops)
    case .none: break
    case .unknown(let what):
      findings.unknown(
        database, "whether '\(database.id)' is public depends on \(what)", at: "PubliclyAccessible")
    }
  }

  /// Whether the VPC of a database has an internet gateway.
  private enum Internet {
    /// The path from the database to the internet gateway of its VPC.
    case reached([Hop])
    case none
    case unknown(String)
  }

  /// RDS decides when it creates the database: a VPC of the template has by then the gateways of the template.
  /// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html
  private func internet(
    of database: Entry, in subnetGroup: Reference<RDS.DBSubnetGroup>?, _ model: Model
  ) -> Internet {
    guard let subnetGroup else { return .unknown("the default VPC, since it has no subnet group") }
    guard let group = model.graph.resource(subnetGroup) else {
      return .unknown("its subnet group, which is not in the template")
    }
    guard let subnet = group.subnets?.items.lazy.compactMap({ model.graph.resource($0) }).first else {
      return .unknown("the subnets of '\(group.id)', which are not in the template")
    }
    guard let vpc = model.graph.resource(subnet.vpc) else {
      return .unknown("its VPC, which is not in the template")
    }
    let attachments = model.graph.all(EC2.VPCGatewayAttachment.self).filter { $0.internetGateway != nil }
    if let attachment = attachments.first(where: { $0.vpc?.id == vpc.id }) {
      return .reached([database.id, group.id, subnet.id, vpc.id, attachment.id].map { Hop($0) })
    }
    if let open = attachments.first(where: { model.graph.resource($0.vpc) == nil }) {
      return .unknown("the VPC of '\(open.id)', which cannot be determined before deployment")
    }
    return .none
  }
}

extension Finding.Message {
  fileprivate static func `public`(_ kind: String, _ database: LogicalID) -> Self {
    "\(kind) '\(database)' has a public IP address; set 'PubliclyAccessible' to false"
  }

  fileprivate static func publicByDefault(_ database: LogicalID) -> Self {
    "database '\(database)' has a public IP address by default; set 'PubliclyAccessible' to false"
  }
}
