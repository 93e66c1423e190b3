/// An ECS cluster for Fargate tasks, with Container Insights.
public struct Cluster: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  public private(set) var existing: Existing?
  /// The key that encrypts sessions of ECS Exec.
  let sessionKey: EncryptionKey?
  /// Whether services find each other in a namespace of the cluster.
  private(set) var hasNamespace: Bool
  /// What encrypts the requests between the services of the cluster.
  private(set) var serviceConnectTLS: ServiceConnectTLS?
  /// What the proxies of its services log of requests.
  private(set) var serviceConnectLogs: ServiceConnectLogs

  /// Creates a cluster.
  ///
  /// - Parameters:
  ///   - name: the construct's name.
  ///   - sessionKey: the key that encrypts sessions of ECS Exec, beside TLS; whoever opens one needs
  ///     `kms:GenerateDataKey` for it.
  ///   - serviceConnect: whether services of the cluster can connect to each other with ECS Service Connect, for which the stack
  ///     creates a namespace of AWS Cloud Map: `api.connects(to: ordering)`.
  ///   - tls: who issues the certificates with which the proxies of ECS Service Connect encrypt requests; by default requests
  ///     between tasks are not encrypted.
  ///   - logs: what the proxies of ECS Service Connect log of each request: lines of JSON without its query by default. Terraform
  ///     has it with version 6.34 of the provider.
  public init(
    _ name: String, sessionKey: EncryptionKey? = nil, serviceConnect: Bool = false,
    serviceConnectTLS tls: ServiceConnectTLS? = nil, serviceConnectLogs logs: ServiceConnectLogs = .json(),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.sessionKey = sessionKey
    hasNamespace = serviceConnect
    serviceConnectTLS = tls
    serviceConnectLogs = logs
    identity = Identity("cluster", name, at: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A cluster that exists already in the stack's account and region.
  ///
  /// - Parameters:
  ///   - name: the construct's name, which resources and findings of the stack contain.
  ///   - clusterName: the name of the cluster.
  ///   - namespaceARN: the ARN of the Cloud Map namespace in which its services find each other with ECS Service Connect.
  ///   - tls: who issues the certificates with which the proxies of ECS Service Connect encrypt requests to the services of
  ///     the app.
  ///   - logs: what the proxies of ECS Service Connect in the app's services log of each request.
  public static func existing(
    _ name: String, clusterName: ExistingValue, namespaceARN: ExistingValue? = nil,
    serviceConnectTLS tls: ServiceConnectTLS? = nil, serviceConnectLogs logs: ServiceConnectLogs = .json(),
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Cluster {
    var cluster = Cluster(
      name, serviceConnectTLS: tls, serviceConnectLogs: logs, fileID: fileID, line: line, column: column)
    var existing = Existing()
    existing.add(
      cluster.cluster,
      [
        "Ref": clusterName,
        "Arn": .derived("arn:\(.partition):ecs:\(.region):\(.accountID):cluster/\(cluster.clusterName)"),
      ])
    cluster.hasNamespace = namespaceARN != nil
    if let namespaceARN { existing.add(cluster.namespace, ["Arn": namespaceARN]) }
    cluster.existing = existing
    return cluster
  }

  public var dependencies: [any Construct] { [sessionKey, serviceConnectTLS?.key].compactMap(\.self) }

  var cluster: Reference<ECS.Cluster> { Reference(id("Cluster")) }
  /// The namespace of ECS Service Connect. One without DNS is all that it needs:
  /// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-connect.html
  var namespace: Reference<ServiceDiscovery.HTTPNamespace> { Reference(id("Namespace")) }
  /// The ARN of the cluster.
  public var arn: Value<String> { cluster.attribute("Arn") }
  /// The name of the cluster.
  public var clusterName: Value<String> { cluster.attribute("Ref") }

  public func lower(into lowering: inout Lowering) {
    if serviceConnectTLS != nil, !hasNamespace {
      lowering.report(
        "cluster '\(name)' encrypts ECS Service Connect and does not have it; pass 'serviceConnect: true'")
    }
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
    if hasNamespace {
      lowering.add(
        id("Namespace"), named: name,
        ServiceDiscovery.HTTPNamespace {
          $0.name = .literal(physicalName(in: lowering))
          $0.description = .literal("Services of cluster \(name)")
        })
    }
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
