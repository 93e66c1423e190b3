extension Function {
  /// One role for Lambda and for the code, with two policies: the function depends on the first, and the second, with
  /// what is granted, can refer to the function.
  func lowerRole(into lowering: inout Lowering) {
    let contribution = lowering.contribution(to: self)
    // Lambda assumes roles of the function's own account only, and passes no source ARN.
    lowering.add(
      id("FunctionRole"), named: "\(name)-function",
      IAM.Role {
        $0.trustPolicy = IAM.PolicyDocument([IAM.Statement(trusting: "lambda.amazonaws.com", conditions: nil)])
      })
    lowering.addPolicy(
      id("ExecutionPolicy"), "run", of: role, executionStatements(contribution))
    lowering.addPolicy(id("FunctionPolicy"), "use-resources", of: role, contribution.statements)
  }

  private func executionStatements(_ contribution: Contribution) -> [IAM.Statement] {
    var statements = [
      IAM.Statement(
        actions: ["logs:CreateLogStream", "logs:PutLogEvents"], resources: [logGroup.streams])
    ]
    if placement != nil {
      // Lambda requires these actions on all resources when it checks the role.
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
    return statements + contribution.startStatements + (deadLetters?.sendStatements ?? [])
  }
}
