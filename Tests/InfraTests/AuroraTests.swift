import Documents
import ResourceGraph
import Templates
import Testing
import Validation

@testable import InfraLanguage

@Suite struct AuroraTests {
  private let network = Network("main", zones: 3)

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  private func messages(_ elements: any StackElement...) -> [String] {
    let error = #expect(throws: Diagnostics.self) { try Stack("shop", region: .euWest1) { elements }.graph() }
    return error?.all.map(\.message) ?? []
  }

  @Test func `a cluster has a writer and a reader in another zone, encrypted and protected`() throws {
    let graph = try graph(AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large)))
    let cluster = try #require(graph.resource("OrdersDatabase", as: RDS.DBCluster.self))
    #expect(cluster.engine == "aurora-postgresql" && cluster.databaseName == "orders")
    #expect(cluster.isStorageEncrypted == true && cluster.isDeletionProtected == true)
    #expect(cluster.managesMasterUserPassword == true && cluster.masterUserPassword == nil)
    #expect(cluster.allowsIAMAuthentication == true && cluster.backupRetentionPeriod == 14)
    #expect(cluster.copiesTagsToSnapshots == true && cluster.logExports == ["postgresql"])
    #expect(graph["OrdersDatabase"]?.deletionPolicy == .snapshot)
    #expect(graph["OrdersDatabase"]?.updateReplacePolicy == .snapshot)

    let servers = graph.all(RDS.DBClusterInstance.self)
    #expect(servers.map(\.id) == ["OrdersDatabaseServer1", "OrdersDatabaseServer2"])
    #expect(servers.map(\.availabilityZone) == [zone(1), zone(2)])
    #expect(servers.allSatisfy { $0.isPubliclyAccessible == false && $0.cluster?.id == "OrdersDatabase" })
    #expect(graph.all(RDS.DBInstance.self).isEmpty)
  }

  @Test func `every engine insists on TLS`() throws {
    let graph = try graph(
      AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large)),
      AuroraMySQL(
        "customers", in: network.isolatedSubnets, size: .r7g(.large),
        parameters: ["max_connections": "500"]))
    let postgres = try #require(graph.resource("OrdersDatabaseParameters", as: RDS.DBClusterParameterGroup.self))
    #expect(
      postgres.family == "aurora-postgresql17" && postgres.parameters == [.init("rds.force_ssl", "1", .pendingReboot)])
    let mysql = try #require(graph.resource("CustomersDatabaseParameters", as: RDS.DBClusterParameterGroup.self))
    #expect(
      mysql.parameters.prefix(2) == [.init("require_secure_transport", "ON"), .init("log_output", "FILE")])
  }

  /// The zone of the isolated subnet.
  private func zone(_ number: Int) -> Value<String> {
    Reference<EC2.Subnet>(LogicalID("MainIsolatedSubnet\(number)")).attribute("AvailabilityZone")
  }

  @Test(arguments: 2...4)
  func `the number of zones moves no server, of which AWS places those after the first two`(zones: Int) throws {
    let graph = try graph(
      AuroraMySQL(
        "orders", in: Network("main", zones: zones).isolatedSubnets, size: .r8g(.xlarge), readReplicas: 3))
    #expect(graph.all(RDS.DBClusterInstance.self).map(\.availabilityZone) == [zone(1), zone(2), nil, nil])
    // The storage is in three zones, and a server has to be in one of them.
    let group = try #require(graph.resource("OrdersDatabaseSubnets", as: RDS.DBSubnetGroup.self))
    #expect(group.subnets?.items.count == min(zones, 3))
    let servers = Terraform.write(graph).document["resource"]?["aws_rds_cluster_instance"]
    #expect(
      servers?["orders_database_server1"]?["availability_zone"]
        == "${aws_subnet.main_isolated_subnet1.availability_zone}")
    #expect(servers?["orders_database_server3"]?["availability_zone"] == nil)
    let template = CloudFormation.write(graph).document["Resources"]
    #expect(
      template?["OrdersDatabaseServer1"]?["Properties"]?["AvailabilityZone"]
        == ["Fn::GetAtt": ["MainIsolatedSubnet1", "AvailabilityZone"]])
    #expect(template?["OrdersDatabaseServer3"]?["Properties"]?["AvailabilityZone"] == nil)
  }

  @Test func `in a network that exists already nobody states the zones`() throws {
    let existing = Network.existing(
      "shared", vpc: "vpc-0a100000", isolatedSubnets: ["subnet-0a100000", "subnet-0b100000"])
    let graph = try graph(AuroraMySQL("orders", in: existing.isolatedSubnets, size: .r8g(.xlarge)))
    #expect(graph.all(RDS.DBClusterInstance.self).map(\.availabilityZone) == [nil, nil])
    let placed = PostgreSQL(
      "books", in: existing.isolatedSubnets, size: .m7g(.large), readReplicas: [ReadReplica(zone: 1)])
    #expect(
      messages(placed) == [
        "read replica 1 of database 'books' is placed in a zone of network 'shared', which exists already, and whose zones are "
          + "not known; leave out 'zone'"
      ])
  }

  @Test func `serverless servers grow between the units given`() throws {
    let graph = try graph(
      AuroraMySQL(
        "orders", in: network.isolatedSubnets, size: .serverless(from: 0, to: 8.5, pausingAfter: .minutes(10))))
    let cluster = try #require(graph.resource("OrdersDatabase", as: RDS.DBCluster.self))
    let scaling = try #require(cluster.serverlessScaling)
    #expect(scaling.minimum == .literal(0) && scaling.maximum == .literal(8.5) && scaling.pauseDelay == 600)
    #expect(graph.all(RDS.DBClusterInstance.self).allSatisfy { $0.instanceClass == "db.serverless" })
  }

  @Test func `a key encrypts the data, the insights and the password, and clients may decrypt with it`() throws {
    let key = EncryptionKey("data")
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 3000)
    let orders = AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large), key: key)
    let graph = try graph(api.connects(to: orders))
    let cluster = try #require(graph.resource("OrdersDatabase", as: RDS.DBCluster.self))
    #expect(cluster.kmsKey?.id == "DataKey" && cluster.masterUserSecretKey?.id == "DataKey")
    #expect(graph.all(RDS.DBClusterInstance.self).allSatisfy { $0.performanceInsightsKey?.id == "DataKey" })
    let policy = try #require(graph.resource("ApiTaskPolicy", as: IAM.RolePolicy.self))
    let decryption = policy.document?.statements.first { $0.actions?.values == ["kms:Decrypt"] }
    #expect(decryption?.resources?.values == [key.key.value])
  }

  @Test func `a server of its own takes a key too, and its replicas follow`() throws {
    let key = EncryptionKey("data")
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1, key: key)
    let graph = try graph(orders)
    let primary = try #require(graph.resource("OrdersDatabase", as: RDS.DBInstance.self))
    #expect(primary.kmsKey?.id == "DataKey" && primary.masterUserSecretKey == nil)
    #expect(graph.resource("OrdersMasterSecret", as: SecretsManager.Secret.self)?.kmsKey?.id == "DataKey")
    let replica = try #require(graph.resource("OrdersReplica1", as: RDS.DBInstance.self))
    // A replica is encrypted as its source is.
    #expect(replica.kmsKey == nil && replica.performanceInsightsKey?.id == "DataKey")
  }

  @Test func `a lone writer is a finding, unless somebody says why`() throws {
    let alone = Stack("shop", region: .euWest1) {
      AuroraMySQL(
        "orders", in: network.isolatedSubnets, size: .r7g(.large), readReplicas: .none(because: "a test system"))
    }
    let report = Validator().check(try alone.graph())
    #expect(report.findings.isEmpty, "\(report.findings.map(\.message))")
    #expect(report.allowed.map(\.suppression?.reason) == ["a test system"])
  }

  @Test func `a client gets both addresses, and the ARN of the secret`() throws {
    let api = FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 3000)
    let orders = AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large))
    let graph = try graph(api.connects(to: orders))
    let container = try #require(graph.all(ECS.TaskDefinition.self).first?.containers.first)
    #expect(
      container.environment.map(\.name) == [
        "ORDERS_HOST", "ORDERS_READER_HOST", "ORDERS_PORT", "ORDERS_NAME", "ORDERS_SECRET_ARN",
      ])
    #expect(container.secrets.isEmpty)
    #expect(graph["OrdersFromApi5432"] != nil)
  }

  @Test func `a server of a cluster is another resource in Terraform`() throws {
    let graph = try graph(AuroraPostgreSQL("orders", in: network.isolatedSubnets, size: .r7g(.large)))
    let entry = try #require(graph["OrdersDatabaseServer1"])
    #expect(entry.typeName(in: .cloudFormation) == "AWS::RDS::DBInstance")
    #expect(entry.typeName(in: .terraform) == "aws_rds_cluster_instance")
  }

  @Test(arguments: [
    (0.2, 4, "scales from 0.2 to 4.0 capacity units"), (0.5, 300, "scales from 0.5 to 300.0 capacity units"),
    (0, 0.5, "scales from 0.0 to 0.5 capacity units"), (-1, 4, "scales from -1.0 to 4.0 capacity units"),
    (8, 4, "scales from 8.0 to 4.0 capacity units"), (.nan, .infinity, "scales from nan to inf capacity units"),
  ])
  func `units that Aurora does not have are refused`(minimum: Double, maximum: Double, message: String) {
    let messages = messages(
      AuroraMySQL("orders", in: network.isolatedSubnets, size: .serverless(from: minimum, to: maximum)))
    #expect(messages.count == 1 && messages[0].contains(message))
  }

  @Test func `what AWS does not take is refused at its line`() {
    let line = #line + 2
    let stack = Stack("shop", region: .euWest1) {
      AuroraMySQL(
        "orders", in: network.isolatedSubnets, size: .serverless(from: 0.5, to: 4, pausingAfter: .minutes(10)),
        databaseName: "2024", readReplicas: 0, backupRetention: .days(40))
    }
    let error = #expect(throws: Diagnostics.self) { try stack.graph() }
    #expect(
      error?.all.map(\.message) == [
        "Aurora database 'orders' has the database name '2024'; use a letter, then letters, digits and '_', at most "
          + "63 characters",
        "Aurora database 'orders' retains backups for 40 days; use 1 to 35 whole days",
        "database 'orders' does not pause, because its minimum is above 0 capacity units; remove 'pausingAfter'",
        "database 'orders' has 0 read replicas; use 1 to 15, or .none(because:)",
      ])
    #expect(error?.all.allSatisfy { $0.location?.position.line == UInt32(line) } == true)
  }
}
