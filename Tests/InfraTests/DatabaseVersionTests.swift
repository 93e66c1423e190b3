import Documents
import ResourceGraph
import Templates
import Testing

@testable import InfraLanguage

/// The versions that are written follow from the stack's choice, and not from this package's.
struct `A version of an engine` {
  private let network = Network("main")

  private func graph(_ elements: any StackElement...) throws -> ResourceGraph {
    try Stack("shop", region: .euWest1) { elements }.graph()
  }

  private func mistakes(_ elements: any StackElement...) -> [String] {
    Stack("shop", region: .euWest1) { elements }.errors.map(\.message)
  }

  // A default that changes upgrades the databases of teams that state none: that needs a new major version of the package.
  @Test func `keeps its default`() {
    #expect(PostgreSQLEngine.defaultVersion == .v17 && MySQLEngine.defaultVersion == .v84)
    #expect(AuroraPostgreSQLEngine.defaultVersion == .v17 && AuroraMySQLEngine.defaultVersion == .v80)
    #expect(Cache("a", in: network.isolatedSubnets, size: .t4g(.micro)).engine == .valkey(.v82))
    #expect(KafkaCluster("a", in: network.isolatedSubnets, size: .m7g(.large)).version == .v39)
    #expect(
      SearchDomain("a", in: network.isolatedSubnets, size: .r7g(.large), administrator: "").version == .v31)
  }

  @Test func `says when its standard support ends, and what RDS does then`() throws {
    func notes(_ version: MySQLEngine.Version, _ then: AfterStandardSupport) throws -> [String] {
      try graph(
        MySQL(
          "orders", in: network.isolatedSubnets, size: .m7g(.large), version: version, afterStandardSupport: then)
      ).notes.map(\.message)
    }
    #expect(try notes(.v84, .extendedSupport) == [])
    let beginning = "database 'orders': RDS's standard support of version 8.0 is until 2026-07-31, after which RDS "
    let end = "; plan an upgrade with 'upgradingFrom:'"
    #expect(try notes(.v80, .extendedSupport) == [beginning + "charges for Extended Support" + end])
    #expect(try notes(.v80, .majorUpgrade) == [beginning + "upgrades the database by itself" + end])
  }

  @Test func `can be left without Extended Support, in both dialects`() throws {
    let graph = try graph(
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), afterStandardSupport: .majorUpgrade),
      AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large), afterStandardSupport: .majorUpgrade),
      PostgreSQL("letters", in: network.isolatedSubnets, size: .m7g(.large)))
    let template = CloudFormation.write(graph).document["Resources"]
    let terraform = Terraform.write(graph).document["resource"]
    for (id, type) in [("OrdersDatabase", "aws_db_instance"), ("CustomersDatabase", "aws_rds_cluster")] {
      let disabled: Node = "open-source-rds-extended-support-disabled"
      #expect(template?[id]?["Properties"]?["EngineLifecycleSupport"] == disabled)
      #expect(terraform?[type]?[Spelling.snakeCase(id)]?["engine_lifecycle_support"] == disabled)
    }
    #expect(template?["LettersDatabase"]?["Properties"]?["EngineLifecycleSupport"] == nil)
  }

  @Test func `is the major version of a database, in both dialects`() throws {
    let graph = try graph(
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), version: .v16),
      AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large)))
    let template = CloudFormation.write(graph).document["Resources"]
    #expect(template?["OrdersDatabase"]?["Properties"]?["EngineVersion"] == "16")
    #expect(template?["CustomersDatabase"]?["Properties"]?["EngineVersion"] == "8.0")
    let terraform = Terraform.write(graph).document["resource"]
    #expect(terraform?["aws_db_instance"]?["orders_database"]?["engine_version"] == "16")
    #expect(terraform?["aws_rds_cluster"]?["customers_database"]?["engine_version"] == "8.0")
    #expect(terraform?["aws_db_instance"]?["orders_database"]?["allow_major_version_upgrade"] == nil)
  }

  @Test func `is known to be a major one, beside the exceptions of the stack`() throws {
    let graph = try graph(
      MySQL("orders", in: network.isolatedSubnets, size: .m7g(.large), multiAZ: .off(because: "a test system")))
    let metadata = CloudFormation.write(graph).document["Resources"]?["OrdersDatabase"]?["Metadata"]?.object
    #expect(metadata?["cfn-lint"]?["config"]?["ignore_checks"] == ["E3691", "W3691"])
    #expect(metadata?.members.count == 2)
  }

  @Test func `is upgraded only where the stack states the upgrade`() throws {
    let graph = try graph(
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), version: .v17, upgradingFrom: .v16),
      AuroraPostgreSQL("customers", in: network.isolatedSubnets, size: .r7g(.large), upgradingFrom: .v15))
    let template = CloudFormation.write(graph)
    let orders = template.document["Resources"]?["OrdersDatabase"]?["Properties"]
    #expect(orders?["AllowMajorVersionUpgrade"] == true && orders?["ApplyImmediately"] == true)
    // CloudFormation allows it in every cluster, and has no such property.
    #expect(template.diagnostics == [])
    let customers = Terraform.write(graph).document["resource"]?["aws_rds_cluster"]?["customers_database"]
    #expect(customers?["allow_major_version_upgrade"] == true && customers?["apply_immediately"] == true)
  }

  @Test func `has a parameter group of its own, under a name that a replacement does not use`() throws {
    let graph = try graph(
      MySQL("orders", in: network.isolatedSubnets, size: .m7g(.large)),
      AuroraPostgreSQL("customers", in: network.isolatedSubnets, size: .r7g(.large)),
      Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small)))
    // CloudFormation generates the names of both; Terraform does from a prefix.
    #expect(graph.all(RDS.DBParameterGroup.self).map { $0.name?.literal } == [nil])
    #expect(graph.all(RDS.DBClusterParameterGroup.self).map { $0.name?.literal } == [nil])
    #expect(graph.all(ElastiCache.ParameterGroup.self).map { $0.name?.literal } == ["shop-sessions-valkey8"])
  }

  @Test func `of a cache is not raised behind the stack`() throws {
    let graph = try graph(Cache("sessions", in: network.isolatedSubnets, size: .t4g(.small)))
    #expect(graph.all(ElastiCache.ReplicationGroup.self).first?.upgradesMinorVersions == false)
  }

  @Test func `of a search domain is upgraded in place`() throws {
    let graph = try graph(
      SearchDomain(
        "products", in: network.isolatedSubnets, size: .r7g(.large),
        administrator: "arn:aws:iam::111122223333:role/admin"))
    let domain = CloudFormation.write(graph).document["Resources"]?["ProductsDomain"]
    #expect(domain?["UpdatePolicy"] == ["EnableVersionUpgrade": true])
    let configuration = JSON.writeCompact(Terraform.write(graph).document)
    #expect(!configuration.contains("EnableVersionUpgrade"))
  }

  @Test func `cannot be upgraded to an earlier one, nor together with read replicas`() {
    let subnets = network.isolatedSubnets
    #expect(
      mistakes(PostgreSQL("a", in: subnets, size: .m7g(.large), version: .v15, upgradingFrom: .v16)) == [
        "database 'a' cannot be upgraded from version 16 to 15; state the former version in 'upgradingFrom', or remove it after "
          + "the upgrade"
      ])
    #expect(
      mistakes(PostgreSQL("a", in: subnets, size: .m7g(.large), upgradingFrom: .v16, readReplicas: 1)) == [
        "database 'a' is upgraded together with read replicas, which still use the former parameter group; remove the read "
          + "replicas for the upgrade, and add them afterwards"
      ])
  }
}

/// The parameters and logs of a database.
struct `A parameter of a database` {
  private let network = Network("main")

  private func parameters(_ database: any StackElement) throws -> [String] {
    let graph = try Stack("shop", region: .euWest1) { [database] }.graph()
    let all =
      graph.all(RDS.DBParameterGroup.self).flatMap(\.parameters)
      + graph.all(RDS.DBClusterParameterGroup.self).flatMap(\.parameters)
    return all.map { parameter in
      let method = parameter.applyMethod?.literal.map { " \($0.rawValue)" } ?? ""
      return "\(parameter.name?.literal ?? "")=\(parameter.value?.literal ?? "")\(method)"
    }
  }

  @Test func `enforces TLS and writes the logs, in the values of the engine`() throws {
    let subnets = network.isolatedSubnets
    #expect(
      try parameters(PostgreSQL("a", in: subnets, size: .m7g(.large))) == ["rds.force_ssl=1 pending-reboot"])
    #expect(
      try parameters(AuroraPostgreSQL("a", in: subnets, size: .r7g(.large))) == ["rds.force_ssl=1 pending-reboot"])
    #expect(
      try parameters(MySQL("a", in: subnets, size: .m7g(.large))) == [
        "require_secure_transport=1", "log_output=FILE", "slow_query_log=1",
      ])
    #expect(
      try parameters(AuroraMySQL("a", in: subnets, size: .r7g(.large))) == [
        "require_secure_transport=ON", "log_output=FILE", "slow_query_log=1",
      ])
  }

  @Test func `is applied at the restart that the engine needs for it`() throws {
    let database = PostgreSQL(
      "a", in: network.isolatedSubnets, size: .m7g(.large),
      parameters: ["max_connections": "200", "work_mem": "8192", "rds.force_ssl": "1"])
    #expect(
      try parameters(database) == [
        "rds.force_ssl=1 pending-reboot", "max_connections=200 pending-reboot", "work_mem=8192",
      ])
  }

  @Test func `cannot lift TLS`() {
    let databases: [any StackElement] = [
      PostgreSQL("a", in: network.isolatedSubnets, size: .m7g(.large), parameters: ["rds.force_ssl": "0"]),
      AuroraMySQL(
        "b", in: network.isolatedSubnets, size: .r7g(.large), parameters: ["require_secure_transport": "OFF"]),
    ]
    #expect(
      Stack("shop", region: .euWest1) { databases }.errors.map(\.message) == [
        "database 'a' sets 'rds.force_ssl' to '0', and a database accepts connections over TLS only; remove the parameter",
        "Aurora database 'b' sets 'require_secure_transport' to 'OFF', and a database accepts connections over TLS only; remove "
          + "the parameter",
      ])
  }
}

/// The log groups that RDS would create by itself, without a retention.
struct `A log group of a database` {
  @Test func `exists with a retention before RDS writes to it`() throws {
    let network = Network("main")
    let graph = try Stack("shop", region: .euWest1) {
      let orders = PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .m7g(.large), logRetention: .oneMonth, readReplicas: 1)
      orders
      AuroraMySQL("customers", in: network.isolatedSubnets, size: .r7g(.large))
      DatabaseProxy("pool", for: orders)
    }.graph()
    func retention(_ name: String) -> Int? {
      graph.all(Logs.LogGroup.self).first { $0.name?.literal == name }?.retention?.literal
    }
    #expect(retention("/aws/rds/instance/shop-orders/postgresql") == 30)
    #expect(retention("/aws/rds/instance/shop-orders/upgrade") == 30)
    #expect(retention("/aws/rds/instance/shop-orders-replica-1/postgresql") == 30)
    #expect(retention("/aws/rds/cluster/shop-customers/slowquery") == 90)
    #expect(retention("/aws/rds/cluster/shop-customers/error") == 90)
    #expect(retention("/aws/rds/proxy/shop-pool-3az") == 90)
    #expect(graph["OrdersDatabase"]?.dependsOn == ["OrdersPostgresqlLogGroup", "OrdersUpgradeLogGroup"])
    #expect(graph["OrdersReplica1"]?.dependsOn.contains("OrdersReplica1PostgresqlLogGroup") == true)
    #expect(graph["CustomersDatabase"]?.dependsOn.contains("CustomersSlowqueryLogGroup") == true)
  }
}
