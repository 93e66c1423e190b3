import AWSResources

/// Checks that a Kafka cluster requires clients to authenticate with IAM, SASL/SCRAM or TLS certificates.
struct KafkaClientsAuthenticate: Rule {
  static let description = RuleDescription(
    id: "kafka-clients-authenticate",
    catalogID: "MSK003",
    subject: .data,
    severity: .error,
    summary: "A Kafka cluster requires clients to authenticate with IAM, SASL/SCRAM or TLS certificates.",
    rationale:
      "Without authentication, any client that can connect to the brokers can read, write and delete all topics.",
    remedy: "Enable 'Iam', 'Scram' or 'Tls' in 'ClientAuthentication', and disable 'Unauthenticated'.",
    references: [
      .securityHub("MSK.6")
    ],
    passes: [
      RuleExample("IAM") { graph in add(to: &graph) { $0.allowsIAM = true } },
      RuleExample("SASL/SCRAM without unauthenticated access") { graph in
        add(to: &graph) {
          $0.allowsSCRAM = true
          $0.allowsUnauthenticated = false
        }
      },
      RuleExample("TLS certificates of a certificate authority") { graph in
        add(to: &graph) {
          $0.certificateAuthorities = ["arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/x"]
        }
      },
    ],
    fails: [
      RuleExample(
        "a cluster without the property",
        finds: .finding(
          "Kafka", at: "ClientAuthentication",
          "Kafka cluster 'Kafka' requires no authentication; enable 'Iam' in 'ClientAuthentication'")
      ) {
        $0.add("Kafka", MSK.Cluster { $0.name = "orders" })
      },
      RuleExample(
        "IAM and unauthenticated access",
        finds: .finding(
          "Kafka", at: "ClientAuthentication.Unauthenticated",
          """
          Kafka cluster 'Kafka' accepts unauthenticated clients; disable 'Unauthenticated' in 'ClientAuthentication'
          """)
      ) { graph in
        add(to: &graph) {
          $0.allowsIAM = true
          $0.allowsUnauthenticated = true
        }
      },
      RuleExample(
        "IAM disabled",
        finds: .finding(
          "Kafka", at: "ClientAuthentication",
          "Kafka cluster 'Kafka' requires no authentication; enable 'Iam' in 'ClientAuthentication'")
      ) { graph in add(to: &graph) { $0.allowsIAM = false } },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Kafka") { graph in
        add(to: &graph) { $0.allowsIAM = .parameter("HasIAM") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(MSK.Cluster.self) {
      let ways = cluster.clientAuthentication
      let anybody = model.known(ways?.allowsUnauthenticated)
      if anybody.value == true {
        findings.report(.unauthenticated(cluster.id), on: cluster, at: "ClientAuthentication", "Unauthenticated")
        continue
      }
      let on = [model.known(ways?.allowsIAM), model.known(ways?.allowsSCRAM), model.allowsCertificates(cluster)]
      let isKnownOn = on.contains { $0.value == true }
      if anybody.isUnknown || (!isKnownOn && isUnresolved(on, cluster)) {
        findings.unknown(
          cluster, "whether '\(cluster.id)' requires authentication cannot be determined before deployment",
          at: "ClientAuthentication")
      } else if !isKnownOn {
        findings.report(.none(cluster.id), on: cluster, at: "ClientAuthentication")
      }
    }
  }

  private func isUnresolved(_ ways: [Known<Bool>], _ cluster: Located<MSK.Cluster>) -> Bool {
    ways.contains(where: \.isUnknown)
      || [["Sasl", "Iam"], ["Sasl", "Scram"], ["Tls"]].contains {
        cluster.entry.isUnresolved(at: ["ClientAuthentication"] + $0)
      }
  }

  private static func add(
    to graph: inout ResourceGraph, _ configure: (inout MSK.Cluster.ClientAuthentication) -> Void
  ) {
    graph.add("Kafka", MSK.Cluster { $0.clientAuthentication = .init(configure) })
  }
}

extension Finding.Message {
  fileprivate static func none(_ cluster: LogicalID) -> Self {
    "Kafka cluster '\(cluster)' requires no authentication; enable 'Iam' in 'ClientAuthentication'"
  }

  fileprivate static func unauthenticated(_ cluster: LogicalID) -> Self {
    "Kafka cluster '\(cluster)' accepts unauthenticated clients; disable 'Unauthenticated' in 'ClientAuthentication'"
  }
}
