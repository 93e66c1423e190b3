import AWSResources

/// Checks that where a template has alarms on at least two of load balancers, services and databases, each of these
/// resources has its key alarms.
struct KeyAlarmsExist: Rule {
  static let description = RuleDescription(
    id: "key-alarms-exist",
    catalogID: "MON001",
    subject: .observability,
    severity: .warning,
    summary: """
      Where a template has alarms on at least two of load balancers, services and databases, each of these resources \
      has its key alarms.
      """,
    rationale: """
      Without the key alarms, customers notice failures first. A template with alarms on at most one kind of \
      resource may have its other alarms in another template, and is not checked.
      """,
    remedy: """
      Add the missing alarms, with the resource in their dimensions: 5xx errors and unhealthy hosts of load \
      balancers, CPU and memory of services, CPU and free storage of databases.
      """,
    references: [.aws("AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html")],
    passes: [
      RuleExample("all key alarms") { $0.addStackWithAlarms() },
      RuleExample("no alarms") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
      },
      RuleExample("alarms only on services") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addAlarm("AWS/ECS", "CPUUtilization", on: "Service")
      },
      RuleExample("metric math instead of a metric") { graph in
        graph.addStackWithAlarms(without: "HTTPCode_ELB_5XX_Count")
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
      RuleExample(
        "no alarm on unhealthy hosts",
        finds: .finding("LoadBalancer", "load balancer 'LoadBalancer' has no alarm on unhealthy hosts; add the alarm")
      ) {
        $0.addStackWithAlarms(without: "UnHealthyHostCount")
      },
      RuleExample(
        "no alarm on a service's memory",
        finds: .finding("Service", "service 'Service' has no alarm on memory utilization; add the alarm")
      ) {
        $0.addStackWithAlarms(without: "MemoryUtilization")
      },
      RuleExample(
        "no alarm on a database's storage",
        finds: .finding("Database", "database 'Database' has no alarm on free storage; add the alarm")
      ) {
        $0.addStackWithAlarms(without: "FreeStorageSpace")
      },
      RuleExample(
        "alarms on another database",
        finds: .finding("Database", "database 'Database' has no alarm on free storage; add the alarm")
      ) { graph in
        graph.addStackWithAlarms(without: "FreeStorageSpace")
        graph.add(
          "Other",
          CloudWatch.Alarm {
            $0.namespace = "AWS/RDS"
            $0.metricName = "FreeStorageSpace"
            $0.dimensions = ["DBInstanceIdentifier": "another"]
          })
      },
    ],
    undetermined: [
      RuleExample("an alarm on a resource from a parameter", unknown: "Database") { graph in
        graph.addStackWithAlarms(without: "FreeStorageSpace")
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
    let series = model.graph.all(CloudWatch.Alarm.self).flatMap { AlarmedMetric.all(of: $0, model) }
    let subjects = Self.subjects(model)
    // A template with alarms on one kind of resource may have its other alarms in another template.
    let kindsWithAlarms = Kind.allCases.filter { kind in
      subjects.contains { $0.kind == kind } && series.contains { kind.namespaces.contains($0.namespace) }
    }
    guard kindsWithAlarms.count > 1 else { return }
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
            "whether an alarm on \(alarm.name) applies to '\(subject.entry.id)' cannot be determined before deployment")
        } else {
          missing.append(alarm.name)
        }
      }
      if !missing.isEmpty { findings.report(.missing(subject.kind, subject.entry.id, missing), on: subject.entry) }
    }
  }

  private static func subjects(_ model: Model) -> [Subject] {
    let loadBalancers = model.graph.all(ElasticLoadBalancing.LoadBalancer.self).filter {
      model.known($0.kind).or(.application) == .value(.application)
    }
    let services = model.graph.all(ECS.Service.self)
    // Read replicas need other alarms than their source.
    let databases = model.graph.all(RDS.DBInstance.self).filter { $0.resource.source == nil }
    return loadBalancers.map { Subject(kind: .loadBalancer, entry: $0.entry, name: model.literal($0.name)) }
      + services.map { Subject(kind: .service, entry: $0.entry, name: model.literal($0.name)) }
      + databases.map { Subject(kind: .database, entry: $0.entry, name: model.literal($0.identifier)) }
  }
}

/// A resource that needs key alarms.
private struct Subject {
  let kind: Kind
  let entry: Entry
  /// The physical name, if it is known.
  let name: String?
}

private enum Kind: CaseIterable {
  case loadBalancer, service, database

  struct KeyAlarm {
    let name: String
    /// Metrics of which one is enough.
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
          name: "5xx errors",
          metrics: [
            "HTTPCode_ELB_5XX_Count", "HTTPCode_Target_5XX_Count", "HTTPCode_ELB_500_Count", "HTTPCode_ELB_502_Count",
            "HTTPCode_ELB_503_Count", "HTTPCode_ELB_504_Count",
          ]),
        KeyAlarm(name: "unhealthy hosts", metrics: ["UnHealthyHostCount", "HealthyHostCount"]),
      ]
    case .service:
      [
        KeyAlarm(name: "CPU utilization", metrics: ["CPUUtilization", "CpuUtilized", "TaskCpuUtilization"]),
        KeyAlarm(
          name: "memory utilization", metrics: ["MemoryUtilization", "MemoryUtilized", "TaskMemoryUtilization"]),
      ]
    case .database:
      [
        KeyAlarm(name: "CPU utilization", metrics: ["CPUUtilization"]),
        KeyAlarm(name: "free storage", metrics: ["FreeStorageSpace"]),
      ]
    }
  }
}

/// A metric with the dimensions that an alarm uses.
private struct AlarmedMetric {
  enum Answer { case yes, no, unknown }

  let namespace: String
  let metric: String
  let dimensions: [Value<String>]
  /// Whether the dimensions cannot be determined before deployment.
  var isUnresolved = false
  let model: Model

  static func all(of alarm: Located<CloudWatch.Alarm>, _ model: Model) -> [AlarmedMetric] {
    var own = series(alarm.namespace, alarm.metricName, alarm.dimensions, model)
    own?.isUnresolved = alarm.entry.isUnresolved(at: ["Dimensions"])
    return (own.map { [$0] } ?? [])
      + alarm.metrics.compactMap(\.metric).compactMap { series($0.namespace, $0.metricName, $0.dimensions, model) }
  }

  private static func series(
    _ namespace: Value<String>?, _ metric: Value<String>?, _ dimensions: NamedValues?, _ model: Model
  ) -> AlarmedMetric? {
    guard let namespace = model.literal(namespace), let metric = model.literal(metric) else { return nil }
    return AlarmedMetric(
      namespace: namespace, metric: metric, dimensions: dimensions?.entries.map(\.value) ?? [], model: model)
  }

  /// Whether a dimension refers to the resource, by reference or by name.
  func concerns(_ subject: Subject) -> Answer {
    if dimensions.contains(where: { $0.expression.referencedIDs.contains(subject.entry.id) }) { return .yes }
    let texts = dimensions.map { model.literal($0) }
    if let name = subject.name, texts.contains(where: { $0 == name || $0?.hasPrefix("app/\(name)/") == true }) {
      return .yes
    }
    let isOpen = zip(dimensions, texts).contains { $1 == nil && $0.expression.referencedIDs.isEmpty }
    return isOpen || isUnresolved ? .unknown : .no
  }
}

extension ResourceGraph {
  /// A service behind a load balancer with a database, and the key alarms on all three, without one of them.
  fileprivate mutating func addStackWithAlarms(without missing: String? = nil) {
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
  fileprivate static func missing(_ kind: Kind, _ id: LogicalID, _ alarms: [String]) -> Self {
    "\(kind.name) '\(id)' has no alarm on \(alarms.joined(separator: " or ")); add the alarm"
  }
}
