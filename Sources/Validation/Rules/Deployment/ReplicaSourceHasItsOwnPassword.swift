import AWSResources

/// Checks that RDS does not manage the master password of an instance with read replicas.
struct ReplicaSourceHasItsOwnPassword: Rule {
  static let description = RuleDescription(
    id: "replica-source-has-its-own-password",
    subject: .deployment,
    severity: .error,
    summary: "RDS does not manage the master password of an instance with read replicas.",
    rationale: """
      RDS refuses to create a read replica of an instance with 'ManageMasterUserPassword', of all engines but SQL Server, so \
      the deployment fails.
      """,
    remedy: "Generate the password in a secret, and set 'MasterUserPassword' to a dynamic reference to it.",
    references: [.aws("AmazonRDS/latest/UserGuide/rds-secrets-manager.html#rds-secrets-manager-limitations")],
    passes: [
      RuleExample("a source with a generated secret") { graph in
        graph.add("Secret", SecretsManager.Secret())
        graph.add("Db", RDS.DBInstance { $0.masterUserPassword = RDS.DBInstance.password(of: .to("Secret")) })
        graph.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
      RuleExample("SQL Server") { graph in
        graph.add("Db", source("sqlserver-ee"))
        graph.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      },
    ],
    fails: [
      RuleExample(
        "a source whose password RDS manages",
        finds: .finding(
          "Replica", at: "SourceDBInstanceIdentifier",
          """
          RDS creates no read replica 'Replica' of 'Db', whose master password it manages; remove 'ManageMasterUserPassword' \
          from 'Db'
          """)
      ) { graph in
        graph.add("Db", source("postgres"))
        graph.add("Replica", RDS.DBInstance { $0.source = .to("Db") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for replica in model.graph.all(RDS.DBInstance.self) {
      guard let id = replica.source?.id, let source = model.graph.resource(id, as: RDS.DBInstance.self),
        case .value(true) = model.known(source.managesMasterUserPassword),
        model.text(source.engine)?.hasPrefix("sqlserver") != true
      else { continue }
      findings.report(.isRefused(replica.id, id), on: replica.entry, at: "SourceDBInstanceIdentifier")
    }
  }

  private static func source(_ engine: String) -> RDS.DBInstance {
    RDS.DBInstance {
      $0.engine = .literal(engine)
      $0.managesMasterUserPassword = true
    }
  }
}

extension Finding.Message {
  fileprivate static func isRefused(_ replica: LogicalID, _ source: LogicalID) -> Self {
    """
    RDS creates no read replica '\(replica)' of '\(source)', whose master password it manages; remove \
    'ManageMasterUserPassword' from '\(source)'
    """
  }
}
