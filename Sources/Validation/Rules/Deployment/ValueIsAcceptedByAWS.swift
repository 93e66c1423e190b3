package import AWSResources
import Documents

/// Checks that literals are what AWS accepts of the properties that have them.
struct ValueIsAcceptedByAWS: Rule {
  static let description = RuleDescription(
    id: "value-is-accepted-by-aws",
    subject: .deployment,
    severity: .error,
    summary:
      "Literals are within the lengths, ranges, patterns and enumerations that AWS publishes for their properties.",
    rationale: "The service refuses the value in the middle of a deployment, which is then rolled back.",
    remedy: "Write a value that the reference of the resource type allows.",
    references: [.aws("AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html")],
    passes: [
      RuleExample("values at the ends of their ranges") {
        $0.add(
          "Orders",
          SQS.Queue {
            $0.name = "orders"
            $0.delay = 900
            $0.visibilityTimeout = 0
          })
      },
      RuleExample("a value that another resource gives") {
        $0.add("Subnet", EC2.Subnet())
        $0.add("Gateway", EC2.NATGateway { $0.subnet = .to("Subnet") })
      },
      RuleExample("a name with a parameter in it") {
        $0.add("Orders", SQS.Queue { $0.name = .joined(["orders of ", .parameter("Tenant")]) })
      },
      RuleExample("values with which Terraform says that a property is not set") {
        $0.origin = .terraform
        $0.add("Function", Lambda.Function { $0.reservedConcurrency = .literal(-1) })
        $0.add("Clicks", Kinesis.Stream { $0.encryption = "NONE" })
      },
    ],
    fails: [
      RuleExample(
        "a value that only Terraform's provider accepts",
        finds: .finding(
          "Function", at: "ReservedConcurrentExecutions",
          "ReservedConcurrentExecutions of 'Function' is '-1'; use at least 0")
      ) { $0.add("Function", Lambda.Function { $0.reservedConcurrency = .literal(-1) }) },
      RuleExample(
        "a number out of its range",
        finds: .finding("Orders", at: "DelaySeconds", "DelaySeconds of 'Orders' is '901'; use 0 to 900")
      ) { $0.add("Orders", SQS.Queue { $0.delay = 901 }) },
      RuleExample(
        "a name with a blank",
        finds: .finding(
          "Orders", at: "QueueName",
          "QueueName of 'Orders' is 'new orders'; use a value that matches [A-Za-z0-9_-]{1,80} or [A-Za-z0-9_-]{1,75}\\.fifo"
        )
      ) { $0.add("Orders", SQS.Queue { $0.name = "new orders" }) },
      RuleExample(
        "an id of another kind",
        finds: .finding(
          "Gateway", at: "SubnetId",
          "SubnetId of 'Gateway' is 'public-1'; use the id of a subnet, 'subnet-' with 8 or 17 hexadecimal digits")
      ) { $0.add("Gateway", EC2.NATGateway { $0.subnet = .existing("public-1") }) },
      RuleExample(
        "a misspelt tag",
        finds: .finding(
          "Orders", at: "Tags",
          "Tags of 'Orders' is 'aws:team'; use a key of 1 to 128 characters that does not begin with 'aws:'")
      ) { $0.add("Orders", SQS.Queue { $0.tags = ["aws:team": "shop"] }) },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var search = ResourceMistakeSearch(model.graph)
    for entry in model.graph.entries {
      for mistake in model.sharedMistakes[entry]?.values ?? search.unacceptedValues(of: entry) {
        findings.report(.isRefused(mistake, entry.id), on: entry.id, at: Place(entry, mistake.path))
      }
    }
  }
}

extension Report {
  /// Removes the values that AWS would refuse, and returns them as errors.
  package mutating func takeUnacceptedValues() -> [Diagnostic] {
    let id = ValueIsAcceptedByAWS.description.id
    let refused = findings.filter { $0.rule == id }
    guard !refused.isEmpty else { return [] }
    all.removeAll { $0.rule == id && $0.suppression == nil && $0.outcome != .undecided }
    return refused.map { .error("\($0.message) [\(id)]", at: $0.location) }
  }
}

extension Finding.Message {
  fileprivate static func isRefused(_ mistake: UnacceptedValue, _ id: LogicalID) -> Self {
    let property = mistake.path.joined(separator: ".")
    guard let value = mistake.value else {
      return "\(property) of '\(id)' is not accepted by AWS; use \(mistake.accepted)"
    }
    return "\(property) of '\(id)' is \(value); use \(mistake.accepted)"
  }
}
