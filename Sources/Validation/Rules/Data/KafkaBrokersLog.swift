import AWSResources

/// Checks that a Kafka cluster sends broker logs to CloudWatch Logs, Data Firehose or S3.
struct KafkaBrokersLog: Rule {
  static let description = RuleDescription(
    id: "kafka-brokers-log",
    catalogID: "MSK005",
    subject: .data,
    severity: .warning,
    summary: "A Kafka cluster sends broker logs to CloudWatch Logs, Data Firehose or S3.",
    rationale: "Without broker logs, the cause of lost partitions and failed authentication cannot be found.",
    remedy: "Enable 'CloudWatchLogs', 'Firehose' or 'S3' in 'BrokerLogs' of 'LoggingInfo'.",
    references: [
      .cdkNag("AwsSolutions-MSK6"), .checkov("CKV_AWS_80"), .trivy("AWS-0074"),
    ],
    passes: [
      RuleExample("logs in CloudWatch Logs") { graph in
        graph.add("Kafka", MSK.Cluster { $0.cloudWatchLogs = .init { $0.isEnabled = true } })
      },
      RuleExample("logs in a bucket") { graph in
        graph.add(
          "Kafka",
          MSK.Cluster {
            $0.cloudWatchLogs = .init { $0.isEnabled = false }
            $0.s3Logs = .init { $0.isEnabled = true }
          })
      },
    ],
    fails: [
      RuleExample(
        "a cluster without the property",
        finds: .finding(
          "Kafka", at: "LoggingInfo",
          """
          the brokers of Kafka cluster 'Kafka' send no logs; enable 'CloudWatchLogs' in 'BrokerLogs' of \
          'LoggingInfo'
          """)
      ) {
        $0.add("Kafka", MSK.Cluster { $0.name = "orders" })
      },
      RuleExample(
        "disabled logs",
        finds: .finding(
          "Kafka", at: "LoggingInfo",
          """
          the brokers of Kafka cluster 'Kafka' send no logs; enable 'CloudWatchLogs' in 'BrokerLogs' of \
          'LoggingInfo'
          """)
      ) { graph in
        graph.add("Kafka", MSK.Cluster { $0.cloudWatchLogs = .init { $0.isEnabled = false } })
      },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Kafka") { graph in
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
        cluster.entry.isUnresolved(at: ["LoggingInfo", "BrokerLogs", $0])
      }
      if isOpen || targets.contains(where: \.isUnknown) {
        findings.unknown(
          cluster, "whether the brokers of '\(cluster.id)' send logs cannot be determined before deployment",
          at: "LoggingInfo")
      } else {
        findings.report(.noLogs(cluster.id), on: cluster, at: "LoggingInfo")
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noLogs(_ cluster: LogicalID) -> Self {
    "the brokers of Kafka cluster '\(cluster)' send no logs; enable 'CloudWatchLogs' in 'BrokerLogs' of 'LoggingInfo'"
  }
}
