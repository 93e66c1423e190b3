import AWSResources
public import ResourceGraph

/// What a client of a Kafka cluster does: its role gets exactly the actions for it, on exactly these topics.
public enum KafkaRole: Hashable, Sendable {
  /// Writes messages to topics.
  case producer(topics: [String])
  /// Reads messages of topics, as a member of a consumer group.
  case consumer(topics: [String], group: String)
  /// Creates and changes topics. In a cluster whose clients sign in with passwords or certificates, an administrator signs
  /// in with IAM, and also creates the access control lists of the other clients.
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

  var isAdministrator: Bool {
    if case .administrator = self { return true }
    return false
  }
}

extension KafkaTarget {
  /// Notes the topics of the app's clients that no client can create in a cluster that creates none by itself.
  ///
  /// Of clients that sign in with IAM, `kafka-topics-have-a-creator` says it.
  func noteMissingTopics(in lowering: inout Lowering) {
    guard clientAuthentication != .iam else { return }
    let connections: [Connection] = lowering.relations(to: self)
    let roles = connections.flatMap(\.kafkaRoles)
    let created = Set(roles.filter(\.isAdministrator).flatMap(\.topics))
    let missing = roles.flatMap(\.topics).unique.filter { !created.contains($0) }.map { "'\($0)'" }
    guard !missing.isEmpty else { return }
    let topics = missing.count == 1 ? "topic \(missing[0])" : "topics \(missing.joined(separator: ", "))"
    lowering.note(
      "no client may create the \(topics) of kafka cluster '\(name)'; connect one 'as: .administrator(topics:)', or create "
        + "\(missing.count == 1 ? "it" : "them") by hand")
  }
}

/// A Kafka cluster to which workloads connect in a role.
public protocol KafkaTarget: Construct {
  /// The cluster's ARN.
  var clusterARN: Value<String> { get }
  /// The addresses and ports of the brokers in Terraform, and the cluster's ARN in CloudFormation, which has no such
  /// attribute.
  var bootstrapBrokers: Value<String> { get }
  /// Whether the addresses of the brokers are stated, as they can be of a cluster that exists already.
  var statesBrokers: Bool { get }
  /// The security group of the brokers.
  var connectionGroup: Reference<EC2.SecurityGroup> { get }
  /// How clients authenticate.
  var clientAuthentication: KafkaAuthentication { get }
}

extension Workload {
  /// Connects the workload to a Kafka cluster in a role: `shop.connects(to: events, as: .producer(topics: ["orders"]))`.
  ///
  /// Its code gets the variables `EVENTS_CLUSTER_ARN`, and for its roles `EVENTS_PRODUCER_TOPICS`,
  /// `EVENTS_CONSUMER_TOPICS`, `EVENTS_CONSUMER_GROUP` and `EVENTS_ADMINISTRATOR_TOPICS`, separated by commas. It requests
  /// the addresses of the brokers with `GetBootstrapBrokers`, which the role allows: CloudFormation cannot read them, and
  /// they change with the brokers. Only where the addresses of an existing cluster are stated, `EVENTS_BROKERS` contains
  /// them.
  ///
  /// - Parameters:
  ///   - cluster: the cluster to which the workload connects.
  ///   - role: what the workload does with the cluster.
  ///   - others: what else it does.
  ///   - prefix: the prefix of the variables; the cluster's name in capitals by default: `EVENTS`.
  public func connects(
    to cluster: some KafkaTarget, as role: KafkaRole, _ others: KafkaRole..., prefix: String? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Connection {
    let access = KafkaAccess(cluster: cluster, roles: [role] + others)
    let prefix = prefix ?? Spelling.snakeCase(cluster.name).uppercased()
    return Connection(
      workload: self, target: cluster, group: cluster.connectionGroup, port: access.authentication.port,
      injection: access.injection(prefix: prefix), mistakes: access.mistakes, kafkaRoles: access.roles,
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

/// What a workload can do in a cluster, and the variables of its code.
private struct KafkaAccess {
  let cluster: any KafkaTarget
  let roles: [KafkaRole]

  /// The distinct names in the roles of a kind.
  private func names(_ select: (KafkaRole) -> [String]) -> [String] {
    roles.flatMap(select).unique
  }

  private var produced: [String] { names { if case .producer(let topics) = $0 { topics } else { [] } } }
  private var consumed: [String] { names { if case .consumer(let topics, _) = $0 { topics } else { [] } } }
  private var administered: [String] { names { if case .administrator(let topics) = $0 { topics } else { [] } } }
  private var groups: [String] { names { $0.group.map { [$0] } ?? [] } }

  /// How the client authenticates: an administrator with IAM in any cluster.
  var authentication: KafkaAuthentication {
    roles.allSatisfy(\.isAdministrator) ? .iam : cluster.clientAuthentication
  }

  // MARK: Variables

  func injection(prefix: String) -> Injection {
    var injection = Injection(prefix: prefix)
    func add(_ name: String, _ value: Value<String>) {
      injection.environment.append(.init(name: "\(prefix)_\(name)", value: value))
    }
    if cluster.statesBrokers, authentication == cluster.clientAuthentication {
      add("BROKERS", cluster.bootstrapBrokers)
    }
    add("CLUSTER_ARN", cluster.clusterARN)
    for (name, values) in [
      ("PRODUCER_TOPICS", produced), ("CONSUMER_TOPICS", consumed), ("CONSUMER_GROUP", groups),
      ("ADMINISTRATOR_TOPICS", administered),
    ] where !values.isEmpty {
      add(name, .literal(values.joined(separator: ",")))
    }
    if case .scram(let user) = authentication {
      injection.secrets = [
        .init(name: "\(prefix)_USERNAME", secret: user.value("username")),
        .init(name: "\(prefix)_PASSWORD", secret: user.value("password")),
      ]
    }
    return injection
  }

  // MARK: Statements

  func statements(in naming: Naming) -> [IAM.Statement] {
    // The code gets the cluster's ARN, and requests the addresses of the brokers.
    let addresses = IAM.Statement(actions: ["kafka:GetBootstrapBrokers"], resources: [cluster.clusterARN])
    guard case .iam = authentication else { return [addresses] }

    var onCluster = ["kafka-cluster:Connect"]
    // An administrator creates the access control lists of clients that do not sign in with IAM.
    if cluster.clientAuthentication != .iam {
      onCluster += ["kafka-cluster:DescribeCluster", "kafka-cluster:AlterCluster"]
    }
    // Producers of Kafka are idempotent by default.
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
  /// The star replaces the cluster's UUID, which no expression of CloudFormation can extract from its ARN. A name is unique
  /// in an account and region and contains no slash, so the star matches that cluster only.
  private func arn(of kind: String, _ name: String, in naming: Naming) -> Value<String> {
    let path = "\(kind)/\(naming.physicalName(of: cluster))/*/\(name)"
    return "arn:\(.partition):kafka:\(.region):\(.accountID):\(text: path)"
  }

  // MARK: Checks

  /// What Kafka or IAM would not accept or misinterpret.
  var mistakes: [String] {
    var mistakes: [String] = []
    if let existing = cluster.existing, existing.physicalName == nil, case .iam = authentication {
      mistakes.append(
        "the name of kafka cluster '\(cluster.name)', which the ARNs of its topics contain, is not part of a literal ARN; "
          + "give its 'clusterName:'")
    }
    // Those of a cluster that the app creates are reported with the cluster.
    if cluster.existing != nil, case .scram(let user) = cluster.clientAuthentication {
      mistakes += user.mistakes.map { "kafka cluster '\(cluster.name)' \($0)" }
    }
    if cluster.clientAuthentication != .iam, roles.contains(where: \.isAdministrator), authentication != .iam {
      mistakes.append(
        "an administrator of kafka cluster '\(cluster.name)' signs in with IAM, and its other clients do not; connect another "
          + "workload as the administrator")
    }
    if roles.contains(where: \.topics.isEmpty) {
      mistakes.append("a connection to kafka cluster '\(cluster.name)' has a role without topics; add the topics")
    }
    for topic in names(\.topics) {
      if topic == "." || topic == ".." || !isName(topic, longest: 249) {
        mistakes.append(
          "'\(topic)' is not a valid name of a Kafka topic; use 1 to 249 letters, digits, '.', '_' and '-'")
      }
    }
    for group in groups where !isName(group, longest: 255) {
      mistakes.append(
        "'\(group)' is not a valid name of a consumer group; use 1 to 255 letters, digits, '.', '_' and '-'")
    }
    return mistakes
  }

  private func isName(_ text: String, longest: Int) -> Bool {
    ValuePattern("[A-Za-z0-9._-]{1,\(longest)}").matches(text)
  }
}
