import ResourceGraph
import Testing

@testable import InfraLanguage

@Suite struct DatabaseProxyTests {
  private let network = Network("main", zones: 2)

  private var api: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 3000)
  }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  @Test func `clients reach the proxy, and the proxy alone reaches the database`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let graph = try graph(api.connects(to: DatabaseProxy("pool", for: orders)))
    let ingress = graph.all(EC2.SecurityGroupIngress.self)
    let intoDatabase = ingress.filter { $0.securityGroup?.id == "OrdersDatabaseSecurityGroup" }
    #expect(intoDatabase.map { $0.sourceSecurityGroup?.id } == ["PoolProxySecurityGroup"])
    #expect(intoDatabase.allSatisfy { $0.fromPort == 5432 && $0.toPort == 5432 })
    let intoProxy = ingress.filter { $0.securityGroup?.id == "PoolProxySecurityGroup" }
    #expect(intoProxy.map { $0.sourceSecurityGroup?.id } == ["ApiServiceSecurityGroup"])
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    let host = container.environment.first { $0.name == "POOL_HOST" }
    #expect(host?.value == .expression(.attribute("PoolProxy", "Endpoint")))
  }

  @Test func `a zone more makes another proxy beside the one that exists`() throws {
    let names = try [2, 3].map { zones in
      let orders = PostgreSQL("orders", in: Network("main", zones: zones).isolatedSubnets, size: .m7g(.large))
      let graph = try graph(DatabaseProxy("pool", for: orders))
      #expect(graph["PoolProxy"]?.createsBeforeDestroying == true)
      #expect(graph["PoolProxyTargets"]?.createsBeforeDestroying == true)
      return graph.resource("PoolProxy", as: RDS.DBProxy.self)?.name
    }
    #expect(names == ["shop-pool-2az", "shop-pool-3az"])
  }

  @Test func `a proxy asks for TLS and reads the one secret`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), key: EncryptionKey("data"))
    let graph = try graph(DatabaseProxy("pool", for: orders))
    let proxy = try #require(graph.resource("PoolProxy", as: RDS.DBProxy.self))
    #expect(proxy.requiresTLS == true && proxy.logsStatements == nil && proxy.engineFamily == .literal(.postgreSQL))
    #expect(proxy.securityGroups?.items.map(\.id) == ["PoolProxySecurityGroup"])
    let policy = try #require(graph.resource("PoolProxyPolicy", as: IAM.RolePolicy.self))
    let statements = policy.document?.statements ?? []
    #expect(statements.map { $0.actions?.values } == [["secretsmanager:GetSecretValue"], ["kms:Decrypt"]])
    #expect(
      statements.first?.resources?.values == [.expression(.attribute("OrdersDatabase", "MasterUserSecret.SecretArn"))])
    let targets = try #require(graph.resource("PoolProxyTargets", as: RDS.DBProxyTargetGroup.self))
    #expect(targets.instances?.items.map(\.id) == ["OrdersDatabase"] && targets.clusters == nil)
    #expect(targets.pool?.maximum == 90 && targets.pool?.maximumIdle == 45)
  }

  @Test func `a proxy of a cluster waits for its servers`() throws {
    let orders = AuroraMySQL("orders", in: network.isolatedSubnets, size: .r7g(.large))
    let graph = try graph(DatabaseProxy("pool", for: orders))
    #expect(graph["PoolProxyTargets"]?.dependsOn == ["OrdersDatabaseServer1", "OrdersDatabaseServer2"])
    let targets = try #require(graph.resource("PoolProxyTargets", as: RDS.DBProxyTargetGroup.self))
    #expect(targets.clusters?.items.map(\.id) == ["OrdersDatabase"] && targets.instances == nil)
  }

  @Test func `a secret of the team's own takes the master user's place`() throws {
    let orders = AuroraMySQL("orders", in: network.isolatedSubnets, size: .r7g(.large))
    let pool = DatabaseProxy("pool", for: orders, credentials: Secret("reporting", username: "reporting"))
    let graph = try graph(api.connects(to: pool))
    let proxy = try #require(graph.resource("PoolProxy", as: RDS.DBProxy.self))
    let secret = Value<String>.expression(.attribute("ReportingSecret", "Ref"))
    #expect(proxy.authentication.map(\.secret) == [secret])
    let policy = try #require(graph.resource("ApiExecutionPolicy", as: IAM.RolePolicy.self))
    let reads = policy.document?.statements.first { $0.actions?.values == ["secretsmanager:GetSecretValue"] }
    #expect(reads?.resources?.values == [secret])
  }

  @Test func `what AWS does not take is refused`() {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let stack = Stack("shop", region: .euWest1) {
      DatabaseProxy(
        "pool", for: orders, maxConnections: 0, borrowTimeout: .minutes(6), idleClientTimeout: .hours(9))
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(
      error?.all.map(\.message) == [
        "database proxy 'pool' uses 0 percent of the connections; use 1 to 100",
        "database proxy 'pool' has a borrow timeout of 6 minutes; use 1 second to 5 minutes",
        "database proxy 'pool' has an idle client timeout of 9 hours; use 1 second to 8 hours",
      ])
  }
}
