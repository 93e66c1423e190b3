import AWSResources

/// Checks that a VPC has a flow log that records at least rejected traffic.
struct VPCHasFlowLogs: Rule {
  static let description = RuleDescription(
    id: "vpc-has-flow-logs",
    catalogID: "NET015",
    subject: .network,
    severity: .warning,
    summary: "A VPC has a flow log that records at least rejected traffic.",
    rationale: "After an incident, flow logs show which resources communicated. They cannot be enabled retroactively.",
    remedy: "Add a flow log for the VPC with traffic type 'ALL' or 'REJECT'.",
    references: [
      .cfnNag("W60"),
      .cdkNag("AwsSolutions-VPC7"), .checkov("CKV2_AWS_11"), .securityHub("EC2.6"), .trivy("AWS-0178"),
    ],
    passes: [RuleExample("a flow log of the VPC") { $0.addNetwork() }],
    fails: [
      RuleExample(
        "no flow log",
        finds: .finding("Vpc", "VPC 'Vpc' has no flow log; add one with traffic type 'ALL' or 'REJECT'")
      ) { $0.add("Vpc", EC2.VPC { $0.cidrBlock = "10.0.0.0/16" }) },
      RuleExample(
        "a flow log of accepted traffic",
        finds: .finding("Vpc", "VPC 'Vpc' has no flow log; add one with traffic type 'ALL' or 'REJECT'")
      ) {
        $0.addNetwork()
        $0.change("FlowLog", EC2.FlowLog.self) { $0.trafficType = .literal(.accept) }
      },
    ]
  )

  func check(_ model: Model, _ findings: inout Findings) {
    var recorded: Set<LogicalID> = []
    var hasUnknown = false
    for log in model.graph.all(EC2.FlowLog.self) where model.known(log.resource.trafficType).value != .accept {
      if let (id, _) = log.resource.resource?.expression.target {
        recorded.insert(id)
      } else {
        hasUnknown = true
      }
    }
    for vpc in model.network.vpcs where !recorded.contains(vpc.id) {
      if hasUnknown {
        findings.unknown(vpc, "the resource of a flow log is not in the template")
      } else {
        findings.report(.noFlowLog(vpc.id), on: vpc)
      }
    }
  }
}

extension Finding.Message {
  fileprivate static func noFlowLog(_ id: LogicalID) -> Self {
    "VPC '\(id)' has no flow log; add one with traffic type 'ALL' or 'REJECT'"
  }
}
