/// A cluster that Fargate services run on, with Container Insights.
public struct Cluster: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()

  public init(_ name: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column) {
    identity = Identity("cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  public var dependencies: [any Construct] { [] }

  var cluster: Reference<ECS.Cluster> { Reference(id("Cluster")) }
  var arn: Value<String> { cluster.attribute("Arn") }
  /// The cluster's name, as metrics and command lines want it.
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
