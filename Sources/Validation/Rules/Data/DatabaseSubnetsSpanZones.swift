import AWSResources

/// Asks that a database has subnets of its own in more than one zone.
struct DatabaseSubnetsSpanZones: Rule {
  static let description = RuleDescription(
    id: "database-subnets-span-zones",
    catalogID: "RDS003",
    subject: .data,
    severity: .error,
    summary: "A database names a subnet group, with subnets in two Availability Zones at least.",
    rationale: """
      In one zone there is no place for a standby. Without a subnet group the database goes to the default VPC, \
      whose subnets are public.
      """,
    remedy: "Add a 'DBSubnetGroup' with private subnets in two zones or more, and name it in the database.",
    references: [.document("002")],
    passes: [
      RuleExample("subnets in two zones") { graph in
        addDatabase(to: &graph, zones: [.availabilityZone(0), .availabilityZone(1)])
      }
    ],
    fails: [
      RuleExample("a cluster without a subnet group", finds: "Cluster") {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample("a database without a subnet group", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.engine = "mysql" })
      },
      RuleExample("two subnets in one zone", finds: "Subnets") { graph in
        addDatabase(to: &graph, zones: ["eu-west-1a", "eu-west-1a"])
      },
      RuleExample("one zone by a parameter", finds: "Subnets") { graph in
        addDatabase(to: &graph, zones: [.parameter("Zone"), .parameter("Zone")])
      },
    ],
    leavesOpen: [
      RuleExample("zones that AWS chooses", finds: "Subnets") { graph in
        addDatabase(to: &graph, zones: [nil, nil])
      },
      RuleExample("a zone by its name beside one by its turn", finds: "Subnets") { graph in
        addDatabase(to: &graph, zones: ["eu-west-1a", .availabilityZone(1)])
      },
      RuleExample("a subnet group from elsewhere", finds: "Db") {
        $0.add("Db", RDS.DBInstance { $0.subnetGroup = .existing("shared") })
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) {
      // A replica stands where its source does, a member where its cluster does.
      check(database.entry, database.subnetGroup, isPrimary: database.resource.isPrimary, model, &findings)
    }
    for cluster in model.databaseClusters {
      check(cluster.entry, cluster.subnetGroup, isPrimary: true, model, &findings)
    }
    for group in model.graph.all(RDS.DBSubnetGroup.self) { check(group, model, &findings) }
  }

  private func check(
    _ database: Entry, _ reference: Reference<RDS.DBSubnetGroup>?, isPrimary: Bool, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let reference, !reference.expression.isNoValue else {
      if isPrimary { findings.report(.none(database.id), on: database) }
      return
    }
    if model.graph.resource(reference) != nil { return }
    findings.unknown(database, "the subnets of '\(database.id)' are not in the template", at: "DBSubnetGroupName")
  }

  private func check(_ group: Located<RDS.DBSubnetGroup>, _ model: Model, _ findings: inout Findings) {
    let zones = (group.subnets?.items ?? []).map { Zone(model.graph.resource($0)?.availabilityZone, in: model) }
    switch zones.areSeveral {
    case true?: break
    case false? where group.subnets?.isWrittenOut == true:
      findings.report(.oneZone(group.id), on: group, at: "SubnetIds")
    default:
      findings.unknown(
        group, "the zones of the subnets of '\(group.id)' are known to the deployment alone", at: "SubnetIds")
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
    "database '\(database)' names no subnet group, and goes to the default VPC; add one over two zones"
  }

  fileprivate static func oneZone(_ group: LogicalID) -> Self {
    "the subnets of '\(group)' are in one zone; add a subnet in another zone"
  }
}
