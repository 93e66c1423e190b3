import AWSResources

/// Checks that a database has a subnet group with subnets in at least two Availability Zones.
struct DatabaseSubnetsSpanZones: Rule {
  static let description = RuleDescription(
    id: "database-subnets-span-zones",
    catalogID: "RDS003",
    subject: .data,
    severity: .error,
    summary: "A database has a subnet group with subnets in at least two Availability Zones.",
    rationale: """
      A subnet group in one Availability Zone has no place for a standby. A database without a subnet group is \
      created in the default VPC, whose subnets are public.
      """,
    remedy: """
      Add a DB subnet group with private subnets in at least two Availability Zones, and set it in \
      'DBSubnetGroupName'.
      """,
    references: [.aws("AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html")],
    passes: [
      RuleExample("a Neptune cluster with a subnet group of RDS, which has the same API") {
        for (index, zone) in ["eu-west-1a", "eu-west-1b"].enumerated() {
          $0.add(LogicalID("Subnet\(index)"), EC2.Subnet { $0.availabilityZone = .literal(zone) })
        }
        $0.add("Subnets", RDS.DBSubnetGroup { $0.subnets = [.to("Subnet0"), .to("Subnet1")] })
        $0.add("Relations", Neptune.DBCluster { $0.subnetGroup = .to("Subnets") })
      },
      RuleExample("subnets in two Availability Zones") { graph in
        addDatabase(to: &graph, zones: [.availabilityZone(0), .availabilityZone(1)])
      },
    ],
    fails: [
      RuleExample(
        "a Redshift cluster without a subnet group",
        finds: .finding(
          "Warehouse", at: "ClusterSubnetGroupName",
          """
          Redshift cluster 'Warehouse' has no subnet group, so it is created in the default VPC; add one with subnets \
          in two Availability Zones
          """)
      ) {
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample(
        "a DocumentDB cluster in one Availability Zone",
        finds: .finding(
          "Subnets", at: "SubnetIds",
          "the subnets of subnet group 'Subnets' are in one Availability Zone; add a subnet in another one")
      ) {
        $0.add("Subnet", EC2.Subnet { $0.availabilityZone = "eu-west-1a" })
        $0.add("Subnets", DocDB.DBSubnetGroup { $0.subnets = [.to("Subnet")] })
        $0.add("Documents", DocDB.DBCluster { $0.subnetGroup = .to("Subnets") })
      },
      RuleExample(
        "a cluster without a subnet group",
        finds: .finding(
          "Cluster", at: "DBSubnetGroupName",
          """
          database 'Cluster' has no subnet group, so it is created in the default VPC; add one with subnets in two \
          Availability Zones
          """)
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample(
        "a database without a subnet group",
        finds: .finding(
          "Db", at: "DBSubnetGroupName",
          """
          database 'Db' has no subnet group, so it is created in the default VPC; add one with subnets in two \
          Availability Zones
          """)
      ) {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample(
        "two subnets in one Availability Zone",
        finds: .finding(
          "Subnets", at: "SubnetIds",
          "the subnets of subnet group 'Subnets' are in one Availability Zone; add a subnet in another one")
      ) { graph in
        addDatabase(to: &graph, zones: ["eu-west-1a", "eu-west-1a"])
      },
      RuleExample(
        "the same parameter for both Availability Zones",
        finds: .finding(
          "Subnets", at: "SubnetIds",
          "the subnets of subnet group 'Subnets' are in one Availability Zone; add a subnet in another one")
      ) { graph in
        addDatabase(to: &graph, zones: [.parameter("Zone"), .parameter("Zone")])
      },
    ],
    undetermined: [
      RuleExample("a Neptune cluster with a subnet group outside the template", unknown: "Relations") {
        $0.add("Relations", Neptune.DBCluster { $0.subnetGroup = .existing("shared") })
      },
      RuleExample("subnets without an Availability Zone", unknown: "Subnets") { graph in
        addDatabase(to: &graph, zones: [nil, nil])
      },
      RuleExample("one zone by name and one by index", unknown: "Subnets") { graph in
        addDatabase(to: &graph, zones: ["eu-west-1a", .availabilityZone(1)])
      },
      RuleExample("a subnet group outside the template", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.subnetGroup = .existing("shared") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) {
      // A replica has the subnets of its source, an instance those of its cluster.
      check(
        database.entry, database.subnetGroup?.expression, isStandalone: database.resource.isStandalone,
        of: .rdsInstance,
        model, &findings)
    }
    for cluster in model.databaseClusters {
      let service = type(of: cluster.resource).service
      check(cluster.entry, cluster.subnetGroupName, isStandalone: true, of: service, model, &findings)
    }
    let groups: [Located<any SubnetGroup>] = model.graph.all(
      of: [RDS.DBSubnetGroup.self, DocDB.DBSubnetGroup.self, Neptune.DBSubnetGroup.self])
    for group in groups { check(group, model, &findings) }
  }

  private func check(
    _ database: Entry, _ name: Expression?, isStandalone: Bool, of service: DatabaseService, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let name, !name.isNoValue else {
      if isStandalone { findings.report(.none(service.kindName, database.id), on: database, at: service.subnetGroup) }
      return
    }
    if model.subnetGroup(name) != nil { return }
    findings.unknown(database, "the subnets of '\(database.id)' are not in the template", at: service.subnetGroup)
  }

  private func check(_ group: Located<any SubnetGroup>, _ model: Model, _ findings: inout Findings) {
    let zones = (group.subnets?.items ?? []).map {
      model.graph.resource($0).flatMap { Zone(of: $0.resource, in: model) }
    }
    switch zones.spanSeveralZones {
    case true?: break
    case false? where group.subnets?.isWrittenOut == true:
      findings.report(.oneZone(group.id), on: group, at: "SubnetIds")
    default:
      findings.unknown(
        group, "the Availability Zones of the subnets of '\(group.id)' cannot be determined before deployment",
        at: "SubnetIds")
    }
  }

  private static func addDatabase(to graph: inout ResourceGraph, zones: [Value<String>?]) {
    for (index, zone) in zones.enumerated() {
      graph.add(LogicalID("Subnet\(index)"), EC2.Subnet { $0.availabilityZone = zone })
    }
    let subnets = zones.indices.map { Reference<EC2.Subnet>(LogicalID("Subnet\($0)")) }
    graph.add("Subnets", RDS.DBSubnetGroup { $0.subnets = .items(subnets) })
    graph.add("Db", RDS.DBInstance { $0.subnetGroup = .to("Subnets") })
  }
}

extension Finding.Message {
  fileprivate static func none(_ kind: String, _ database: LogicalID) -> Self {
    "\(kind) '\(database)' has no subnet group, so it is created in the default VPC; add one with subnets in two Availability Zones"
  }

  fileprivate static func oneZone(_ group: LogicalID) -> Self {
    "the subnets of subnet group '\(group)' are in one Availability Zone; add a subnet in another one"
  }
}
