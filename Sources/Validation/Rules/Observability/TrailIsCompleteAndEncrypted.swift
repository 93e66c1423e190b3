import AWSResources
import Documents

/// Checks that a trail of CloudTrail records all regions, validates its files, and encrypts them with a key.
struct TrailIsCompleteAndEncrypted: Rule {
  static let description = RuleDescription(
    id: "trail-is-complete-and-encrypted",
    catalogID: "TRAIL001",
    subject: .observability,
    severity: .warning,
    summary: "A trail of CloudTrail records all regions, validates its files, and encrypts them with a KMS key.",
    rationale: """
      Who has stolen credentials works in a region that nobody looks at, and changes the files that show it. With a key, whoever \
      can read the bucket cannot yet read what was called.
      """,
    remedy:
      "Set 'IsMultiRegionTrail' and 'EnableLogFileValidation' to true, and 'KMSKeyId' to a key that CloudTrail may use.",
    references: [
      .cdkNag("NIST.800.53.R5-CloudTrailLogFileValidationEnabled"), .checkov("CKV_AWS_35"), .checkov("CKV_AWS_36"),
      .checkov("CKV_AWS_67"), .securityHub("CloudTrail.1"), .securityHub("CloudTrail.2"), .securityHub("CloudTrail.4"),
      .trivy("AWS-0014"), .trivy("AWS-0015"), .trivy("AWS-0016"),
    ],
    passes: [
      RuleExample("a complete trail") { graph in add(to: &graph, [:]) },
      RuleExample("a complete trail in Terraform") { graph in
        graph.add(
          "Trail",
          RawResource(
            .terraform, type: "aws_cloudtrail",
            properties: [
              "is_multi_region_trail": true, "enable_log_file_validation": true,
              "kms_key_id": "${aws_kms_key.logs.arn}",
            ]))
      },
    ],
    fails: [
      RuleExample(
        "a trail of one region",
        finds: .finding(
          "Trail", at: "IsMultiRegionTrail", "trail 'Trail' records one region; set 'IsMultiRegionTrail' to true")
      ) { graph in add(to: &graph, ["IsMultiRegionTrail": false]) },
      RuleExample(
        "a trail without a word about its files, in Terraform",
        finds: .finding(
          "Trail", at: "enable_log_file_validation",
          "nobody can tell whether files of trail 'Trail' were changed; set 'EnableLogFileValidation' to true"),
        .finding("Trail", at: "kms_key_id", "trail 'Trail' encrypts its files without a key of yours; set 'KMSKeyId'")
      ) { graph in
        graph.add(
          "Trail", RawResource(.terraform, type: "aws_cloudtrail", properties: ["is_multi_region_trail": true]))
      },
      RuleExample(
        "a trail that is turned off",
        finds: .finding("Trail", at: "IsLogging", "trail 'Trail' records nothing; set 'IsLogging' to true")
      ) { graph in add(to: &graph, ["IsLogging": false]) },
    ],
    undetermined: [
      RuleExample("a value from a parameter", unknown: "Trail") { graph in
        add(to: &graph, ["IsMultiRegionTrail": ["Ref": "AllRegions"]])
      }
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, raw) in model.raw("AWS::CloudTrail::Trail", "aws_cloudtrail") {
      let trail = RawBlock(entry, raw)
      let settings: [(name: String, terraform: String?, fallback: Bool, message: Finding.Message)] = [
        ("IsLogging", "enable_logging", true, .recordsNothing(entry.id)),
        ("IsMultiRegionTrail", nil, false, .recordsOneRegion(entry.id)),
        ("EnableLogFileValidation", nil, false, .isNotValidated(entry.id)),
      ]
      for setting in settings {
        let place = trail.place(setting.name, terraform: setting.terraform)
        switch model.known(setting.name, terraform: setting.terraform, of: raw, as: Bool.self).or(setting.fallback) {
        case .value(true): break
        case .unknown:
          findings.unknown(
            entry.id, "'\(setting.name)' of '\(entry.id)' cannot be determined before deployment", at: place)
        case .value, .absent: findings.report(setting.message, on: entry.id, at: place)
        }
      }
      let key = model.known("KMSKeyId", terraform: "kms_key_id", of: raw, as: String.self)
      if key.isAbsent || key.value == "" {
        findings.report(.hasNoKey(entry.id), on: entry.id, at: trail.place("KMSKeyId", terraform: "kms_key_id"))
      }
    }
  }

  private static func add(to graph: inout ResourceGraph, _ changes: Object) {
    var properties: Object = [
      "IsLogging": true, "IsMultiRegionTrail": true, "EnableLogFileValidation": true, "KMSKeyId": ["Ref": "Key"],
    ]
    for change in changes.members { properties[change.key] = change.value }
    graph.add("Trail", RawResource(.cloudFormation, type: "AWS::CloudTrail::Trail", properties: properties))
  }
}

extension Finding.Message {
  fileprivate static func recordsNothing(_ trail: LogicalID) -> Self {
    "trail '\(trail)' records nothing; set 'IsLogging' to true"
  }

  fileprivate static func recordsOneRegion(_ trail: LogicalID) -> Self {
    "trail '\(trail)' records one region; set 'IsMultiRegionTrail' to true"
  }

  fileprivate static func isNotValidated(_ trail: LogicalID) -> Self {
    "nobody can tell whether files of trail '\(trail)' were changed; set 'EnableLogFileValidation' to true"
  }

  fileprivate static func hasNoKey(_ trail: LogicalID) -> Self {
    "trail '\(trail)' encrypts its files without a key of yours; set 'KMSKeyId'"
  }
}
