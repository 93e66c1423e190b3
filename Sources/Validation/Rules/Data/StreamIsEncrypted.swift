import AWSResources
import Documents

/// Checks that data streams and Firehose streams encrypt their records at rest.
struct StreamIsEncrypted: Rule {
  static let description = RuleDescription(
    id: "stream-is-encrypted",
    subject: .data,
    severity: .error,
    summary: "Data streams and Firehose streams encrypt their records at rest.",
    rationale: "A stream keeps whole records for hours up to a year.",
    remedy: """
      Set 'StreamEncryption' with 'KMS', and 'DeliveryStreamEncryptionConfigurationInput' of a Firehose stream that \
      takes records directly.
      """,
    references: [
      .cfnNag("W28"), .cdkNag("AwsSolutions-KDS1"), .checkov("CKV_AWS_43"), .checkov("CKV_AWS_240"),
      .securityHub("Kinesis.1"), .securityHub("DataFirehose.1"), .trivy("AWS-0064"),
    ],
    passes: [
      RuleExample("a stream with a key") {
        $0.add(
          "Clicks",
          Kinesis.Stream {
            $0.encryption = "KMS"
            $0.kmsKey = .existing("alias/aws/kinesis")
          })
      },
      RuleExample("a Firehose stream that reads a data stream, which encrypts") { graph in
        addFirehose(to: &graph, ["KinesisStreamSourceConfiguration": ["KinesisStreamARN": "arn"]])
      },
      RuleExample("an encrypted Firehose stream") { graph in
        addFirehose(to: &graph, ["DeliveryStreamEncryptionConfigurationInput": ["KeyType": "AWS_OWNED_CMK"]])
      },
    ],
    fails: [
      RuleExample(
        "a stream without encryption",
        finds: .finding("Clicks", at: "StreamEncryption", "stream 'Clicks' is not encrypted; set 'StreamEncryption'")
      ) {
        $0.add("Clicks", Kinesis.Stream())
      },
      RuleExample(
        "a Firehose stream without encryption",
        finds: .finding(
          "Delivery",
          "Firehose stream 'Delivery' is not encrypted; set 'DeliveryStreamEncryptionConfigurationInput'")
      ) { graph in addFirehose(to: &graph, ["DeliveryStreamType": "DirectPut"]) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Clicks") {
        $0.add("Clicks", Kinesis.Stream { $0.encryption = .parameter("Encryption") })
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for stream in model.graph.all(Kinesis.Stream.self) {
      let isOpen = stream.entry.isPartlyUnknown(at: "StreamEncryption")
      switch isOpen ? .unknown : model.known(stream.encryption).or("NONE") {
      case .value("NONE"): findings.report(.notEncrypted(stream.id), on: stream, at: "StreamEncryption")
      case .unknown:
        findings.unknown(
          stream, "whether '\(stream.id)' is encrypted cannot be determined before deployment", at: "StreamEncryption")
      case .value, .absent: break
      }
    }
    for (entry, raw) in model.raw("AWS::KinesisFirehose::DeliveryStream", "aws_kinesis_firehose_delivery_stream") {
      check(entry, raw, &findings)
    }
  }

  /// Firehose encrypts records that it takes directly; of other sources, the source encrypts them.
  ///
  /// <https://docs.aws.amazon.com/firehose/latest/dev/encryption.html>
  private func check(_ entry: Entry, _ raw: RawResource, _ findings: inout Findings) {
    let sources = [
      "KinesisStreamSourceConfiguration", "MSKSourceConfiguration", "DatabaseSourceConfiguration",
      "kinesis_source_configuration", "msk_source_configuration",
    ]
    if sources.contains(where: { raw.properties[$0].map { !$0.isEmptyBlock } ?? false }) { return }
    if let encryption = raw.properties["DeliveryStreamEncryptionConfigurationInput"] {
      if encryption["Fn::If"] != nil {
        findings.unknown(entry, "whether '\(entry.id)' is encrypted cannot be determined before deployment")
      }
      return
    }
    let block = raw.properties["server_side_encryption"].map { $0.array?.first ?? $0 }
    switch block?["enabled"].map({ Bool(node: $0) }) {
    case .some(.some(true)): break
    case .some(.none):
      findings.unknown(entry, "whether '\(entry.id)' is encrypted cannot be determined before deployment")
    case .some(.some(false)), .none: findings.report(.firehose(entry.id, raw.dialect), on: entry)
    }
  }

  private static func addFirehose(to graph: inout ResourceGraph, _ properties: Object) {
    try? graph.insert(
      Entry(
        "Delivery",
        RawResource(.cloudFormation, type: "AWS::KinesisFirehose::DeliveryStream", properties: properties)))
  }
}

extension Node {
  fileprivate var isEmptyBlock: Bool { isNull || array?.isEmpty ?? false }
}

extension Finding.Message {
  fileprivate static func notEncrypted(_ stream: LogicalID) -> Self {
    "stream '\(stream)' is not encrypted; set 'StreamEncryption'"
  }

  fileprivate static func firehose(_ stream: LogicalID, _ dialect: Dialect) -> Self {
    let property =
      dialect == .terraform ? "server_side_encryption" : "DeliveryStreamEncryptionConfigurationInput"
    return "Firehose stream '\(stream)' is not encrypted; set '\(property)'"
  }
}
