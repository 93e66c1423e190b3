@testable import InfraLanguage

extension WrongValue {
  private static func orders() -> PostgreSQL { PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.micro)) }

  static let databases: [WrongValue] = [
    WrongValue("Aurora.init", says: "scales from 8.0 to 4.0 capacity units") {
      AuroraMySQL(
        "orders", in: network.isolatedSubnets, size: .serverless(from: 8, to: 4, pausingAfter: .days(.max)),
        readReplicas: .count(.max), backupRetention: .days(.max))
    },
    WrongValue("Aurora.existing", says: "use the id of a security group") {
      service().connects(
        to: AuroraMySQL.existing("orders", host: "orders.example.com", port: 3306, securityGroup: "sg"))
    },
    WrongValue("Cache.init", says: "has 0 shards") {
      Cache(
        "sessions", in: network.isolatedSubnets, size: .t4g(.small), shards: 0, replicas: .max,
        snapshotRetention: .days(.max))
    },
    WrongValue("Cache.existing", says: "has the port 0") {
      service().connects(
        to: Cache.existing(
          "sessions", replicationGroupID: "shop-sessions", host: "sessions.example.com", port: 0,
          securityGroup: "sg-0a1b2c3d"))
    },
    WrongValue("Database.init", says: "use 0 to 15") {
      PostgreSQL(
        "orders", in: network.isolatedSubnets, size: .t4g(.micro), storage: .gigabytes(.max, growingTo: .min),
        backupRetention: .days(.max), backupWindow: .daily(at: TimeOfDay(.max, .min), for: .hours(.max)),
        maintenanceWindow: .weekly(.sunday, at: TimeOfDay(25), for: .minutes(-1)), readReplicas: .count(.max),
        insightsRetention: .months(.max), restoredFrom: .snapshot(""))
    },
    WrongValue("Database.existing", says: "as Identifier") {
      service().connects(
        to: PostgreSQL.existing(
          "orders", host: "orders.example.com", securityGroup: "sg-0a1b2c3d", instanceIdentifier: "the orders"))
    },
    WrongValue("DatabaseProxy.init", says: "use 1 to 100") {
      DatabaseProxy(
        "pool", for: orders(), maxConnections: .max, borrowTimeout: .days(.max), idleClientTimeout: .days(.min))
    },
    WrongValue("DatabaseProxy.existing", says: "use the id of a security group") {
      service().connects(
        to: DatabaseProxy.existing("pool", for: orders(), host: "pool.example.com", securityGroup: "pool"))
    },
    WrongValue("ReadReplica.init", says: "is placed in zone") {
      PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large), readReplicas: [ReadReplica(zone: .min)])
    },
    WrongValue("SearchDomain.init", says: "search domain 'products'") {
      SearchDomain(
        "products", in: network.isolatedSubnets, size: .m7g(.large), administrator: "admin", dataNodes: .max,
        storage: .gigabytes(.max, iops: .min, throughput: .max))
    },
    WrongValue("SearchDomain.existing", says: "as DomainName") {
      service().connects(
        to: SearchDomain.existing("products", domainName: "P", host: "search.example.com", securityGroup: "sg-0a1b2c3d")
      )
    },
  ]
}
