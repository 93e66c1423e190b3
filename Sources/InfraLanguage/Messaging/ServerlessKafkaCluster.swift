/// Apache Kafka on Amazon MSK without brokers to choose: AWS gives it the capacity that the load needs.
///
/// Clients sign in as IAM identities, over TLS; data are encrypted with AWS's own key. What it logs and how long topics
/// keep messages is said of each topic, in Kafka.
public struct ServerlessKafkaCluster: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let placement: Placement

  /// - Parameter subnets: where clients find the cluster.
  public init(
    _ name: String, in subnets: some DataTier,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("kafka cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    placement = subnets.placement
  }

  public var dependencies: [any Construct] { [placement.network] }

  // MARK: What others refer to

  /// The cluster; its identity is its ARN.
  var cluster: Reference<MSK.ServerlessCluster> { Reference(id("Kafka")) }
  /// The cluster's address and port in Terraform, its ARN in CloudFormation, which cannot read them.
  public var bootstrapBrokers: Value<String> { cluster.attribute(KafkaAuthentication.iam.bootstrapAttribute) }

  public func lower(into lowering: inout Lowering) {
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
            $0.subnets = placement.subnets
            $0.securityGroups = [connectionGroup]
          }
        ]
      }
    ) { $0.retain(.retain) }
  }
}

extension ServerlessKafkaCluster: KafkaTarget {
  public var clusterARN: Value<String> { cluster.value }
  public var connectionGroup: Reference<EC2.SecurityGroup> { Reference(id("KafkaSecurityGroup")) }
  public var clientAuthentication: KafkaAuthentication { .iam }
}
