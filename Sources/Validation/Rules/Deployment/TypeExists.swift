import AWSResources
import Documents

/// Checks that the types of resources are ones that AWS publishes.
struct TypeExists: Rule {
  static let description = RuleDescription(
    id: "type-exists",
    subject: .deployment,
    severity: .error,
    summary: "The type of a resource is one that AWS publishes.",
    rationale: "CloudFormation refuses the whole template, and no rule examines a resource whose type is misspelled.",
    remedy: "Write a published type; state an exception for a type that is newer than this version.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html")],
    passes: [
      RuleExample("types of AWS, of another publisher, of a module and of a team") {
        $0.read("Orders", "AWS::SQS::Queue", [:])
        $0.read("Budget", "AWS::Budgets::Budget", [:])
        $0.read("Monitor", "Datadog::Monitors::Monitor", [:])
        $0.read("Shared", "Shop::Storage::Bucket::MODULE", [:])
        $0.read("Seed", "Custom::Seed", [:])
      },
      RuleExample("a type of a service that is not known") {
        $0.read("Fleet", "AWS::QuantumRockets::Fleet", [:])
        $0.read("Cluster", "AWS::XYZ::Cluster", [:])
        $0.read("CDKMetadata", "AWS::CDK::Metadata", [:])
      },
    ],
    fails: [
      RuleExample(
        "a misspelled type",
        finds: .finding(
          "Docs", "'Docs' has the type 'AWS::S3::Bukcet', which AWS does not publish; write 'AWS::S3::Bucket'")
      ) { $0.read("Docs", "AWS::S3::Bukcet", [:]) },
      RuleExample(
        "a misspelled service",
        finds: .finding(
          "Orders", "'Orders' has the type 'AWS::SQSS::Queue', which AWS does not publish; write 'AWS::SQS::Queue'")
      ) { $0.read("Orders", "AWS::SQSS::Queue", [:]) },
      RuleExample(
        "a type that a service does not have",
        finds: .finding(
          "Mail", "'Mail' has the type 'AWS::SQS::Telegram', which AWS does not publish; use one of the service's types"
        )
      ) { $0.read("Mail", "AWS::SQS::Telegram", [:]) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    for resource in model.readResources {
      // A type with a struct is published.
      guard ResourceCatalog.aws.type(named: resource.type, in: .cloudFormation) == nil,
        let known = PublishedNames.alternatives(toMissing: resource.type)
      else { continue }
      let nearest = Suggestion.nearest(to: resource.type, among: known)
      findings.report(.isMissing(resource.entry.id, resource.type, nearest), on: resource.entry)
    }
  }
}

extension Finding.Message {
  fileprivate static func isMissing(_ id: LogicalID, _ type: String, _ nearest: String?) -> Self {
    let action = nearest.map { "write '\($0)'" } ?? "use one of the service's types"
    return "'\(id)' has the type '\(type)', which AWS does not publish; \(action)"
  }
}
