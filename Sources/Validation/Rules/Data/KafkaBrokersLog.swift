import AWSResources

/// Asks that the brokers of a Kafka cluster write their logs somewhere.
struct KafkaBrokersLog: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-log",
    catalogID: "MSK005",
    subject: .data,
    severity: .warning,
    summary: "The brokers' logs go to CloudWatch, Data Firehose or S3.",
    rationale: "Without logs nobody finds out why partitions were lost, or who could not sign in.",
    remedy: "Turn on one of the targets in the 'BrokerLogs' of 'LoggingInfo'.",
    references: [.cdkNag("AwsSolutions-MSK6"), .checkov("CKV_AWS_80"), .trivy("AWS-0074"), .document("000")],
    passes: [
      RuleExample("logs in CloudWatch") { graph in
        graph.add("Kafka", MSK.Cluster { $0.cloudWatchLogs = .init { $0.isEnabled = true } })
      },
      RuleExample("logs in a bucket alone") { graph in
        graph.add(
          "Kafka",
          MSK.Cluster {
            $0.cloudWatchLogs = .init { $0.isEnabled = false }
            $0.s3Logs = .init { $0.isEnabled = true }
          })
      },
    ],
    fails: [
      RuleExample("a cluster that says nothing", finds: "Kafka") {
        $0.add("Kafka", MSK.Cluster { $0.name = "orders" })
      },
      RuleExample("logs turned off", finds: "Kafka") { graph in
        graph.add("Kafka", MSK.Cluster { $0.cloudWatchLogs = .init { $0.isEnabled = false } })
      },
    ],
    leavesOpen: [
      RuleExample("a parameter that decides", finds: "Kafka") { graph in
        graph.add("Kafka", MSK.Cluster { $0.firehoseLogs = .init { $0.isEnabled = .parameter("Logs") } })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for cluster in model.graph.all(MSK.Cluster.self) {
      let targets = [
        model.known(cluster.cloudWatchLogs?.isEnabled), model.known(cluster.firehoseLogs?.isEnabled),
        model.known(cluster.s3Logs?.isEnabled),
      ]
      if targets.contains(where: { $0.value == true }) { continue }
      let isOpen = ["CloudWatchLogs", "Firehose", "S3"].contains {
        cluster.entry.isOpen(at: ["LoggingInfo", "BrokerLogs", $0])
      }
      if isOpen || targets.contains(where: \.isUnknown) {
        findings.unknown(
          cluster, "whether the brokers of '\(cluster.id)' log is known to the deployment alone", at: "LoggingInfo")
      } else {
        findings.report(.silent(cluster.id), on: cluster, at: "LoggingInfo")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func silent(_ cluster: LogicalID) -> Self {
    "the brokers of '\(cluster)' keep no logs; turn on 'CloudWatchLogs' in the 'BrokerLogs' of 'LoggingInfo'"
  }
}
