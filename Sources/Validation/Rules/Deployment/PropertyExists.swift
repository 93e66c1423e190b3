import AWSResources
import Documents

/// Checks that the properties of resources are ones that AWS publishes for their types.
struct PropertyExists: Rule {
  static let description = RuleDescription(
    id: "property-exists",
    subject: .deployment,
    severity: .error,
    summary: "The properties of a resource are ones that AWS publishes for its type.",
    rationale: """
      CloudFormation refuses the resource, and rules read a property with a misspelled name as one that is not set.
      """,
    remedy: "Write the published name; state an exception for a property that is newer than this version.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html")],
    passes: [
      RuleExample("published properties, and those of a type that is not known") {
        $0.read("Orders", "AWS::SQS::Queue", ["DelaySeconds": 5, "Tags": [["Key": "team", "Value": "shop"]]])
        $0.read("Budget", "AWS::Budgets::Budget", ["Anything": 5])
      },
      RuleExample("properties that a macro adds") {
        $0.read("Orders", "AWS::SQS::Queue", ["Fn::Transform": ["Name": "AWS::Include"], "Delay": 5])
      },
      RuleExample("keys of a document, and of an object without published properties") {
        $0.read(
          "Orders", "AWS::SQS::Queue", ["RedriveAllowPolicy": ["redrivePermission": "denyAll"]])
      },
    ],
    fails: [
      RuleExample(
        "a misspelled property",
        finds: .finding(
          "Orders", at: "VisibilityTimout",
          "'Orders' has no property 'VisibilityTimout'; write 'VisibilityTimeout'")
      ) { $0.read("Orders", "AWS::SQS::Queue", ["VisibilityTimout": 30]) },
      RuleExample(
        "a misspelled property in a branch of a condition",
        finds: .finding(
          "Group", at: "SecurityGroupIngress.0.CidrIpp",
          "'Group' has no property 'SecurityGroupIngress.0.CidrIpp'; write 'CidrIp'")
      ) {
        $0.read(
          "Group", "AWS::EC2::SecurityGroup",
          [
            "SecurityGroupIngress": [
              ["Fn::If": ["IsOpen", ["IpProtocol": "tcp", "CidrIpp": "0.0.0.0/0"], ["Ref": "AWS::NoValue"]]]
            ]
          ])
      },
      RuleExample(
        "a property that nothing is near to",
        finds: .finding(
          "Orders", at: "Colour", "'Orders' has no property 'Colour'; remove it, or use a published property")
      ) { $0.read("Orders", "AWS::SQS::Queue", ["Colour": "red"]) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for (entry, mistake) in model.propertyMistakes.all {
      guard case .missing(let nearest) = mistake.fact else { continue }
      findings.report(
        .isMissing(mistake.path, of: entry.id, nearest), on: entry.id, at: Place(entry, mistake.path))
    }
  }
}

extension Finding.Message {
  fileprivate static func isMissing(_ path: [String], of id: LogicalID, _ nearest: String?) -> Self {
    let action = nearest.map { "write '\($0)'" } ?? "remove it, or use a published property"
    return "'\(id)' has no property '\(path.joined(separator: "."))'; \(action)"
  }
}
