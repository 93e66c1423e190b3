import AWSResources
import Documents

/// Checks that a data store shares its security group with no service, load balancer or data store of another kind.
struct EachStoreHasItsOwnGroup: Rule {
  static let description = RuleDescription(
    id: "each-store-has-its-own-group",
    catalogID: "SG005",
    subject: .ingress,
    severity: .error,
    summary: "A data store shares its security group with no service, load balancer or data store of another kind.",
    rationale: """
      A rule of a shared security group applies to all its members: a port that is opened for the service is also \
      opened for the data store.
      """,
    remedy: "Create a separate security group for each data store.",
    references: [.aws("vpc/latest/userguide/vpc-security-groups.html")],
    passes: [
      RuleExample("separate security groups") {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.addCache()
      },
      RuleExample("two databases with one security group") {
        $0.addDatabase()
        $0.add("Replica", RDS.DBInstance { $0.securityGroups = [.to("DatabaseGroup")] })
      },
    ],
    fails: [
      RuleExample(
        "a database with the security group of the service",
        finds: .finding(
          "ServiceGroup",
          """
          security group 'ServiceGroup' is shared by 'Database' and 'Service'; create a separate security group for \
          each data store
          """)
      ) {
        $0.addNetwork()
        $0.addWebService()
        $0.addDatabase()
        $0.change("Database", RDS.DBInstance.self) { $0.securityGroups = [.to("ServiceGroup")] }
      },
      RuleExample(
        "a database and a cache with one security group",
        finds: .finding(
          "DatabaseGroup",
          """
          security group 'DatabaseGroup' is shared by 'Cache' and 'Database'; create a separate security group for \
          each data store
          """)
      ) {
        $0.addDatabase()
        $0.addCache()
        $0.change("Cache", ElastiCache.ReplicationGroup.self) { $0.securityGroups = [.to("DatabaseGroup")] }
      },
      RuleExample(
        "a cache with the security group of an instance",
        finds: .finding(
          "CacheGroup",
          """
          security group 'CacheGroup' is shared by 'Cache' and 'Server'; create a separate security group for each \
          data store
          """)
      ) {
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
      for member in group.members {
        switch kind(of: member, in: group) {
        case .store(let kind): stores[kind] = stores[kind] ?? member.id
        case .other: others.append(member.id)
        case .unrelated: break
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
    /// A resource that only refers to the security group, or that is unknown.
    case unrelated
  }

  private func kind(of member: any PlacedResource, in group: ResolvedSecurityGroup) -> Kind {
    if let raw = member as? RawInterface {
      guard raw.isKnown else { return .unrelated }
      return raw.role == .store ? .store(raw.type) : .other
    }
    switch member.role {
    case .store: return .store(member.kindName)
    case .workload, .edge: return .other
    case .endpoint: return .unrelated
    }
  }
}

extension Finding.Message {
  fileprivate static func isShared(_ id: LogicalID, _ users: [LogicalID]) -> Self {
    "security group '\(id)' is shared by \(users.quoted); create a separate security group for each data store"
  }
}
