import AWSResources
import Documents

/// Checks that values are lists, objects, numbers or Booleans where AWS publishes that they are.
struct ValueHasItsType: Rule {
  static let description = RuleDescription(
    id: "value-has-its-type",
    subject: .deployment,
    severity: .error,
    summary: "A value is a list, an object, a number or a Boolean where the published schema has one.",
    rationale: """
      CloudFormation refuses the resource, and rules cannot read the value: an ingress rule that is not in a list counts \
      for none of them.
      """,
    remedy: "Write the value as the reference of the resource type shows it; a list of one is a list too.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html")],
    passes: [
      RuleExample("a list, a number and a Boolean, and texts that CloudFormation converts") {
        $0.read("Orders", "AWS::SQS::Queue", ["DelaySeconds": "5", "FifoQueue": "true", "Tags": []])
        $0.read("Group", "AWS::EC2::SecurityGroup", ["SecurityGroupIngress": [["FromPort": 443, "ToPort": "443"]]])
      },
      RuleExample("values of functions") {
        $0.read("Orders", "AWS::SQS::Queue", ["DelaySeconds": ["Ref": "Delay"]])
        $0.read(
          "Group", "AWS::EC2::SecurityGroup", ["SecurityGroupIngress": ["Fn::FindInMap": ["Rules", "Web", "In"]]])
      },
      RuleExample("a document as an object") {
        $0.read("Policy", "AWS::SQS::QueuePolicy", ["PolicyDocument": ["Statement": []], "Queues": []])
      },
    ],
    fails: [
      RuleExample(
        "an ingress rule that is not in a list",
        finds: .finding(
          "Group", at: "SecurityGroupIngress",
          "'SecurityGroupIngress' of 'Group' is an object; write a list")
      ) {
        $0.read(
          "Group", "AWS::EC2::SecurityGroup", ["SecurityGroupIngress": ["IpProtocol": "tcp", "CidrIp": "0.0.0.0/0"]])
      },
      RuleExample(
        "a list where an object belongs",
        finds: .finding(
          "Docs", at: "VersioningConfiguration",
          "'VersioningConfiguration' of 'Docs' is a list; write an object")
      ) { $0.read("Docs", "AWS::S3::Bucket", ["VersioningConfiguration": [["Status": "Enabled"]]]) },
      RuleExample(
        "a text that is neither true nor false",
        finds: .finding("Db", at: "MultiAZ", "'MultiAZ' of 'Db' is 'maybe'; write true or false")
      ) { $0.read("Db", "AWS::RDS::DBInstance", ["MultiAZ": "maybe"]) },
      RuleExample(
        "a text that is no number",
        finds: .finding("Orders", at: "DelaySeconds", "'DelaySeconds' of 'Orders' is 'five'; write a number")
      ) { $0.read("Orders", "AWS::SQS::Queue", ["DelaySeconds": "five"]) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, mistake) in model.propertyMistakes.all {
      guard case .form(let form, let expected) = mistake.fact else { continue }
      let shown = mistake.isSecret && form.hasPrefix("'") ? "a text" : form
      findings.report(
        .isOfAnotherForm(mistake.path, of: entry.id, shown, expected), on: entry.id, at: Place(entry, mistake.path))
    }
  }
}

extension PropertyMistake {
  fileprivate var isSecret: Bool {
    path.contains { $0.contains("Password") || $0.contains("Secret") || $0.contains("Token") }
  }
}

extension Finding.Message {
  fileprivate static func isOfAnotherForm(
    _ path: [String], of id: LogicalID, _ form: String, _ expected: String
  ) -> Self {
    "'\(path.joined(separator: "."))' of '\(id)' is \(form); write \(expected)"
  }
}
