import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// Databases from snapshots, and the settings of read replicas.
@Suite struct RestoredDatabaseTests {
  private let network = Network("main")

  private func errors(_ database: some Construct) -> [String] {
    let stack = Stack("shop", region: .euWest1) { database }
    return (#expect(throws: Diagnostics.self) { try stack.graph() }?.all ?? []).map(\.message)
  }

  @Test func `a restored database has the user, the database and the encryption of its snapshot`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large),
        restoredFrom: .snapshot("orders-2026-10-01", masterUser: "postgres"))
    }.graph()
    let instance = try #require(graph.resource("OrdersDatabase", as: RDS.DBInstance.self))
    #expect(instance.snapshot == "orders-2026-10-01" && instance.managesMasterUserPassword == true)
    #expect(instance.databaseName == nil && instance.masterUsername == nil && instance.isStorageEncrypted == nil)
    let written = Terraform.write(graph).document["resource"]?["aws_db_instance"]?["orders_database"]
    #expect(written?["storage_encrypted"] == true && written?["username"] == nil && written?["db_name"] == nil)
    #expect(
      written?["lifecycle"]?["ignore_changes"]?.array?.contains("snapshot_identifier") == true)
    #expect(graph.notes.contains { $0.message.contains("Leave 'restoredFrom' in the stack") })
  }

  @Test func `the own secret of a restored source of read replicas has the snapshot's user`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: 1,
        restoredFrom: .snapshot("orders-2026-10-01", masterUser: "postgres"))
    }.graph()
    let secret = try #require(graph.resource("OrdersMasterSecret", as: SecretsManager.Secret.self))
    #expect(secret.generatedString?.template == #"{"username":"postgres"}"#)
    #expect(graph.resource("OrdersReplica1", as: RDS.DBInstance.self)?.snapshot == nil)
  }

  @Test func `a restored cluster has the user and the database of its snapshot`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      AuroraMySQL(
        "orders", in: network.isolatedSubnets, size: .r7g(.large), insightsRetention: .months(15),
        restoredFrom: .snapshot("orders-2026-10-01"))
    }.graph()
    let cluster = try #require(graph.resource("OrdersDatabase", as: RDS.DBCluster.self))
    #expect(cluster.snapshot == "orders-2026-10-01" && cluster.managesMasterUserPassword == true)
    #expect(cluster.databaseName == nil && cluster.masterUsername == nil && cluster.isStorageEncrypted == nil)
    #expect(graph.all(RDS.DBClusterInstance.self).allSatisfy { $0.performanceInsightsRetention == 465 })
    let written = Terraform.write(graph).document["resource"]?["aws_rds_cluster"]?["orders_database"]
    #expect(written?["lifecycle"]?["ignore_changes"]?.array?.contains("snapshot_identifier") == true)
  }

  @Test func `each read replica can have a size and a zone`() throws {
    let graph = try Stack("shop", region: .euWest1) {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large),
        readReplicas: [ReadReplica(size: .r7g(.xlarge), zone: 2), ReadReplica()])
      AuroraPostgreSQL(
        "books", in: network.isolatedSubnets, size: .r7g(.large),
        readReplicas: .sizes([.r7g(.large), .serverless(from: 0.5, to: 8)]))
    }.graph()
    let replicas = ["OrdersReplica1", "OrdersReplica2"].map { graph.resource(LogicalID($0), as: RDS.DBInstance.self) }
    #expect(replicas.map { $0?.instanceClass } == ["db.r7g.xlarge", "db.m7g.large"])
    #expect(
      replicas.map { $0?.availabilityZone }
        == [Reference<EC2.Subnet>("MainIsolatedSubnet2").attribute("AvailabilityZone"), nil])
    let instances = graph.all(RDS.DBClusterInstance.self)
    #expect(instances.map(\.instanceClass) == ["db.r7g.large", "db.r7g.large", "db.serverless"])
    #expect(instances.map(\.promotionTier) == [1, 1, 2])
    #expect(graph.resource("BooksDatabase", as: RDS.DBCluster.self)?.serverlessScaling?.maximum == .literal(8))
  }

  @Test func `what RDS refuses is an error`() {
    let subnets = network.isolatedSubnets
    #expect(
      errors(PostgreSQL("orders", in: subnets, size: .m7g(.large), readReplicas: [ReadReplica(zone: 4)])) == [
        "read replica 1 of database 'orders' is placed in zone 4 of 3; use 1 to 3"
      ])
    #expect(
      errors(PostgreSQL("orders", in: subnets, size: .m7g(.large), insightsRetention: .months(24))) == [
        "database 'orders' retains the data of Performance Insights for 24 months; use 1 to 23, or .twoYears"
      ])
    #expect(
      errors(PostgreSQL("orders", in: subnets, size: .m7g(.large), restoredFrom: .snapshot("", masterUser: ""))) == [
        "database 'orders' is restored from the snapshot ''; use the name or the ARN of one",
        "database 'orders' is restored without the name of the master user; use that of the snapshot's database",
      ])
    #expect(
      errors(
        AuroraPostgreSQL(
          "orders", in: subnets, size: .serverless(from: 1, to: 8), readReplicas: .sizes([.serverless(from: 1, to: 4)]))
      ) == [
        "database 'orders' has serverless instances of different ranges, and a cluster has one range; use the same for all"
      ])
  }
}
