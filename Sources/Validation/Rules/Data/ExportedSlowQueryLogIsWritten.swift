import AWSResources

/// Checks that a database that exports its slow query log also writes it to a file.
struct ExportedSlowQueryLogIsWritten: Rule {
  static let description = RuleDescription(
    id: "exported-slow-query-log-is-written",
    subject: .data,
    severity: .warning,
    summary: "A database that exports its slow query log writes it, to a file.",
    rationale: """
      MySQL and MariaDB write no slow query log by themselves, and an instance writes it to a table where nothing else is stated. \
      The log group then stays empty, and nobody notices before they need it.
      """,
    remedy: "Attach a parameter group that sets 'slow_query_log' to 1 and 'log_output' to FILE.",
    references: [
      .aws("AmazonRDS/latest/UserGuide/USER_LogAccess.MySQLDB.PublishtoCloudWatchLogs.html"),
      .aws("AmazonRDS/latest/AuroraUserGuide/USER_LogAccess.MySQL.LogFileSize.html"),
    ],
    passes: [
      RuleExample("a parameter group that turns the log on") { graph in
        add(to: &graph, ["slow_query_log": "1", "log_output": "FILE"])
      },
      RuleExample("a database that does not export the log") { graph in
        graph.add("Db", RDS.DBInstance { $0.logExports = ["error"] })
      },
      RuleExample("a cluster whose instance turns the log on, to a file by default") { graph in
        addCluster(to: &graph)
        graph.add("Parameters", group(["slow_query_log": "1"]))
        graph.change("Writer", RDS.DBClusterInstance.self) { $0.parameterGroup = .to("Parameters") }
      },
      RuleExample("a replica with the parameter group of its source") { graph in
        add(to: &graph, ["slow_query_log": "1", "log_output": "FILE"])
        graph.add(
          "Replica",
          RDS.DBInstance {
            $0.source = .to("Db")
            $0.logExports = ["slowquery"]
          })
      },
    ],
    fails: [
      RuleExample(
        "no parameter group",
        finds: .finding(
          "Db", at: "DBParameterGroupName",
          """
          database 'Db' exports its slow query log and does not write it; attach a parameter group with 'slow_query_log' set to \
          '1' and 'log_output' set to 'FILE'
          """)
      ) { graph in
        graph.add("Db", RDS.DBInstance { $0.logExports = ["error", "slowquery"] })
      },
      RuleExample(
        "a parameter group that leaves the log in a table",
        finds: .finding(
          "Db", in: "Parameters", at: "Parameters",
          "database 'Db' exports its slow query log and does not write it; set 'log_output' to 'FILE' in 'Parameters'")
      ) { graph in add(to: &graph, ["slow_query_log": "1"]) },
      RuleExample(
        "a parameter group that turns the log off",
        finds: .finding(
          "Db", in: "Parameters", at: "Parameters",
          """
          database 'Db' exports its slow query log and does not write it; set 'slow_query_log' to '1' in 'Parameters'
          """)
      ) { graph in add(to: &graph, ["slow_query_log": "0", "log_output": "FILE"]) },
      RuleExample(
        "a cluster without a parameter group",
        finds: .finding(
          "Cluster", at: "DBClusterParameterGroupName",
          """
          database 'Cluster' exports its slow query log and does not write it; attach a parameter group with 'slow_query_log' \
          set to '1'
          """)
      ) { graph in addCluster(to: &graph) },
    ],
    undetermined: [
      RuleExample("a parameter group outside the template", unknown: "Db") { graph in
        graph.add(
          "Db",
          RDS.DBInstance {
            $0.logExports = ["slowquery"]
            $0.parameterGroup = .existing("shared")
          })
      },
      RuleExample("a value from a parameter", unknown: "Db") { graph in
        add(to: &graph, ["slow_query_log": .parameter("SlowQueries"), "log_output": "FILE"])
      },
      RuleExample("a cluster whose instances are elsewhere", unknown: "Cluster") { graph in
        graph.add("Cluster", cluster)
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for database in model.graph.all(RDS.DBInstance.self) where !database.resource.isClusterMember {
      guard exportsLog(database.logExports, model) else { continue }
      var settings = Settings(defaultOutput: "TABLE")
      if database.resource.isReplica, DatabaseParameterGroup.isDefault(database.parameterGroup?.expression) {
        // A replica without a parameter group uses its source's.
        let source = model.graph.resource(database.source)
        settings.isComplete = source != nil
        settings.add(model.parameterGroup(source?.parameterGroup), source?.parameterGroup?.expression)
      } else {
        settings.add(model.parameterGroup(database.parameterGroup), database.parameterGroup?.expression)
      }
      report(database.entry, [settings], at: "DBParameterGroupName", model, &findings)
    }
    for cluster in model.rdsClusters where exportsLog(cluster.logExports, model) {
      // Aurora writes to files by default, and what an instance's own parameter group sets goes before the cluster's.
      let isAurora = model.text(cluster.engine)?.hasPrefix("aurora") != false
      let servers = isAurora ? model.servers(of: cluster) : []
      var own = Settings(defaultOutput: isAurora ? "FILE" : "TABLE")
      own.isComplete = !isAurora || !servers.isEmpty
      let common = servers.map { server in
        var settings = own
        settings.add(model.parameterGroup(server.parameterGroup), server.parameterGroup?.expression)
        return settings
      }
      let all = (servers.isEmpty ? [own] : common).map { settings in
        var settings = settings
        settings.add(model.parameterGroup(cluster.parameterGroup), cluster.parameterGroup?.expression)
        return settings
      }
      report(cluster.entry, all, at: "DBClusterParameterGroupName", model, &findings)
    }
  }

  private func exportsLog(_ exports: List<Value<String>>?, _ model: Model) -> Bool {
    exports?.items.contains { model.literal($0) == "slowquery" } ?? false
  }

  /// - Parameter servers: the settings of each server of the database.
  private func report(
    _ database: Entry, _ servers: [Settings], at property: String, _ model: Model, _ findings: inout Findings
  ) {
    var isKnown = true
    for settings in servers {
      guard let missing = settings.missing(model) else {
        isKnown = false
        continue
      }
      if missing.isEmpty { continue }
      let place = settings.groups.last.map { Place($0.entry, ["Parameters"]) } ?? Place(database, [property])
      return findings.report(
        .isNotWritten(database.id, missing, in: settings.groups.last?.entry.id), on: database.id, at: place,
        proof: settings.groups.isEmpty ? [] : [Hop(database.id), Hop(place.entry.id)])
    }
    if !isKnown {
      findings.unknown(
        database, "whether '\(database.id)' writes its slow query log cannot be determined before deployment",
        at: property)
    }
  }

  private static func group(_ parameters: [String: Value<String>]) -> RDS.DBParameterGroup {
    RDS.DBParameterGroup {
      $0.family = "mysql8.4"
      $0.parameters = parameters.sorted { $0.key < $1.key }.map { .init(.literal($0.key), $0.value) }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ parameters: [String: Value<String>]) {
    graph.add("Parameters", group(parameters))
    graph.add(
      "Db",
      RDS.DBInstance {
        $0.logExports = ["slowquery"]
        $0.parameterGroup = .to("Parameters")
      })
  }

  private static let cluster = RDS.DBCluster {
    $0.engine = "aurora-mysql"
    $0.logExports = ["slowquery"]
  }

  private static func addCluster(to graph: inout ResourceGraph) {
    graph.add("Cluster", cluster)
    graph.add("Writer", RDS.DBClusterInstance { $0.cluster = .to("Cluster") })
  }
}

/// The parameter groups of a server, the one that goes before the others first.
private struct Settings {
  /// What `log_output` is where no group sets it.
  let defaultOutput: String
  var groups: [DatabaseParameterGroup] = []
  /// Whether every parameter group is in the template.
  var isComplete = true

  init(defaultOutput: String) { self.defaultOutput = defaultOutput }

  mutating func add(_ group: DatabaseParameterGroup?, _ reference: Expression?) {
    if let group {
      groups.append(group)
    } else if !DatabaseParameterGroup.isDefault(reference) {
      isComplete = false
    }
  }

  /// The parameters that keep the log from being written, with the values to set; `nil` where that is not known.
  func missing(_ model: Model) -> [(name: String, value: String)]? {
    let log = value(of: "slow_query_log", model).or("0")
    let output = value(of: "log_output", model).or(defaultOutput)
    guard let log = log.value, let output = output.value, isComplete || isSet("slow_query_log", model) else {
      return nil
    }
    var missing: [(name: String, value: String)] = []
    if !["1", "on", "true"].contains(log.lowercased()) { missing.append(("slow_query_log", "1")) }
    if !output.uppercased().split(separator: ",").contains("FILE") { missing.append(("log_output", "FILE")) }
    return missing
  }

  private func value(of name: String, _ model: Model) -> Known<String> {
    groups.lazy.map { $0.setting(name, in: model) }.first { !$0.isAbsent } ?? .absent
  }

  private func isSet(_ name: String, _ model: Model) -> Bool {
    groups.contains { $0.value(of: name, in: model) != nil }
  }
}

extension Finding.Message {
  fileprivate static func isNotWritten(
    _ database: LogicalID, _ parameters: [(name: String, value: String)], in group: LogicalID?
  ) -> Self {
    let fact = "database '\(database)' exports its slow query log and does not write it"
    guard let group else {
      let names = parameters.map { "'\($0.name)' set to '\($0.value)'" }.joined(separator: " and ")
      return .init("\(fact); attach a parameter group with \(names)")
    }
    let names = parameters.map { "'\($0.name)' to '\($0.value)'" }.joined(separator: " and ")
    return .init("\(fact); set \(names) in '\(group)'")
  }
}
