extension KafkaCluster {
  /// A provisioned cluster that exists already.
  ///
  /// - Parameters:
  ///   - name: the cluster's name in the stack.
  ///   - clusterARN: the cluster's ARN.
  ///   - clusterName: the cluster's name in AWS, for the ARNs of its topics and for metrics; part of a literal ARN.
  ///   - bootstrapBrokers: the addresses and ports of its brokers, separated by commas; without them, clients request
  ///     them with `GetBootstrapBrokers`.
  ///   - securityGroup: the ID of the security group of its brokers, to which connections add rules.
  ///   - authentication: how clients authenticate.
  public static func existing(
    _ name: String, clusterARN: ExistingValue, clusterName: String? = nil, bootstrapBrokers: ExistingValue? = nil,
    securityGroup: ExistingValue, authentication: KafkaAuthentication = .iam,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> KafkaCluster {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    var cluster = KafkaCluster(existing: name, authentication, location)
    var existing = Existing(physicalName: clusterName ?? clusterARN.kafkaClusterName)
    existing.add(
      cluster.cluster, ["Ref": clusterARN, authentication.bootstrapAttribute: bootstrapBrokers])
    existing.add(cluster.connectionGroup, ["GroupId": securityGroup])
    cluster.existing = existing
    return cluster
  }

  private init(existing name: String, _ authentication: KafkaAuthentication, _ location: SourceLocation) {
    identity = Identity("kafka cluster", name, at: location)
    placement = nil
    size = .m7g(.large)
    brokers = nil
    zones = KafkaZones(stated: nil)
    version = .v39
    storage = .gigabytes(100)
    self.authentication = authentication
    isReachableFromOtherVPCs = false
    key = nil
    settings = KafkaSettings()
    logs = .cloudWatch(.threeMonths)
    monitoring = .perBroker
  }
}

extension ServerlessKafkaCluster {
  /// A serverless cluster that exists already.
  ///
  /// - Parameters:
  ///   - name: the cluster's name in the stack.
  ///   - clusterARN: the cluster's ARN.
  ///   - clusterName: the cluster's name in AWS, for the ARNs of its topics and for metrics; part of a literal ARN.
  ///   - bootstrapBrokers: its address and port; without it, clients request it with `GetBootstrapBrokers`.
  ///   - securityGroup: the ID of its security group, to which connections add rules.
  public static func existing(
    _ name: String, clusterARN: ExistingValue, clusterName: String? = nil, bootstrapBrokers: ExistingValue? = nil,
    securityGroup: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> ServerlessKafkaCluster {
    let location = SourceLocation(fileID: fileID, line: line, column: column)
    var cluster = ServerlessKafkaCluster(existing: name, location)
    var existing = Existing(physicalName: clusterName ?? clusterARN.kafkaClusterName)
    existing.add(
      cluster.cluster, ["Ref": clusterARN, KafkaAuthentication.iam.bootstrapAttribute: bootstrapBrokers])
    existing.add(cluster.connectionGroup, ["GroupId": securityGroup])
    cluster.existing = existing
    return cluster
  }

  private init(existing name: String, _ location: SourceLocation) {
    identity = Identity("kafka cluster", name, at: location)
    placement = nil
    zones = KafkaZones(stated: nil)
  }
}

extension Reference where Target: Resource {
  /// The addresses of a Kafka cluster's brokers, or its ARN where they are not known of a cluster that exists already.
  func bootstrapBrokers(_ authentication: KafkaAuthentication, _ existing: Existing?) -> Value<String> {
    if let existing, !existing.statesBrokers(authentication) { return value }
    return attribute(authentication.bootstrapAttribute)
  }
}

extension Existing {
  /// Whether the addresses of a Kafka cluster's brokers are stated.
  func statesBrokers(_ authentication: KafkaAuthentication) -> Bool {
    attributes.contains { $0.reference.attribute == authentication.bootstrapAttribute }
  }
}

extension ExistingValue {
  /// The cluster's name in a literal ARN: `arn:aws:kafka:eu-west-1:111122223333:cluster/events/…`.
  fileprivate var kafkaClusterName: String? {
    guard let components = arnComponents, components.count == 6, components[2] == "kafka" else { return nil }
    let path = components[5].split(separator: "/")
    return path.count == 3 && path[0] == "cluster" ? String(path[1]) : nil
  }
}
