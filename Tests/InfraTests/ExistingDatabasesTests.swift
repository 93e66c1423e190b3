import Documents
import ResourceGraph
import Templates
import Testing

@testable import Infra

/// Databases, caches and search domains that exist already.
@Suite struct ExistingDatabasesTests {
  private let network = Network("main", zones: 2)
  private let login = Secret.existing(
    "orders-login", secretARN: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf")

  private var api: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("public.ecr.aws/example/api:1.0.0"),
      size: .quarterVCPU(.gb1), port: 8080)
  }

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    let graph = try Stack("shop", region: .euWest1) { elements }.graph()
    #expect(CloudFormation.write(graph).diagnostics == [])
    return graph
  }

  private func environment(_ graph: ResourceGraph) throws -> [String: Node?] {
    let properties = CloudFormation.write(graph).document["Resources"]?["ApiTaskDefinition"]?["Properties"]
    let entries = try #require(properties?["ContainerDefinitions"]?.array?.first?["Environment"]?.array)
    return Dictionary(uniqueKeysWithValues: entries.map { ($0["Name"]?.string ?? "", $0["Value"]) })
  }

  private func secrets(_ graph: ResourceGraph) -> [Value<String>?] {
    graph.resource("ApiTaskDefinition", as: ECS.TaskDefinition.self)?.containers.first?.secrets.map(\.source) ?? []
  }

  @Test func `a service connects to a database on its port, with its credentials`() throws {
    let orders = PostgreSQL.existing(
      "orders", host: .parameterStore("/shared/orders/host"), port: 5433, databaseName: "shop",
      securityGroup: "sg-0d100000", credentials: login)
    let graph = try graph(api.connects(to: orders))
    #expect(graph.all(RDS.DBInstance.self).isEmpty && graph.all(SecretsManager.Secret.self).isEmpty)
    #expect(graph.all(RDS.DBSubnetGroup.self).isEmpty && graph.all(RDS.DBParameterGroup.self).isEmpty)
    #expect(
      try environment(graph) == [
        "ORDERS_HOST": ["Ref": "OrdersDatabaseSharedOrdersHost"], "ORDERS_PORT": "5433", "ORDERS_NAME": "shop",
      ])
    #expect(secrets(graph).count == 2)
    let template = CloudFormation.write(graph).document
    let ingress = template["Resources"]?["OrdersFromApi5433"]?["Properties"]
    #expect(ingress?["GroupId"] == "sg-0d100000" && ingress?["FromPort"] == 5433)
    let execution = JSON.writeCompact(try #require(template["Resources"]?["ApiExecutionPolicy"]))
    #expect(execution.contains("secret:orders-AbCdEf"))
    let configuration = Terraform.write(graph).document
    #expect(
      configuration["resource"]?["aws_vpc_security_group_ingress_rule"]?["orders_from_api5433"]?["security_group_id"]
        == "sg-0d100000")
  }

  @Test func `a database without credentials provides neither a user name nor a password`() throws {
    let orders = MySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    let graph = try graph(api.connects(to: orders))
    #expect(secrets(graph).isEmpty && graph["OrdersFromApi3306"] != nil)
  }

  @Test func `a database is backed up, granted and measured by its identifiers`() throws {
    let orders = MySQL.existing(
      "orders", host: "orders.example.com", securityGroup: "sg-0d100000", readReplicaHosts: ["replica.example.com"],
      instanceIdentifier: "acme-orders", resourceID: "db-ABC")
    let service = api
    let graph = try graph(
      service, orders.grants(.signIn(user: "api"), to: service),
      BackupPlan("regular", selection: .resources(orders), rules: .daily(retention: .days(35))),
      Alarm.high(orders.cpuUtilization, above: 80, notify: Topic("operations")))
    let text = JSON.writeCompact(CloudFormation.write(graph).document)
    #expect(text.contains("dbuser:db-ABC/api"))
    #expect(text.contains("rds:${AWS::Region}:${AWS::AccountId}:db:acme-orders"))
    #expect(graph.all(CloudWatch.Alarm.self).first?.dimensions?.entries.map(\.name) == ["DBInstanceIdentifier"])
    #expect(orders.replicaHost(1) == .expression(.attribute("OrdersReplica1", "Endpoint.Address")))
  }

  @Test func `what is not known of a database is reported where it is used`() {
    let orders = MySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    let service = api
    let stack = Stack("shop", region: .euWest1) {
      service
      orders.grants(.signIn(user: "api"), to: service)
    }
    let messages = stack.errors.map(\.message)
    #expect(messages.count == 1 && messages.first?.contains("add 'resourceID:' to '.existing'") == true)
  }

  @Test func `a service connects to an Aurora cluster, with and without a reader endpoint`() throws {
    let orders = AuroraPostgreSQL.existing(
      "orders", host: "orders.example.com", readerHost: "reader.example.com", securityGroup: "sg-0d100000",
      credentials: login)
    let one = try graph(api.connects(to: orders))
    #expect(one.all(RDS.DBCluster.self).isEmpty && one.all(RDS.DBClusterInstance.self).isEmpty)
    #expect(
      try environment(one) == [
        "ORDERS_HOST": "orders.example.com", "ORDERS_READER_HOST": "reader.example.com", "ORDERS_PORT": "5432",
        "ORDERS_NAME": "orders",
      ])
    #expect(secrets(one).count == 2)
    let plain = AuroraMySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    let two = try graph(api.connects(to: plain))
    #expect(try environment(two).keys.sorted() == ["ORDERS_HOST", "ORDERS_NAME", "ORDERS_PORT"])
  }

  @Test func `a proxy in front of a database that exists already has subnets and credentials of its own`() throws {
    let orders = AuroraMySQL.existing(
      "orders", host: "orders.example.com", securityGroup: "sg-0d100000", credentials: login,
      clusterIdentifier: "acme-orders")
    let graph = try graph(api.connects(to: DatabaseProxy("pool", for: orders, in: network.isolatedSubnets)))
    let targets = CloudFormation.write(graph).document["Resources"]?["PoolProxyTargets"]
    #expect(targets?["Properties"]?["DBClusterIdentifiers"] == ["acme-orders"] && targets?["DependsOn"] == nil)
    #expect(graph.resource("PoolProxy", as: RDS.DBProxy.self)?.subnets?.items.count == 2)

    let unknown = Stack("shop", region: .euWest1) {
      DatabaseProxy("pool", for: MySQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000"))
    }
    let error = #expect(throws: Diagnostics.self) { try unknown.graph() }
    #expect(
      error?.all.map(\.message) == [
        "database proxy 'pool' has no subnets, because database 'orders' exists already; pass them with 'in:'",
        "database proxy 'pool' has no credentials, because database 'orders' exists already; pass 'credentials:'",
      ])
  }

  @Test func `a service connects to a proxy that exists already`() throws {
    let orders = PostgreSQL.existing("orders", host: "orders.example.com", securityGroup: "sg-0d100000")
    let pool = DatabaseProxy.existing(
      "pool", for: orders, host: "pool.example.com", securityGroup: "sg-0d200000", credentials: login)
    let graph = try graph(api.connects(to: pool))
    #expect(graph.all(RDS.DBProxy.self).isEmpty && graph.all(RDS.DBProxyTargetGroup.self).isEmpty)
    #expect(
      try environment(graph) == ["POOL_HOST": "pool.example.com", "POOL_PORT": "5432", "POOL_NAME": "orders"])
    let ingress = CloudFormation.write(graph).document["Resources"]?["PoolFromApi5432"]?["Properties"]
    #expect(ingress?["GroupId"] == "sg-0d200000" && secrets(graph).count == 2)
  }

  @Test func `a service connects to a cache, and signs in where it has a user`() throws {
    let sessions = Cache.existing(
      "sessions", replicationGroupID: "acme-sessions", host: "primary.example.com", readerHost: "reader.example.com",
      port: 6380, securityGroup: "sg-0c100000", userID: "api")
    let one = try graph(api.connects(to: sessions))
    #expect(one.all(ElastiCache.ReplicationGroup.self).isEmpty && one.all(ElastiCache.User.self).isEmpty)
    #expect(
      try environment(one) == [
        "SESSIONS_HOST": "primary.example.com", "SESSIONS_READER_HOST": "reader.example.com", "SESSIONS_PORT": "6380",
        "SESSIONS_USERNAME": "api",
      ])
    let policy = JSON.writeCompact(
      try #require(CloudFormation.write(one).document["Resources"]?["ApiTaskPolicy"]))
    #expect(policy.contains("replicationgroup:acme-sessions") && policy.contains("user:api"))
    #expect(one["SessionsFromApi6380"] != nil)

    let prices = Cache.existing(
      "prices", replicationGroupID: "acme-prices", host: "configuration.example.com", shards: 2,
      securityGroup: "sg-0c100000")
    let two = try graph(
      api.connects(to: prices),
      Alarm.high(prices.evictions(shard: 2), above: 0, notify: Topic("operations")))
    #expect(try environment(two).keys.sorted() == ["PRICES_HOST", "PRICES_PORT"])
    #expect(two["ApiTaskPolicy"] == nil)
  }

  @Test func `a service connects to a search domain and is granted access to it`() throws {
    let products = SearchDomain.existing(
      "products", domainName: "acme-products", host: "search.example.com", securityGroup: "sg-0e100000")
    let service = api
    let graph = try graph(service.connects(to: products), products.grants(.write, to: service))
    #expect(graph.all(OpenSearch.Domain.self).isEmpty && graph.all(Logs.ResourcePolicy.self).isEmpty)
    #expect(try environment(graph) == ["PRODUCTS_HOST": "search.example.com", "PRODUCTS_PORT": "443"])
    let policy = JSON.writeCompact(
      try #require(CloudFormation.write(graph).document["Resources"]?["ApiTaskPolicy"]))
    #expect(policy.contains("domain/acme-products/*"))
    #expect(JSON.writeCompact(Terraform.write(graph).document).contains("domain/acme-products/*"))
  }
}
