/// An Amazon MSK Serverless cluster, whose capacity AWS scales with the load.
///
/// Clients authenticate with IAM over TLS; a key that AWS manages encrypts the data. The retention of a topic is a setting
/// of the topic in Kafka.
public struct ServerlessKafkaCluster: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  /// `nil` for a cluster that exists already.
  let placement: Placement?
  let zones: KafkaZones
  public internal(set) var existing: Existing?

  /// Creates a cluster.
  ///
  /// - Parameters:
  ///   - name: the cluster's name in the stack.
  ///   - subnets: the subnets in which clients reach the cluster.
  ///   - zones: the number of zones of the cluster, at least 2, the first ones of the subnets; all by default. MSK cannot add
  ///     a zone to a cluster: state the number of its zones before the network gets another one, which would otherwise
  ///     replace the cluster.
  public init(
    _ name: String, in subnets: some DataTier, zones: Int? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("kafka cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
    self.zones = KafkaZones(stated: zones)
  }

  public var dependencies: [any Construct] { placement.map { [$0.network] } ?? [] }

  // MARK: What others refer to

  /// The cluster; its value is the ARN.
  var cluster: Reference<MSK.ServerlessCluster> { Reference(id("Kafka")) }
  /// The address and port of the cluster in Terraform, and its ARN in CloudFormation, which has no such attribute.
  public var bootstrapBrokers: Value<String> { cluster.bootstrapBrokers(.iam, existing) }

  public func lower(into lowering: inout Lowering) {
    guard let placement else { return }
    lowering.check(placement)
    zones.check(placement, of: identity, in: &lowering)
    let physicalName = physicalName(in: lowering)
    Names.check(physical: physicalName, of: "kafka cluster", longest: 64, in: &lowering)
    lowering.addSecurityGroup(
      id("KafkaSecurityGroup"), named: name, "Kafka cluster \(name)", in: placement.network.vpc)
    lowering.add(
      id("Kafka"), named: name,
      MSK.ServerlessCluster {
        $0.name = .literal(physicalName)
        $0.allowsIAM = true
        $0.vpcs = [
          .init {
            $0.subnets = .items(zones.subnets(placement))
            $0.securityGroups = [connectionGroup]
          }
        ]
      }
    ) { $0.whenDeleted(.retain) }
    lowering.noteForApp(.kafkaClients)
  }
}

extension ServerlessKafkaCluster: KafkaTarget {
  /// The cluster's ARN.
  public var clusterARN: Value<String> { cluster.value }
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("KafkaSecurityGroup")) }
  public var clientAuthentication: KafkaAuthentication { .iam }
  public var statesBrokers: Bool { existing?.statesBrokers(.iam) ?? false }
}
