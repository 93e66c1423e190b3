import AWSResources
import Documents

/// Checks that somebody may create each topic that a role of the template writes or reads.
struct KafkaTopicsHaveACreator: Rule {
  static let description = RuleDescription(
    id: "kafka-topics-have-a-creator",
    subject: .data,
    severity: .warning,
    summary:
      "Some role may create each topic that roles of the template write to or read, unless Kafka creates topics by itself.",
    rationale: """
      MSK creates no topic with the first message, unless the configuration says so. The clients start, and fail at their first \
      message until somebody has created the topic by hand.
      """,
    remedy: """
      Allow one role 'kafka-cluster:CreateTopic' on the topics, and create them with it when the system is deployed. In Swift, \
      connect a workload 'as: .administrator(topics:)'.
      """,
    references: [
      .aws("msk/latest/developerguide/iam-access-control.html"),
      .aws("msk/latest/developerguide/msk-default-configuration.html"),
    ],
    passes: [
      RuleExample("a role that may create the topic") { graph in
        add(to: &graph)
        allow(["kafka-cluster:CreateTopic"], as: "Setup", on: "topic/events/*/*", in: &graph)
      },
      RuleExample("a cluster that creates topics") { graph in
        add(to: &graph)
        graph.add("Settings", MSK.Configuration { $0.serverProperties = "auto.create.topics.enable = true" })
        graph.change("Kafka", MSK.Cluster.self) { $0.configuration = .to("Settings") }
      },
      RuleExample("a topic that a template creates") { graph in
        add(to: &graph)
        graph.add(
          "Orders",
          RawResource(.cloudFormation, type: "AWS::MSK::Topic", properties: ["TopicName": "orders"]))
      },
      RuleExample("a topic of a cluster elsewhere") { graph in
        allow(["kafka-cluster:WriteData"], as: "Shop", on: "topic/events/*/orders", in: &graph)
      },
      RuleExample("all topics") { graph in
        add(to: &graph, topic: "topic/events/*/*")
      },
    ],
    fails: [
      RuleExample(
        "a role that writes to a topic",
        finds: .finding(
          "Kafka", in: "ShopPolicy", at: "PolicyDocument.Statement.0",
          """
          no role of the template may create topic 'orders' of Kafka cluster 'Kafka'; allow one 'kafka-cluster:CreateTopic', or \
          create the topic by hand
          """)
      ) { graph in add(to: &graph) },
      RuleExample(
        "a role that may create another topic of a serverless cluster",
        finds: .finding(
          "Kafka", in: "ShopPolicy", at: "PolicyDocument.Statement.0",
          """
          no role of the template may create topic 'orders' of Kafka cluster 'Kafka'; allow one 'kafka-cluster:CreateTopic', or \
          create the topic by hand
          """)
      ) { graph in
        graph.add("Kafka", MSK.ServerlessCluster { $0.name = "events" })
        allow(["kafka-cluster:ReadData"], as: "Shop", on: "topic/events/*/orders", in: &graph)
        allow(["kafka-cluster:CreateTopic"], as: "Setup", on: "topic/events/*/letters", in: &graph)
      },
    ],
    undetermined: [
      RuleExample("a configuration outside the template", unknown: "Kafka") { graph in
        add(to: &graph)
        graph.change("Kafka", MSK.Cluster.self) {
          $0.configuration = .existing("arn:aws:kafka:eu-west-1:1:configuration/shared/x")
        }
      },
      RuleExample("a role with a policy that is not known", unknown: "Kafka") { graph in
        add(to: &graph)
        graph.add("Setup", IAM.ManagedPolicy())
      },
    ]
  )

  /// A topic that a role uses.
  private struct Use {
    let topic: String
    let arn: String
    let place: Place
  }

  func check(_ model: Model, _ findings: inout Findings) {
    let clusters = clusters(model)
    guard !clusters.isEmpty else { return }
    var uses: [String: [Use]] = [:]
    var creators: [ActionPattern] = []
    for policy in model.identityPolicies {
      for (index, statement) in policy.statements.enumerated() where statement.isAllow {
        if allows("kafka-cluster:CreateTopic", statement) {
          creators += (statement.resources?.values ?? ["*"]).map { ActionPattern(model.text($0) ?? "*") }
        }
        guard allows("kafka-cluster:WriteData", statement) || allows("kafka-cluster:ReadData", statement) else {
          continue
        }
        for arn in statement.resources?.values.compactMap({ model.text($0) }) ?? [] {
          guard let place = arn.firstRange(of: ":topic/") else { continue }
          let path = arn[place.upperBound...].split(separator: "/", omittingEmptySubsequences: false).map(String.init)
          guard path.count == 3, isName(path[0]), isName(path[2]) else { continue }
          uses[path[0], default: []].append(Use(topic: path[2], arn: arn, place: policy.place(ofStatement: index)))
        }
      }
    }
    let created = createdTopics(model)
    for cluster in clusters where cluster.createsTopics.value != true {
      var seen: Set<String> = []
      for use in uses[cluster.name] ?? [] where !created.contains(use.topic) && seen.insert(use.topic).inserted {
        if creators.contains(where: { $0.matches(use.arn) }) { continue }
        if cluster.createsTopics.isUnknown || !model.unresolvedIdentityPolicies.isEmpty {
          findings.unknown(
            cluster.entry, "who creates the topics of '\(cluster.entry.id)' cannot be determined before deployment")
        } else {
          findings.report(.hasNoCreator(use.topic, cluster.entry.id), on: cluster.entry.id, at: use.place)
        }
      }
    }
  }

  /// A cluster whose name is known, and whether its first message creates a topic.
  private func clusters(_ model: Model) -> [(entry: Entry, name: String, createsTopics: Known<Bool>)] {
    var found: [(entry: Entry, name: String, createsTopics: Known<Bool>)] = []
    for cluster in model.graph.all(MSK.Cluster.self) {
      guard let name = model.text(cluster.name) else { continue }
      switch KafkaConfiguration(of: cluster, in: model).setting("auto.create.topics.enable") {
      case .value(let text): found.append((cluster.entry, name, .value(text.lowercased() == "true")))
      case .absent: found.append((cluster.entry, name, .value(false)))
      case .unknown: found.append((cluster.entry, name, .unknown))
      }
    }
    for cluster in model.graph.all(MSK.ServerlessCluster.self) {
      if let name = model.text(cluster.name) { found.append((cluster.entry, name, .value(false))) }
    }
    return found
  }

  /// The topics that resources of their own create: those of CloudFormation, and of the Kafka providers of Terraform.
  private func createdTopics(_ model: Model) -> Set<String> {
    Set(
      model.raw("AWS::MSK::Topic", "aws_msk_topic", "kafka_topic").compactMap { _, raw in
        let names = ["TopicName", "Name"].map { model.known($0, of: raw, as: String.self) }
        return names.lazy.compactMap(\.value).first
      })
  }

  private func allows(_ action: String, _ statement: IAM.Statement) -> Bool {
    statement.actionNames.contains { ActionPattern($0).matches(action) }
  }

  /// Whether a part of an ARN is one name.
  private func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.contains("*") && !text.contains("?")
  }

  private static func add(to graph: inout ResourceGraph, topic: String = "topic/events/*/orders") {
    graph.add("Kafka", MSK.Cluster { $0.name = "events" })
    allow(["kafka-cluster:WriteData"], as: "Shop", on: topic, in: &graph)
  }

  private static func allow(
    _ actions: [String], as role: String, on resource: String, in graph: inout ResourceGraph
  ) {
    let arn: Value<String> = "arn:\(.partition):kafka:\(.region):\(.accountID):\(text: resource)"
    graph.add(LogicalID(role), IAM.Role())
    graph.add(
      LogicalID(role + "Policy"),
      IAM.RolePolicy {
        $0.role = Reference(LogicalID(role))
        $0.document = IAM.PolicyDocument([IAM.Statement(actions: actions, resources: [arn])])
      })
  }
}

extension Finding.Message {
  fileprivate static func hasNoCreator(_ topic: String, _ cluster: LogicalID) -> Self {
    """
    no role of the template may create topic '\(topic)' of Kafka cluster '\(cluster)'; allow one 'kafka-cluster:CreateTopic', \
    or create the topic by hand
    """
  }
}
