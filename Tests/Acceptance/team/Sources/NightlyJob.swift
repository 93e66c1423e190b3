import Infra

/// A kind of workload that the library lacks: whatever starts it takes this role and this security group.
struct NightlyJob: Workload {
  let identity: Identity
  var adjustments = Adjustments()
  let network: Network

  init(
    _ name: String, in network: Network, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("nightly job", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.network = network
  }

  var dependencies: [any Construct] { [network] }

  var role: Reference<IAM.Role> { Reference(id("JobRole")) }
  var workloadGroup: Reference<EC2.SecurityGroup>? { Reference(id("JobSecurityGroup")) }

  func lower(into lowering: inout Lowering) {
    let contribution = lowering.contribution(to: self)
    let name = physicalName(in: lowering)
    lowering.add(
      id("JobRole"), named: self.name,
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "batch.amazonaws.com")])
      })
    lowering.add(
      id("JobPolicy"),
      IAM.RolePolicy {
        $0.role = role
        $0.name = "use-resources"
        $0.document = IAM.PolicyDocument(contribution.statements)
      })
    lowering.add(
      id("JobSecurityGroup"), named: self.name,
      EC2.SecurityGroup {
        $0.description = .literal("Job \(name)")
        $0.vpc = network.vpc
        $0.closesEgress = true
      })
  }
}
