public import ResourceGraph

/// What a workload does with a Kafka cluster: it gets exactly the actions for it, on exactly these topics.
public enum KafkaRole: Hashable, Sendable {
  /// Writes messages.
  case producer(topics: [String])
  /// Reads messages, as a member of a group that shares them out.
  case consumer(topics: [String], group: String)
  /// Makes and changes topics, where brokers do not make them by themselves.
  case administrator(topics: [String])

  var topics: [String] {
    switch self {
    case .producer(let topics), .consumer(let topics, _), .administrator(let topics): topics
    }
  }

  var group: String? {
    if case .consumer(_, let group) = self { return group }
    return nil
  }
}

/// A Kafka cluster that workloads connect to in a role.
public protocol KafkaTarget: Construct {
  var clusterARN: Value<String> { get }
  /// Where clients start, in Terraform; the cluster's ARN in CloudFormation, which cannot read it.
  var bootstrapBrokers: Value<String> { get }
  /// The group around the brokers.
  var connectionGroup: Reference<EC2.SecurityGroup> { get }
  var clientAuthentication: KafkaAuthentication { get }
}

extension Workload {
  /// Lets the workload talk to a Kafka cluster, tells its code where that is, and lets its role do what it says:
  /// `shop.connects(to: events, as: .producer(topics: ["orders"]))`.
  ///
  /// Its code gets `EVENTS_BROKERS`, `EVENTS_CLUSTER_ARN`, and of what the roles name `EVENTS_PRODUCER_TOPICS`,
  /// `EVENTS_CONSUMER_TOPICS`, `EVENTS_CONSUMER_GROUP` and `EVENTS_ADMINISTRATOR_TOPICS`, separated by commas. In
  /// CloudFormation, which cannot read the brokers' addresses, `EVENTS_BROKERS` is the cluster's ARN: ask MSK for them by
  /// it (`GetBootstrapBrokers`, which the role allows).
  ///
  /// - Parameter prefix: how the variables begin; the cluster's name in capitals unless given: `EVENTS`.
  public func connects(
    to cluster: some KafkaTarget, as role: KafkaRole, _ others: KafkaRole..., prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    let access = KafkaAccess(cluster: cluster, roles: [role] + others)
    let prefix = prefix ?? Spelling.snakeCase(cluster.name).uppercased()
    return Connection(
      workload: self, target: cluster, group: cluster.connectionGroup, port: cluster.clientAuthentication.port,
      injection: access.injection(prefix: prefix), mistakes: access.mistakes,
      at: SourceLocation(fileID: fileID, line: line, column: column)
    ) { access.statements(in: $0) }
  }

  @available(
    *, unavailable,
    message: "say what for: connects(to: events, as: .producer(topics: [\"orders\"])), or .consumer(topics:group:)"
  )
  public func connects(
    to cluster: some KafkaTarget, prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    connects(to: cluster, as: .producer(topics: []), fileID: fileID, line: line, column: column)
  }
}

/// What a workload may do in a cluster, and what its code is told.
private struct KafkaAccess {
  let cluster: any KafkaTarget
  let roles: [KafkaRole]

  /// The names of what the roles of a kind name, once each.
  private func names(_ select: (KafkaRole) -> [String]) -> [String] {
    roles.flatMap(select).unique
  }

  private var produced: [String] { names { if case .producer(let topics) = $0 { topics } else { [] } } }
  private var consumed: [String] { names { if case .consumer(let topics, _) = $0 { topics } else { [] } } }
  private var administered: [String] { names { if case .administrator(let topics) = $0 { topics } else { [] } } }
  private var groups: [String] { names { $0.group.map { [$0] } ?? [] } }

  // MARK: What the code is told

  func injection(prefix: String) -> Injection {
    var injection = Injection(prefix: prefix)
    func add(_ name: String, _ value: Value<String>) {
      injection.environment.append(.init(name: "\(prefix)_\(name)", value: value))
    }
    add("BROKERS", cluster.bootstrapBrokers)
    add("CLUSTER_ARN", cluster.clusterARN)
    for (name, values) in [
      ("PRODUCER_TOPICS", produced), ("CONSUMER_TOPICS", consumed), ("CONSUMER_GROUP", groups),
      ("ADMINISTRATOR_TOPICS", administered),
    ] where !values.isEmpty {
      add(name, .literal(values.joined(separator: ",")))
    }
    if case .scram(let user) = cluster.clientAuthentication {
      injection.secrets = [
        .init(name: "\(prefix)_USERNAME", secret: user.value("username")),
        .init(name: "\(prefix)_PASSWORD", secret: user.value("password")),
      ]
    }
    return injection
  }

  // MARK: What the role allows

  func statements(in naming: Naming) -> [IAM.Statement] {
    // CloudFormation tells the code the cluster's ARN, by which it asks for the brokers.
    let addresses = IAM.Statement(actions: ["kafka:GetBootstrapBrokers"], resources: [cluster.clusterARN])
    guard case .iam = cluster.clientAuthentication else { return [addresses] }

    var onCluster = ["kafka-cluster:Connect"]
    // A producer writes each message once, even if it sends it twice; clients do so unless they are told otherwise.
    if !produced.isEmpty { onCluster.append("kafka-cluster:WriteDataIdempotently") }
    var statements = [addresses, IAM.Statement(actions: onCluster, resources: [cluster.clusterARN])]

    func allow(_ actions: String..., on kind: String, _ names: [String]) {
      guard !names.isEmpty else { return }
      let resources = names.map { arn(of: kind, $0, in: naming) }
      statements.append(IAM.Statement(actions: actions.map { "kafka-cluster:\($0)" }, resources: resources))
    }
    allow("DescribeTopic", "WriteData", on: "topic", produced)
    allow("DescribeTopic", "ReadData", on: "topic", consumed)
    allow("DescribeGroup", "AlterGroup", on: "group", groups)
    allow(
      "CreateTopic", "DescribeTopic", "AlterTopic", "DescribeTopicDynamicConfiguration",
      "AlterTopicDynamicConfiguration", on: "topic", administered)
    return statements
  }

  /// `arn:aws:kafka:eu-west-1:123456789012:topic/shop-events/*/orders`
  ///
  /// In the place of the star stands the cluster's UUID, which no expression can cut out of its ARN in CloudFormation.
  /// An account has one cluster of a name in a region, so the star stands for that one alone; a name holds no slash.
  private func arn(of kind: String, _ name: String, in naming: Naming) -> Value<String> {
    let path = "\(kind)/\(naming.physicalName(of: cluster))/*/\(name)"
    return "arn:\(.partition):kafka:\(.region):\(.accountID):\(text: path)"
  }

  // MARK: Mistakes

  /// What Kafka or IAM would make something else of.
  var mistakes: [String] {
    var mistakes: [String] = []
    if roles.contains(where: \.topics.isEmpty) {
      mistakes.append("a connection to kafka cluster '\(cluster.name)' names no topic; name those that it is about")
    }
    for topic in names(\.topics) {
      if topic.isEmpty || topic == "." || topic == ".." || topic.utf8.count > 249 || !isName(topic) {
        mistakes.append(
          "'\(topic)' is no name of a Kafka topic; use 1 to 249 letters, digits, '.', '_' and '-'")
      }
    }
    for group in groups where group.isEmpty || group.utf8.count > 255 || !isName(group) {
      mistakes.append(
        "'\(group)' is no name of a consumer group; use 1 to 255 letters, digits, '.', '_' and '-'")
    }
    return mistakes
  }

  private func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { byte in
      (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
        || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
    }
  }
}
