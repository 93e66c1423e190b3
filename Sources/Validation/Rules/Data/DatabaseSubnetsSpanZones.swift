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
      RuleExample("subnets in two Availability Zones") { graph in
        addDatabase(to: &graph, zones: [.availabilityZone(0), .availabilityZone(1)])
      }
    ],
    fails: [
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
      check(database.entry, database.subnetGroup, isStandalone: database.resource.isStandalone, model, &findings)
    }
    for cluster in model.databaseClusters {
      check(cluster.entry, cluster.subnetGroup, isStandalone: true, model, &findings)
    }
    for group in model.graph.all(RDS.DBSubnetGroup.self) { check(group, model, &findings) }
  }

  private func check(
    _ database: Entry, _ reference: Reference<RDS.DBSubnetGroup>?, isStandalone: Bool, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let reference, !reference.expression.isNoValue else {
      if isStandalone { findings.report(.none(database.id), on: database, at: "DBSubnetGroupName") }
      return
    }
    if model.graph.resource(reference) != nil { return }
    findings.unknown(database, "the subnets of '\(database.id)' are not in the template", at: "DBSubnetGroupName")
  }

  private func check(_ group: Located<RDS.DBSubnetGroup>, _ model: Model, _ findings: inout Findings) {
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
  fileprivate static func none(_ database: LogicalID) -> Self {
    "database '\(database)' has no subnet group, so it is created in the default VPC; add one with subnets in two Availability Zones"
  }

  fileprivate static func oneZone(_ group: LogicalID) -> Self {
    "the subnets of subnet group '\(group)' are in one Availability Zone; add a subnet in another one"
  }
}
