import AWSResources

/// Asks that the clients of a Kafka cluster say who they are.
struct KafkaClientsAuthenticate: Rule {
  static let description = RuleDescription(
    id: "kafka-clients-authenticate",
    catalogID: "MSK003",
    subject: .data,
    severity: .error,
    summary: "Clients of a Kafka cluster sign in with IAM, SASL/SCRAM or certificates, and no others get in.",
    rationale: """
      A cluster that says nothing takes everybody who reaches its port, and lets them read, write and delete every \
      topic.
      """,
    remedy: "Turn on 'Iam', 'Scram' or 'Tls' in 'ClientAuthentication', and 'Unauthenticated' off.",
    references: [.securityHub("MSK.6"), .document("000")],
    passes: [
      RuleExample("IAM") { graph in add(to: &graph) { $0.allowsIAM = true } },
      RuleExample("users with passwords, and nobody else") { graph in
        add(to: &graph) {
          $0.allowsSCRAM = true
          $0.allowsUnauthenticated = false
        }
      },
      RuleExample("certificates of an authority") { graph in
        add(to: &graph) {
          $0.certificateAuthorities = ["arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/x"]
        }
      },
    ],
    fails: [
      RuleExample("a cluster that says nothing", finds: "Kafka") {
        $0.add("Kafka", MSK.Cluster { $0.name = "orders" })
      },
      RuleExample("IAM for those who like", finds: "Kafka") { graph in
        add(to: &graph) {
          $0.allowsIAM = true
          $0.allowsUnauthenticated = true
        }
      },
      RuleExample("every way off", finds: "Kafka") { graph in add(to: &graph) { $0.allowsIAM = false } },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Kafka") { graph in
        add(to: &graph) { $0.allowsIAM = .parameter("HasIAM") }
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(MSK.Cluster.self) {
      let ways = cluster.clientAuthentication
      let anybody = model.known(ways?.allowsUnauthenticated)
      if anybody.value == true {
        findings.report(.anybody(cluster.id), on: cluster, at: "ClientAuthentication", "Unauthenticated")
        continue
      }
      let on = [model.known(ways?.allowsIAM), model.known(ways?.allowsSCRAM), certificates(ways, model)]
      let isKnownOn = on.contains { $0.value == true }
      if anybody.isUnknown || (!isKnownOn && isOpen(on, cluster)) {
        findings.unknown(
          cluster, "whether the clients of '\(cluster.id)' sign in is known to the deployment alone",
          at: "ClientAuthentication")
      } else if !isKnownOn {
        findings.report(.none(cluster.id), on: cluster, at: "ClientAuthentication")
      }
    }
  }

  /// Terraform has no flag for certificates: the authorities say it.
  private func certificates(_ ways: MSK.Cluster.ClientAuthentication?, _ model: Model) -> Known<Bool> {
    let flag = model.known(ways?.allowsTLS)
    guard flag.isAbsent, let authorities = ways?.certificateAuthorities else { return flag }
    return authorities.isWrittenOut ? .value(!authorities.items.isEmpty) : .unknown
  }

  private func isOpen(_ ways: [Known<Bool>], _ cluster: Located<MSK.Cluster>) -> Bool {
    ways.contains(where: \.isUnknown)
      || [["Sasl", "Iam"], ["Sasl", "Scram"], ["Tls"]].contains {
        cluster.entry.isOpen(at: ["ClientAuthentication"] + $0)
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
    "clients of '\(cluster)' do not sign in; turn on 'Iam' in 'ClientAuthentication'"
  }

  fileprivate static func anybody(_ cluster: LogicalID) -> Self {
    "Kafka cluster '\(cluster)' takes clients that do not sign in; turn 'Unauthenticated' off"
  }
}
