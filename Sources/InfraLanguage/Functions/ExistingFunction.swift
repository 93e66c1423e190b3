extension Function {
  /// A function that exists already in the stack's account and region, by its name.
  ///
  /// Permissions to invoke it are created in the stack of whatever invokes it.
  ///
  /// - Parameters:
  ///   - name: the function's name in the stack.
  ///   - functionName: the function's name in AWS.
  ///   - roleName: the name of its execution role, to which grants then add a policy.
  ///   - securityGroup: the ID of its security group, to which connections then add rules.
  ///   - timeout: its timeout, which determines the visibility timeout of a queue that triggers it.
  ///   - logGroupName: the name of its log group; `/aws/lambda/` and the function's name by default.
  public static func existing(
    _ name: String, functionName: ExistingValue, roleName: ExistingValue? = nil, securityGroup: ExistingValue? = nil,
    timeout: Duration? = nil, logGroupName: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Function {
    let function = Function(existing: name, timeout, SourceLocation(fileID: fileID, line: line, column: column))
    return function.existing(
      name: functionName,
      arn: .derived("arn:\(.partition):lambda:\(.region):\(.accountID):function:\(function.functionName)"),
      roleName, securityGroup, logGroupName)
  }

  /// A function that exists already in the stack's account, by its ARN.
  ///
  /// Permissions to invoke it are created in the stack of whatever invokes it. Metrics and the default log group need the
  /// function's name, which is known only if the ARN is a literal.
  ///
  /// - Parameters:
  ///   - name: the function's name in the stack.
  ///   - functionARN: the function's ARN.
  ///   - roleName: the name of its execution role, to which grants then add a policy.
  ///   - securityGroup: the ID of its security group, to which connections then add rules.
  ///   - timeout: its timeout, which determines the visibility timeout of a queue that triggers it.
  ///   - logGroupName: the name of its log group; `/aws/lambda/` and the function's name by default.
  public static func existing(
    _ name: String, functionARN: ExistingValue, roleName: ExistingValue? = nil, securityGroup: ExistingValue? = nil,
    timeout: Duration? = nil, logGroupName: ExistingValue? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Function {
    let function = Function(existing: name, timeout, SourceLocation(fileID: fileID, line: line, column: column))
    // Lambda accepts an ARN wherever it accepts a function's name.
    return function.existing(
      name: functionARN.functionName ?? .derived(function.arn), arn: functionARN, roleName, securityGroup, logGroupName)
  }

  private func existing(
    name: ExistingValue, arn: ExistingValue, _ roleName: ExistingValue?, _ securityGroup: ExistingValue?,
    _ logGroupName: ExistingValue?
  ) -> Function {
    var copy = self
    var existing = Existing()
    existing.add(function, ["Ref": name, "Arn": arn])
    existing.add(logGroup, ["Ref": logGroupName ?? .derived("/aws/lambda/\(functionName)")])
    existing.add(role, ["Ref": roleName], parameters: ["Ref": "roleName"])
    existing.add(
      self.securityGroup, ["GroupId": securityGroup], parameters: ["GroupId": "securityGroup"])
    copy.existing = existing
    return copy
  }

  /// Whether connections can add rules to the security group of a function that exists already.
  var hasExistingSecurityGroup: Bool {
    existing?.states(securityGroup) ?? false
  }
}

extension ExistingValue {
  /// The function's name in a literal ARN, which can have a version or an alias behind it.
  fileprivate var functionName: ExistingValue? {
    guard let components = arnComponents, components.count >= 7, components[2] == "lambda" else { return nil }
    return ExistingValue(String(components[6]))
  }
}
