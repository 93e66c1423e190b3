extension Function {
  /// One role for Lambda's own work and for the code, in two policies: the function waits for the first, and what it
  /// was granted may refer to the function.
  func lowerRole(into lowering: inout Lowering) {
    let contribution = lowering.contribution(to: self)
    // Lambda takes on roles of the function's own account alone, and names no source when it does.
    lowering.add(
      id("FunctionRole"), named: "\(name)-function",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "lambda.amazonaws.com", conditions: nil)])
      })
    lowering.addPolicy(
      id("ExecutionPolicy"), "run", of: role, executionStatements(contribution, in: lowering))
    lowering.addPolicy(id("FunctionPolicy"), "use-resources", of: role, contribution.statements)
  }

  private func executionStatements(_ contribution: Contribution, in lowering: Lowering) -> [IAM.Statement] {
    var statements = [
      IAM.Statement(
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [lowering.streams(of: logGroup)])
    ]
    if placement != nil {
      // AWS takes no resources for these while it checks the role.
      // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
      statements.append(
        IAM.Statement(
          .allow, "NetworkInterfaces",
          actions: [
            "ec2:CreateNetworkInterface", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets",
            "ec2:DeleteNetworkInterface", "ec2:AssignPrivateIpAddresses", "ec2:UnassignPrivateIpAddresses",
          ], resources: ["*"]))
    }
    if isTraced {
      statements.append(
        IAM.Statement(actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"], resources: ["*"]))
    }
    let values = secrets.entries.map(\.secret) + contribution.injections.flatMap(\.secrets).map(\.secret)
    statements += values.readingStatements
    return statements + contribution.startStatements + (failures?.sendStatements ?? [])
  }
}
