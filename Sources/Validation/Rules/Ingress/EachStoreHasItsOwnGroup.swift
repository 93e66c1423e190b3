import AWSResources
import Documents

/// Asks that no security group stands around a data store and something else.
struct EachStoreHasItsOwnGroup: Rule {
  static let description = RuleDescription(
    id: "each-store-has-its-own-group",
    catalogID: "SG005",
    subject: .ingress,
    severity: .error,
    summary:
      "A security group of a data store stands around no service, no load balancer and no store of another kind.",
    rationale: """
      What a shared group admits for one it admits for all: a port opened for the service is one opened to the data.
      """,
    remedy: "Give each data store a security group of its own.",
    references: [.document("004")],
    passes: [
      RuleExample("a group for each") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addCache()
      },
      RuleExample("two databases in one group") {
        $0.addDatabase()
        $0.add("Replica", RDS.DBInstance { $0.securityGroups = [.to("DatabaseGroup")] })
      },
    ],
    fails: [
      RuleExample("a database in the service's group", finds: "ServiceGroup") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("Database", RDS.DBInstance.self) { $0.securityGroups = [.to("ServiceGroup")] }
      },
      RuleExample("a database and a cache in one group", finds: "DatabaseGroup") {
        $0.addDatabase()
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.securityGroups = [.to("DatabaseGroup")] }
      },
      RuleExample("a cache in the group of a server", finds: "CacheGroup") {
        $0.addCache()
        let server = RawResource(
          .cloudFormation, type: "AWS::EC2::Instance", properties: ["SecurityGroupIds": [["Ref": "CacheGroup"]]])
        try? $0.insert(Entry("Server", server))
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for group in model.securityGroups.groups {
      var stores: [String: LogicalID] = [:]
      var others: [LogicalID] = []
      for owner in group.owners {
        switch kind(of: owner, in: group) {
        case .store(let kind): stores[kind] = stores[kind] ?? owner.id
        case .other: others.append(owner.id)
        case .unclear: break
        }
      }
      guard stores.count + (others.isEmpty ? 0 : 1) > 1, !stores.isEmpty else { continue }
      let users = stores.sorted { $0.key < $1.key }.map(\.value) + others
      findings.report(.isShared(group.id, users), on: group.group)
    }
  }

  private enum Kind {
    case store(String)
    case other
    /// What only refers to the group, or is not known.
    case unclear
  }

  private func kind(of owner: GuardedGroup.Owner, in group: GuardedGroup) -> Kind {
    switch owner {
    case .database: return .store("database")
    case .store(let store): return .store(store.kind.rawValue)
    case .service, .function, .startedTasks, .loadBalancer: return .other
    case .endpoint: return .unclear
    case .raw(let entry):
      guard case .raw(let raw) = entry.content, let role = RawInterface.roles[raw.type] else { return .unclear }
      return role == .store ? .store(raw.type) : .other
    }
  }
}

extension Finding.Message {
  fileprivate static func isShared(_ id: LogicalID, _ users: [LogicalID]) -> Self {
    "security group '\(id)' stands around \(users.quoted) together; give each data store a group of its own"
  }
}
