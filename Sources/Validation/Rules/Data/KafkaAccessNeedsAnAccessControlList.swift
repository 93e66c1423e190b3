import AWSResources

/// Checks that clients of a Kafka cluster that sign in with SASL/SCRAM or TLS certificates can do only what an access control
/// list allows.
struct KafkaAccessNeedsAnAccessControlList: Rule {
  static let description = RuleDescription(
    id: "kafka-access-needs-an-access-control-list",
    subject: .data,
    severity: .warning,
    summary: """
      Clients of a Kafka cluster that sign in with SASL/SCRAM or TLS certificates can do only what an access control list allows.
      """,
    rationale: """
      MSK sets 'allow.everyone.if.no.acl.found' to true, so that every client that signs in can read, write and delete each \
      topic that has no access control list. IAM does not count for these clients.
      """,
    remedy: """
      Set 'allow.everyone.if.no.acl.found=false' in the configuration of the brokers, and create access control lists for the \
      clients, with an administrator that signs in with IAM.
      """,
    references: [.aws("msk/latest/developerguide/msk-acls.html")],
    passes: [
      RuleExample("IAM alone") { graph in add(to: &graph) { $0.allowsIAM = true } },
      RuleExample("SASL/SCRAM with a configuration that denies by default") { graph in
        add(to: &graph, settings: "auto.create.topics.enable=false\nallow.everyone.if.no.acl.found=false\n") {
          $0.allowsSCRAM = true
        }
      },
      RuleExample("a configuration in Base64") { graph in
        // allow.everyone.if.no.acl.found = false
        add(to: &graph, settings: "YWxsb3cuZXZlcnlvbmUuaWYubm8uYWNsLmZvdW5kID0gZmFsc2U=") { $0.allowsSCRAM = true }
      },
    ],
    fails: [
      RuleExample(
        "SASL/SCRAM without a configuration",
        finds: .finding(
          "Kafka", at: "ConfigurationInfo",
          """
          Kafka cluster 'Kafka' lets every client that signs in use topics without an access control list; set \
          'allow.everyone.if.no.acl.found=false' in its configuration
          """)
      ) { graph in add(to: &graph) { $0.allowsSCRAM = true } },
      RuleExample(
        "TLS certificates with a configuration that says nothing about it",
        finds: .finding(
          "Kafka", in: "Settings", at: "ServerProperties",
          """
          Kafka cluster 'Kafka' lets every client that signs in use topics without an access control list; set \
          'allow.everyone.if.no.acl.found=false' in its configuration
          """)
      ) { graph in
        add(to: &graph, settings: "num.partitions=6\n# allow.everyone.if.no.acl.found=false\n") {
          $0.certificateAuthorities = ["arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/x"]
        }
      },
    ],
    undetermined: [
      RuleExample("a configuration outside the template", unknown: "Kafka") { graph in
        add(to: &graph) { $0.allowsSCRAM = true }
        graph.change("Kafka", MSK.Cluster.self) {
          $0.configuration = .existing("arn:aws:kafka:eu-west-1:1:configuration/shared/x")
        }
      },
      RuleExample("a value from a parameter", unknown: "Kafka") { graph in
        add(to: &graph, settings: "allow.everyone.if.no.acl.found=\(.parameter("Open"))") { $0.allowsSCRAM = true }
      },
      RuleExample("SASL/SCRAM from a parameter", unknown: "Kafka") { graph in
        add(to: &graph) { $0.allowsSCRAM = .parameter("Passwords") }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(MSK.Cluster.self) {
      let ways = [model.known(cluster.clientAuthentication?.allowsSCRAM), model.allowsCertificates(cluster)]
      let usesLists = ways.contains { $0.value == true }
      guard usesLists || ways.contains(where: \.isUnknown) else { continue }
      let configuration = KafkaConfiguration(of: cluster, in: model)
      let isOpen = configuration.setting("allow.everyone.if.no.acl.found").or("true")
      if isOpen.value?.lowercased() == "false" { continue }
      if !usesLists || isOpen.isUnknown {
        findings.unknown(
          cluster,
          "whether '\(cluster.id)' is open without access control lists cannot be determined before deployment",
          at: usesLists ? "ConfigurationInfo" : "ClientAuthentication")
      } else {
        let place = configuration.entry.map { Place($0, ["ServerProperties"]) }
        findings.report(
          .isOpen(cluster.id), on: cluster.id, at: place ?? Place(cluster.entry, ["ConfigurationInfo"]))
      }
    }
  }

  private static func add(
    to graph: inout ResourceGraph, settings: Value<String>? = nil,
    _ configure: (inout MSK.Cluster.ClientAuthentication) -> Void
  ) {
    if let settings { graph.add("Settings", MSK.Configuration { $0.serverProperties = settings }) }
    graph.add(
      "Kafka",
      MSK.Cluster {
        $0.clientAuthentication = .init(configure)
        if settings != nil { $0.configuration = .to("Settings") }
      })
  }
}

extension Finding.Message {
  fileprivate static func isOpen(_ cluster: LogicalID) -> Self {
    """
    Kafka cluster '\(cluster)' lets every client that signs in use topics without an access control list; set \
    'allow.everyone.if.no.acl.found=false' in its configuration
    """
  }
}
