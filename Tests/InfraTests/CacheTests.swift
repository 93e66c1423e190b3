import ResourceGraph
import Testing
import Validation

@testable import InfraLanguage

@Suite struct CacheTests {
  private let network = Network("main", zones: 3)

  private func graph(_ cache: Cache) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { cache }.graph()
  }

  private func worker(_ name: String = "worker") -> FargateWorker {
    FargateWorker(
      name, on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/worker:1"),
      size: .quarterVCPU(.gb1))
  }

  /// The messages about a cache, each with the line that it points at.
  private func mistakes(_ cache: Cache) -> [String] {
    do {
      _ = try graph(cache)
      return []
    } catch let diagnostics as Diagnostics {
      #expect(diagnostics.all.allSatisfy { $0.location == cache.identity.location })
      return diagnostics.all.map(\.message)
    } catch { return ["\(error)"] }
  }

  @Test func `a cache is encrypted, takes TLS and tokens alone, and fails over to every zone`() throws {
    let graph = try graph(Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small)))
    let cache = try #require(graph.resource("SessionsCache", as: ElastiCache.ReplicationGroup.self))
    #expect(cache.engine == "valkey" && cache.engineVersion == "8.2" && cache.nodeType == "cache.t4g.small")
    #expect(cache.isEncryptedAtRest == true && cache.isEncryptedInTransit == true)
    #expect(cache.transitEncryptionMode == .literal(.required) && cache.authToken == nil)
    #expect(cache.cacheClusterCount == 3 && cache.failsOver == true && cache.isMultiAZ == true)
    #expect(cache.snapshotRetention == 7 && cache.logDeliveries.count == 2)
    #expect(cache.userGroups == [.to("SessionsUserGroup")])
    #expect(graph["SessionsCache"]?.deletionPolicy == .snapshot)
    #expect(graph["SessionsCache"]?.updateReplacePolicy == .snapshot)

    let user = try #require(graph.resource("SessionsUser", as: ElastiCache.User.self))
    // IAM signs in a user whose name is his id.
    #expect(user.userID == user.userName && user.authentication?.kind == .literal(.iam))
    #expect(graph["SessionsDefaultUser"] == nil)
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty && report.unknowns.isEmpty && report.allowed.isEmpty)
  }

  @Test func `Redis OSS gets a user for clients without a name, who may do nothing`() throws {
    let graph = try graph(Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small), engine: .redis(.v71)))
    let user = try #require(graph.resource("SessionsDefaultUser", as: ElastiCache.User.self))
    #expect(user.userName == "default" && user.accessString?.literal?.hasPrefix("off ") == true)
    let group = try #require(graph.resource("SessionsUserGroup", as: ElastiCache.UserGroup.self))
    #expect(group.users == [.to("SessionsUser"), .to("SessionsDefaultUser")])
    let parameters = try #require(graph.resource("SessionsCacheParameters", as: ElastiCache.ParameterGroup.self))
    #expect(parameters.family == "redis7")
  }

  @Test func `shards have replicas each, and one address for all`() throws {
    let cache = Cache("prices", in: network.isolatedSubnets, size: .r7g(.large), shards: 4, replicas: 1)
    let graph = try graph(cache)
    let group = try #require(graph.resource("PricesCache", as: ElastiCache.ReplicationGroup.self))
    #expect(group.nodeGroupCount == 4 && group.replicasPerNodeGroup == 1 && group.cacheClusterCount == nil)
    let parameters = try #require(graph.resource("PricesCacheParameters", as: ElastiCache.ParameterGroup.self))
    #expect(parameters.parameters == [.init("cluster-enabled", "yes")])
    #expect(cache.host == .expression(.attribute("PricesCache", "ConfigurationEndPoint.Address")))
    #expect(cache.readerHost == nil)
  }

  @Test func `a connection opens the port, tells where the cache is, and lets the role sign in as its user alone`()
    throws
  {
    let sessions = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small))
    let graph = try Stack("shop", region: .euWest1) { worker().connects(to: sessions) }.graph()
    let ingress = try #require(graph.resource("SessionsFromWorker6379", as: EC2.SecurityGroupIngress.self))
    #expect(ingress.fromPort == 6379 && ingress.toPort == 6379)
    #expect(ingress.sourceSecurityGroup?.id == "WorkerServiceSecurityGroup")

    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(
      container.environment.map(\.name) == [
        "SESSIONS_HOST", "SESSIONS_READER_HOST", "SESSIONS_PORT", "SESSIONS_USERNAME",
      ])
    #expect(container.secrets.isEmpty)
    let policy = try #require(graph.resource("WorkerTaskPolicy", as: IAM.RolePolicy.self))
    let statement = try #require(policy.document?.statements.first)
    #expect(policy.document?.statements.count == 1 && statement.actions?.values == ["elasticache:Connect"])
    #expect(
      statement.resources?.values == [
        "arn:\(.partition):elasticache:\(.region):\(.accountID):replicationgroup:\(Reference<ElastiCache.ReplicationGroup>("SessionsCache").value)",
        .expression(.attribute("SessionsUser", "Arn")),
      ])
  }

  @Test func `a cache under a key of the stack is encrypted with it`() throws {
    let key = EncryptionKey("data")
    let graph = try graph(Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small), key: key))
    let cache = try #require(graph.resource("SessionsCache", as: ElastiCache.ReplicationGroup.self))
    #expect(cache.kmsKey == .to("DataKey") && graph["DataKey"] != nil)
  }

  @Test func `one node is allowed with a reason that every report shows`() throws {
    let cache = Cache(
      "sessions", in: network.isolatedSubnets, size: .t4g(.small), failover: .off(because: "sessions may be lost"))
    let graph = try graph(cache)
    let group = try #require(graph.resource("SessionsCache", as: ElastiCache.ReplicationGroup.self))
    #expect(group.cacheClusterCount == 1 && group.failsOver == false && group.isMultiAZ == false)
    let report = Validator().check(graph)
    #expect(report.findings.isEmpty)
    #expect(Set(report.allowed.map(\.suppression?.reason)) == ["sessions may be lost"])
  }

  @Test func `metrics are those of a node, named as ElastiCache names it`() {
    let one = Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small))
    let shards = Cache("prices", in: network.isolatedSubnets, size: .t4g(.small), shards: 2)
    #expect(one.databaseMemoryUsagePercentage().series?.fixedDimensions.map(\.name) == ["CacheClusterId"])
    #expect(
      one.replicationLag().series?.fixedDimensions.map(\.value) == [
        "\(Reference<ElastiCache.ReplicationGroup>("SessionsCache").value)-002"
      ])
    #expect(
      shards.evictions(ofNode: 3, shard: 12).series?.fixedDimensions.map(\.value) == [
        "\(Reference<ElastiCache.ReplicationGroup>("PricesCache").value)-0012-003"
      ])
  }

  @Test func `what ElastiCache does not offer is reported at the cache's line`() {
    let subnets = network.isolatedSubnets
    #expect(
      mistakes(Cache("a", in: subnets, size: .t4g(.small), shards: 0)) == [
        "cache 'a' has 0 shards; use 1 to 500"
      ])
    #expect(
      mistakes(Cache("a", in: subnets, size: .t4g(.small), replicas: 6)) == [
        "cache 'a' has 6 replicas of each primary node; use 0 to 5"
      ])
    #expect(
      mistakes(Cache("a", in: subnets, size: .t4g(.small), replicas: 0)) == [
        "cache 'a' has no replica to fail over to; add a replica, or turn 'failover' off with a reason"
      ])
    #expect(
      mistakes(Cache("a", in: subnets, size: .t4g(.small), snapshotRetention: .days(36))) == [
        "cache 'a' retains snapshots for 36 days; use 0 to 35 whole days"
      ])
    #expect(
      mistakes(Cache("a", in: subnets, size: .t4g(.small), parameters: ["cluster-enabled": "yes"])) == [
        "cache 'a' sets the parameter 'cluster-enabled'; use 'shards' instead"
      ])
    let name = "a" + String(repeating: "b", count: 40)
    #expect(
      mistakes(Cache(name, in: subnets, size: .t4g(.small))) == [
        "cache name 'shop-\(name)' has 46 characters, AWS allows 40; shorten the name or the stack's"
      ])
  }
}
