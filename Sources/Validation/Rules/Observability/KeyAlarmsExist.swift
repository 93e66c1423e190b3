import AWSResources

/// Asks that a stack which is watched is watched as a whole.
struct KeyAlarmsExist: Rule {
  static let description = RuleDescription(
    id: "key-alarms-exist",
    catalogID: "MON001",
    subject: .observability,
    severity: .warning,
    summary: """
      Where a template has alarms on its load balancers, services and databases, none of these lacks a key alarm: \
      errors and unhealthy hosts, processor and memory, processor and storage.
      """,
    rationale: """
      What no alarm looks at is found out from customers. A template with alarms on one kind of resource at most may \
      be watched from elsewhere, and is not asked for more.
      """,
    remedy: "Add the alarms that are missing, with the resource in their dimensions.",
    references: [.document("003"), .document("004")],
    passes: [
      RuleExample("every key alarm") { $0.addWatchedStack() },
      RuleExample("no alarm at all") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("alarms on services alone") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addAlarm("AWS/ECS", "CPUUtilization", on: "Service")
      },
      RuleExample("a calculation in place of a metric") { graph in
        graph.addWatchedStack(without: "HTTPCode_ELB_5XX_Count")
        graph.add(
          "ErrorRate",
          CloudWatch.Alarm {
            $0.metrics = [
              .init {
                $0.metric = .init {
                  $0.namespace = "AWS/ApplicationELB"
                  $0.metricName = "HTTPCode_Target_5XX_Count"
                  $0.dimensions = [
                    "LoadBalancer": Reference<ElasticLoadBalancing.LoadBalancer>.to("LoadBalancer").value
                  ]
                }
              }
            ]
          })
      },
    ],
    fails: [
      RuleExample("no alarm on unhealthy hosts", finds: "LoadBalancer") {
        $0.addWatchedStack(without: "UnHealthyHostCount")
      },
      RuleExample("no alarm on a service's memory", finds: "Service") {
        $0.addWatchedStack(without: "MemoryUtilization")
      },
      RuleExample("no alarm on a database's storage", finds: "Database") {
        $0.addWatchedStack(without: "FreeStorageSpace")
      },
      RuleExample("alarms on another database", finds: "Database") { graph in
        graph.addWatchedStack(without: "FreeStorageSpace")
        graph.add(
          "Other",
          CloudWatch.Alarm {
            $0.namespace = "AWS/RDS"
            $0.metricName = "FreeStorageSpace"
            $0.dimensions = ["DBInstanceIdentifier": "another"]
          })
      },
    ],
    leavesOpen: [
      RuleExample("an alarm on what a parameter names", finds: "Database") { graph in
        graph.addWatchedStack(without: "FreeStorageSpace")
        graph.add(
          "Storage",
          CloudWatch.Alarm {
            $0.namespace = "AWS/RDS"
            $0.metricName = "FreeStorageSpace"
            $0.dimensions = ["DBInstanceIdentifier": .parameter("Database")]
          })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    let series = model.graph.all(CloudWatch.Alarm.self).flatMap { AlarmedSeries.all(of: $0.resource, model) }
    let subjects = Self.subjects(model)
    // A template that is watched in one respect alone may have its other alarms elsewhere.
    let watched = Kind.allCases.filter { kind in
      subjects.contains { $0.kind == kind } && series.contains { kind.namespaces.contains($0.namespace) }
    }
    guard watched.count > 1 else { return }
    for subject in subjects {
      var missing: [String] = []
      for alarm in subject.kind.keyAlarms {
        let matching = series.filter {
          subject.kind.namespaces.contains($0.namespace) && alarm.metrics.contains($0.metric)
        }
        if matching.contains(where: { $0.concerns(subject) == .yes }) { continue }
        if matching.contains(where: { $0.concerns(subject) == .unknown }) {
          findings.unknown(
            subject.entry,
            "whether an alarm on \(alarm.name) looks at '\(subject.entry.id)' is known to the deployment alone")
        } else {
          missing.append(alarm.name)
        }
      }
      if !missing.isEmpty { findings.report(.lacks(subject.kind, subject.entry.id, missing), on: subject.entry) }
    }
  }

  private static func subjects(_ model: Model) -> [Subject] {
    let loadBalancers = model.graph.all(ElasticLoadBalancing.LoadBalancer.self).filter {
      model.known($0.kind).or(.application) == .value(.application)
    }
    let services = model.graph.all(ECS.Service.self)
    // The copies of another instance have alarms of their own kind, if any.
    let databases = model.graph.all(RDS.DBInstance.self).filter { $0.resource.source == nil }
    return loadBalancers.map { Subject(kind: .loadBalancer, entry: $0.entry, name: model.literal($0.name)) }
      + services.map { Subject(kind: .service, entry: $0.entry, name: model.literal($0.name)) }
      + databases.map { Subject(kind: .database, entry: $0.entry, name: model.literal($0.identifier)) }
  }
}

/// What is asked for alarms.
private struct Subject {
  let kind: Kind
  let entry: Entry
  /// The physical name, where the template says it.
  let name: String?
}

private enum Kind: CaseIterable {
  case loadBalancer, service, database

  struct KeyAlarm {
    let name: String
    /// Any of these will do.
    let metrics: Set<String>
  }

  var name: String {
    switch self {
    case .loadBalancer: "load balancer"
    case .service: "service"
    case .database: "database"
    }
  }

  var namespaces: Set<String> {
    switch self {
    case .loadBalancer: ["AWS/ApplicationELB"]
    case .service: ["AWS/ECS", "ECS/ContainerInsights"]
    case .database: ["AWS/RDS"]
    }
  }

  var keyAlarms: [KeyAlarm] {
    switch self {
    case .loadBalancer:
      [
        KeyAlarm(
          name: "errors in the 500s",
          metrics: [
            "HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_500_Count", "HTTPCode_ELB_502_Count",
            "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count",
          ]),
        KeyAlarm(name: "unhealthy hosts", metrics: ["UnHealthyHostCount", "HealthyHostCount"]),
      ]
    case .service:
      [
        KeyAlarm(name: "the processor", metrics: ["CPUUtilization", "CpuUtilized", "TaskCpuUtilization"]),
        KeyAlarm(name: "the memory", metrics: ["MemoryUtilization", "MemoryUtilized", "TaskMemoryUtilization"]),
      ]
    case .database:
      [
        KeyAlarm(name: "the processor", metrics: ["CPUUtilization"]),
        KeyAlarm(name: "free storage", metrics: ["FreeStorageSpace"]),
      ]
    }
  }
}

/// A series that an alarm looks at.
private struct AlarmedSeries {
  enum Answer { case yes, no, unknown }

  let namespace: String
  let metric: String
  let dimensions: [Value<String>]
  let model: Model

  static func all(of alarm: CloudWatch.Alarm, _ model: Model) -> [AlarmedSeries] {
    let own = series(alarm.namespace, alarm.metricName, alarm.dimensions, model)
    return (own.map { [$0] } ?? [])
      + alarm.metrics.compactMap(\.metric).compactMap { series($0.namespace, $0.metricName, $0.dimensions, model) }
  }

  private static func series(
    _ namespace: Value<String>?, _ metric: Value<String>?, _ dimensions: NamedValues?, _ model: Model
  ) -> AlarmedSeries? {
    guard let namespace = model.literal(namespace), let metric = model.literal(metric) else { return nil }
    return AlarmedSeries(
      namespace: namespace, metric: metric, dimensions: dimensions?.entries.map(\.value) ?? [], model: model)
  }

  /// Whether a dimension names the resource: by reference, or by its name.
  func concerns(_ subject: Subject) -> Answer {
    if dimensions.contains(where: { $0.expression.referencedIDs.contains(subject.entry.id) }) { return .yes }
    let texts = dimensions.map { model.literal($0) }
    if let name = subject.name, texts.contains(where: { $0 == name || $0?.hasPrefix("app/\(name)/") == true }) {
      return .yes
    }
    let isOpen = zip(dimensions, texts).contains { $1 == nil && $0.expression.referencedIDs.isEmpty }
    return isOpen ? .unknown : .no
  }
}

extension ResourceGraph {
  /// A service behind a load balancer with a database, and the key alarms on all three, but one.
  fileprivate mutating func addWatchedStack(without missing: String? = nil) {
    addNetwork()
    addWebService()
    addDatabase()
    let alarms: [(namespace: String, metric: String, subject: LogicalID)] = [
      ("AWS/ApplicationELB", "HTTPCode_ELB_5XX_Count", "LoadBalancer"),
      ("AWS/ApplicationELB", "UnHealthyHostCount", "LoadBalancer"),
      ("AWS/ECS", "CPUUtilization", "Service"), ("AWS/ECS", "MemoryUtilization", "Service"),
      ("AWS/RDS", "CPUUtilization", "Database"), ("AWS/RDS", "FreeStorageSpace", "Database"),
    ]
    for alarm in alarms where alarm.metric != missing { addAlarm(alarm.namespace, alarm.metric, on: alarm.subject) }
  }

  fileprivate mutating func addAlarm(_ namespace: String, _ metric: String, on subject: LogicalID) {
    add(
      LogicalID("\(subject)\(metric)"),
      CloudWatch.Alarm {
        $0.namespace = .literal(namespace)
        $0.metricName = .literal(metric)
        $0.dimensions = ["Name": .expression(.attribute(subject, "Ref"))]
      })
  }
}

extension Finding.Message {
  fileprivate static func lacks(_ kind: Kind, _ id: LogicalID, _ alarms: [String]) -> Self {
    "no alarm on \(kind.name) '\(id)' looks at \(alarms.joined(separator: ", nor at ")); add one"
  }
}
