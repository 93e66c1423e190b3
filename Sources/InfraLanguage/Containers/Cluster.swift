/// An ECS cluster for Fargate tasks, with Container Insights.
public struct Cluster: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?
  /// The key that encrypts sessions of ECS Exec.
  let sessionKey: EncryptionKey?

  /// Creates a cluster.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - sessionKey: the key that encrypts sessions of ECS Exec, beside TLS; whoever opens one needs
  ///     `kms:GenerateDataKey` for it.
  public init(
    _ name: String, sessionKey: EncryptionKey? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.sessionKey = sessionKey
    identity = Identity("cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A cluster that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - clusterName: the name of the cluster.
  public static func existing(
    _ name: String, clusterName: ExistingValue,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Cluster {
    var cluster = Cluster(name, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(
      cluster.cluster,
      [
        "Ref": clusterName,
        "Arn": .derived("arn:\(.partition):ecs:\(.region):\(.accountID):cluster/\(cluster.clusterName)"),
      ])
    cluster.existing = existing
    return cluster
  }

  public var dependencies: [any Construct] { sessionKey.map { [$0] } ?? [] }

  var cluster: Reference<ECS.Cluster> { Reference(id("Cluster")) }
  /// The ARN of the cluster.
  public var arn: Value<String> { cluster.attribute("Arn") }
  /// The name of the cluster.
  public var clusterName: Value<String> { cluster.attribute("Ref") }

  public func lower(into lowering: inout Lowering) {
    lowering.add(
      id("Cluster"), named: name,
      ECS.Cluster {
        $0.name = .literal(physicalName(in: lowering))
        $0.settings = [
          .init {
            $0.name = "containerInsights"
            $0.value = "enabled"
          }
        ]
        $0.executeCommand = sessionKey.map { key in
          .init {
            $0.kmsKey = key.key
            // The log group of each service.
            $0.logging = .literal(.default)
          }
        }
      })
    lowering.add(
      id("CapacityProviders"),
      ECS.ClusterCapacityProviderAssociations {
        $0.cluster = cluster
        $0.capacityProviders = ["FARGATE", "FARGATE_SPOT"]
        $0.defaultCapacityProviderStrategy = [
          .init {
            $0.capacityProvider = "FARGATE"
            $0.weight = 1
          }
        ]
      })
  }
}
