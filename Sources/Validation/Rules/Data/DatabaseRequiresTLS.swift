import AWSResources

/// Checks that a database's parameter group requires TLS connections.
struct DatabaseRequiresTLS: Rule {
  static let description = RuleDescription(
    id: "database-requires-tls",
    catalogID: "RDS011",
    subject: .data,
    severity: .error,
    summary: "A database's parameter group requires TLS connections.",
    rationale: """
      A misconfigured client sends its password and data unencrypted without an error. Whether an engine requires \
      TLS by default depends on its version.
      """,
    remedy: """
      Attach a parameter group that sets 'rds.force_ssl' to 1, or 'require_secure_transport' to 1 for MySQL and \
      MariaDB, and to ON for Aurora MySQL.
      """,
    references: [
      .aws("AmazonRDS/latest/UserGuide/mysql-ssl-connections.require-ssl.html"), .securityHub("RDS.38"),
      .securityHub("RDS.39"), .checkov("CKV2_AWS_69"),
    ],
    passes: [
      RuleExample("DocumentDB and Redshift clusters without parameter groups, which require TLS") {
        $0.add("Documents", DocDB.DBCluster())
        $0.add("Warehouse", Redshift.Cluster())
      },
      RuleExample("PostgreSQL that requires TLS") { add(to: &$0, "postgres16", "rds.force_ssl", "1") },
      RuleExample("a cluster that requires TLS") { graph in
        graph.add(
          "Parameters",
          RDS.DBClusterParameterGroup {
            $0.family = "aurora-mysql8.0"
            $0.parameters = [.init("require_secure_transport", "ON")]
          })
        graph.add("Cluster", RDS.DBCluster { $0.parameterGroup = .to("Parameters") })
      },
      RuleExample("PostgreSQL and MariaDB of versions that require TLS by default") { graph in
        graph.add(
          "Db",
          RDS.DBInstance {
            $0.engine = "postgres"
            $0.engineVersion = "16.4"
          })
        graph.add(
          "Maria",
          RDS.DBInstance {
            $0.engine = "mariadb"
            $0.engineVersion = "11.8.3"
          })
      },
      RuleExample("MySQL and MariaDB that require TLS") {
        add(to: &$0, "mysql8.4", "require_secure_transport", "1")
        $0.add(
          "MariaParameters",
          RDS.DBParameterGroup {
            $0.family = "mariadb11.4"
            $0.parameters = [.init("require_secure_transport", "1")]
          })
        $0.add("Maria", RDS.DBInstance { $0.parameterGroup = .to("MariaParameters") })
      },
    ],
    fails: [
      RuleExample(
        "a DocumentDB cluster with TLS turned off",
        finds: .finding(
          "Documents", in: "Parameters", at: "Parameters",
          "DocumentDB cluster 'Documents' accepts connections without TLS; set 'tls' to 'enabled' in 'Parameters'")
      ) {
        $0.add("Parameters", DocDB.DBClusterParameterGroup { $0.parameters = [.init("tls", "disabled")] })
        $0.add("Documents", DocDB.DBCluster { $0.parameterGroup = .to("Parameters") })
      },
      RuleExample(
        "a Redshift cluster with a parameter group of the older family",
        finds: .finding(
          "Warehouse", in: "Parameters", at: "Parameters",
          "Redshift cluster 'Warehouse' accepts connections without TLS; set 'require_ssl' to 'true' in 'Parameters'")
      ) {
        $0.add("Parameters", Redshift.ClusterParameterGroup { $0.family = "redshift-1.0" })
        $0.add("Warehouse", Redshift.Cluster { $0.parameterGroup = .to("Parameters") })
      },
      RuleExample(
        "a cluster without a parameter group",
        finds: .finding(
          "Cluster", at: "DBClusterParameterGroupName",
          """
          database 'Cluster' has no parameter group that requires TLS; attach one with 'require_secure_transport' \
          set to 'ON'
          """)
      ) {
        $0.add("Cluster", RDS.DBCluster { $0.engine = "aurora-mysql" })
      },
      RuleExample(
        "a parameter group that disables the requirement",
        finds: .finding(
          "Db", in: "Parameters", at: "Parameters",
          "database 'Db' accepts connections without TLS; set 'rds.force_ssl' to '1' in 'Parameters'")
      ) {
        add(to: &$0, "postgres16", "rds.force_ssl", "0")
      },
      RuleExample(
        "MySQL with the word that only Aurora accepts",
        finds: .finding(
          "Db", in: "Parameters", at: "Parameters",
          """
          database 'Db' has 'ON' for 'require_secure_transport', and RDS accepts only '0' and '1' of this engine; set '1' in \
          'Parameters'
          """)
      ) {
        add(to: &$0, "mysql8.4", "require_secure_transport", "ON")
      },
      RuleExample(
        "a parameter group without the parameter",
        finds: .finding(
          "Db", in: "Parameters", at: "Parameters",
          "database 'Db' accepts connections without TLS; set 'require_secure_transport' to '1' in 'Parameters'")
      ) {
        add(to: &$0, "mysql8.4", "max_connections", "100")
      },
      RuleExample(
        "no parameter group",
        finds: .finding(
          "Db", at: "DBParameterGroupName",
          "database 'Db' has no parameter group that requires TLS; attach one with 'rds.force_ssl' set to '1'")
      ) {
        $0.add(
          "Db",
          RDS.DBInstance {
            $0.engine = "postgres"
            $0.engineVersion = "14.12"
          })
      },
    ],
    undetermined: [
      RuleExample("a DocumentDB cluster with a parameter group outside the template", unknown: "Documents") {
        $0.add("Documents", DocDB.DBCluster { $0.parameterGroup = .existing("shared") })
      },
      RuleExample("a parameter group outside the template", unknown: "Db") {
        $0.add("Db", RDS.DBInstance { $0.parameterGroup = .existing("shared") })
      },
      RuleExample("a value from a parameter", unknown: "Db") {
        add(to: &$0, "postgres16", "rds.force_ssl", .parameter("TLS"))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      let group = model.parameterGroup(database.parameterGroup)
      check(
        database.entry, group, database.parameterGroup?.expression, engine: model.engine(of: database),
        version: model.known(database.engineVersion), isReplica: database.resource.isReplica, model, &findings)
    }
    for cluster in model.rdsClusters {
      let group = model.parameterGroup(cluster.parameterGroup)
      check(
        cluster.entry, group, cluster.parameterGroup?.expression, engine: model.known(cluster.engine),
        version: model.known(cluster.engineVersion), isReplica: false, model, &findings)
    }
    checkSiblings(model, &findings)
  }

  /// DocumentDB requires TLS unless a parameter says otherwise; Redshift in parameter groups of the family `redshift-2.0`,
  /// one of which is the default. Neptune has nothing else.
  ///
  /// <https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html>,
  /// <https://aws.amazon.com/about-aws/whats-new/2024/11/amazon-redshift-enhance-security-default-behavior/>,
  /// <https://docs.aws.amazon.com/neptune/latest/userguide/security-ssl.html>
  private func checkSiblings(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(DocDB.DBCluster.self) {
      let group = model.graph.resource(cluster.parameterGroup)
      let parameter = group?.parameters.first { model.literal($0.name) == "tls" }
      check(
        cluster.entry, DocDB.DBCluster.service, group?.entry, cluster.parameterGroup?.expression,
        Switch(name: "tls", value: model.known(parameter?.value).or("enabled"), off: "disabled", on: "enabled"),
        at: "DBClusterParameterGroupName", &findings)
    }
    for cluster in model.graph.all(Redshift.Cluster.self) {
      let group = model.graph.resource(cluster.parameterGroup)
      let parameter = group?.parameters.first { model.literal($0.name) == "require_ssl" }
      var value = model.known(parameter?.value)
      if value.isAbsent {
        value =
          model.literal(group?.resource.family).map { .value($0 == "redshift-1.0" ? "false" : "true") } ?? .unknown
      }
      check(
        cluster.entry, Redshift.Cluster.service, group?.entry, cluster.parameterGroup?.expression,
        Switch(name: "require_ssl", value: value, off: "false", on: "true"), at: "ClusterParameterGroupName", &findings)
    }
  }

  /// A parameter that turns TLS off.
  private struct Switch {
    let name: String
    let value: Known<String>
    let off: String
    let on: String
  }

  private func check(
    _ cluster: Entry, _ service: DatabaseService, _ group: Entry?, _ reference: Expression?, _ parameter: Switch,
    at property: String, _ findings: inout Findings
  ) {
    guard let group else {
      if DatabaseParameterGroup.isDefault(reference) { return }
      return findings.unknown(cluster, "the parameter group of '\(cluster.id)' is not in the template", at: property)
    }
    switch group.isUnresolved(at: ["Parameters"]) && parameter.value.value != parameter.off
      ? .unknown : parameter.value
    {
    case .value(let value) where value.lowercased() == parameter.off:
      findings.report(
        .isOff(service.kindName, cluster.id, group.id, parameter.name, parameter.on), on: cluster.id,
        at: Place(group, ["Parameters"]), proof: [Hop(cluster.id), Hop(group.id)])
    case .unknown:
      findings.unknown(
        cluster, "whether '\(group.id)' requires TLS cannot be determined before deployment", at: property)
    case .value, .absent: break
    }
  }

  private func check(
    _ database: Entry, _ group: DatabaseParameterGroup?, _ reference: Expression?, engine: Known<String>,
    version: Known<String>,
    isReplica: Bool, _ model: Model, _ findings: inout Findings
  ) {
    let property = database.resource is RDS.DBCluster ? "DBClusterParameterGroupName" : "DBParameterGroupName"
    if let group {
      check(database, group, engine: engine, at: property, model, &findings)
    } else if DatabaseParameterGroup.isDefault(reference) {
      // A replica without a parameter group uses its source's.
      guard !isReplica, let setting = setting(for: engine.value) else { return }
      switch version.isUnknown ? nil : requiresTLSByDefault(engine.value, version.value) {
      case true?: return
      case nil:
        findings.unknown(
          database, "whether '\(database.id)' requires TLS depends on its version, which the template does not say",
          at: "EngineVersion")
        return
      case false?: break
      }
      findings.report(.noParameterGroup(database.id, setting.name, setting.values[0]), on: database, at: property)
    } else {
      findings.unknown(database, "the parameter group of '\(database.id)' is not in the template", at: property)
    }
  }

  private func check(
    _ database: Entry, _ group: DatabaseParameterGroup, engine: Known<String>, at property: String, _ model: Model,
    _ findings: inout Findings
  ) {
    guard let setting = setting(for: model.literal(group.family) ?? engine.value) else { return }
    let place = Place(group.entry, ["Parameters"])
    let proof = [Hop(database.id), Hop(group.entry.id)]
    switch model.known(group.value(of: setting.name, in: model)) {
    case .value(let value) where setting.values.contains(value.lowercased()):
      guard setting.isNumber, database.resource is RDS.DBInstance, !["0", "1"].contains(value) else { break }
      findings.report(
        .isRefused(database.id, group.entry.id, setting.name, value), on: database.id, at: place, proof: proof)
    case .absent where isOnByDefault(group.family, model): break
    case .absent where group.entry.isUnresolved(at: ["Parameters"]), .unknown:
      findings.unknown(
        database, "whether '\(group.entry.id)' requires TLS cannot be determined before deployment", at: property)
    case .value, .absent:
      findings.report(
        .notRequired(database.id, group.entry.id, setting.name, setting.values[0]), on: database.id, at: place,
        proof: proof)
    }
  }

  /// Whether the databases of that family require TLS without a word: `postgres16`.
  private func isOnByDefault(_ family: Value<String>?, _ model: Model) -> Bool {
    guard let family = model.literal(family), let digit = family.firstIndex(where: \.isNumber) else { return false }
    return DatabaseDefaults.requiresTLS(engine: String(family[..<digit]), version: String(family[digit...])) ?? false
  }

  private func requiresTLSByDefault(_ engine: String?, _ version: String?) -> Bool? {
    DatabaseDefaults.requiresTLS(engine: engine?.lowercased() ?? "", version: version)
  }

  private struct Setting {
    let name: String
    /// The values that require TLS, in lower case.
    let values: [String]
    /// Whether RDS accepts only 0 and 1 in the parameter group of an instance.
    var isNumber = false
  }

  /// The parameter that requires TLS; `nil` for an engine without one.
  private func setting(for engine: String?) -> Setting? {
    guard var engine = engine?.lowercased() else { return nil }
    // Aurora accepts words, an instance only numbers.
    if engine.hasPrefix("aurora-mysql") {
      return Setting(name: "require_secure_transport", values: ["on", "1", "true"])
    }
    if engine.hasPrefix("aurora-") { engine.removeFirst("aurora-".count) }
    if engine.hasPrefix("postgres") || engine.hasPrefix("sqlserver") {
      return Setting(name: "rds.force_ssl", values: ["1", "true"])
    }
    if engine.hasPrefix("mysql") || engine.hasPrefix("mariadb") {
      return Setting(name: "require_secure_transport", values: ["1", "on", "true"], isNumber: true)
    }
    if engine.contains("db2") { return Setting(name: "db2comm", values: ["ssl"]) }
    return nil
  }

  private static func add(
    to graph: inout ResourceGraph, _ family: Value<String>, _ name: Value<String>, _ value: Value<String>
  ) {
    graph.add(
      "Parameters",
      RDS.DBParameterGroup {
        $0.family = family
        $0.parameters = [.init(name, value)]
      })
    graph.add("Db", RDS.DBInstance { $0.parameterGroup = .to("Parameters") })
  }
}

extension Finding.Message {
  fileprivate static func notRequired(_ database: LogicalID, _ group: LogicalID, _ name: String, _ value: String)
    -> Self
  {
    "database '\(database)' accepts connections without TLS; set '\(name)' to '\(value.uppercased())' in '\(group)'"
  }

  fileprivate static func isRefused(_ database: LogicalID, _ group: LogicalID, _ name: String, _ value: String)
    -> Self
  {
    """
    database '\(database)' has '\(value)' for '\(name)', and RDS accepts only '0' and '1' of this engine; set '1' in '\(group)'
    """
  }

  fileprivate static func isOff(
    _ kind: String, _ cluster: LogicalID, _ group: LogicalID, _ name: String, _ value: String
  ) -> Self {
    "\(kind) '\(cluster)' accepts connections without TLS; set '\(name)' to '\(value)' in '\(group)'"
  }

  fileprivate static func noParameterGroup(_ database: LogicalID, _ name: String, _ value: String) -> Self {
    "database '\(database)' has no parameter group that requires TLS; attach one with '\(name)' set to '\(value.uppercased())'"
  }
}
