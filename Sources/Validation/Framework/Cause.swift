import AWSResources
import Documents

/// Why a value cannot be determined before deployment, where the property itself says so.
package enum Cause: Hashable, Sendable {
  /// A parameter or variable without a default.
  ///
  /// - Parameter naming: what it names, where its type says so: `which subnets`.
  case parameter(String, naming: String? = nil)
  /// A parameter whose value is in Parameter Store.
  case storedParameter(String)
  /// A value of another stack, by the name under which that exports it.
  case importedValue(String)
  /// An output of another stack, by the names that the template gives.
  case stackOutput(String, stack: String)
  /// A data source of Terraform, by its address: `data.aws_subnets.private`.
  case dataSource(String)
  /// A macro that completes the resource.
  case macro

  /// A sentence without an end: `the template does not say which subnets parameter 'SubnetIds' names`.
  package var text: String {
    switch self {
    case .parameter(let name, let resources?): "the template does not say \(resources) parameter '\(name)' names"
    case .parameter(let name, nil): "the template does not say what parameter '\(name)' is"
    case .storedParameter(let name): "the value of parameter '\(name)' is in Parameter Store"
    case .importedValue(let name): "'\(name)' is exported by a stack that is not in the template"
    case .stackOutput(let name, let stack):
      "no single template of the run is stack '\(stack)' with output '\(name)'"
    case .dataSource(let address): "Terraform reads '\(address)' when it plans"
    case .macro: "a macro completes the resource"
    }
  }
}

extension Cause {
  /// What the property at a place depends on; `nil` where it has a value, or depends on something else.
  init?(of place: Place, in graph: ResourceGraph) {
    guard !place.property.isEmpty, let node = place.node,
      let cause = Self.first(in: node, place.isTerraform, graph.parameters)
    else { return nil }
    self = cause
  }

  private static func first(in node: Node, _ isTerraform: Bool, _ parameters: [Parameter]) -> Cause? {
    switch node.content {
    case .array(let items):
      return items.lazy.compactMap { first(in: $0, isTerraform, parameters) }.first
    case .string(let text) where isTerraform: return reference(in: text, parameters)
    case .object(let members):
      if !isTerraform, members.count == 1, let call = members.first, let cause = self.cause(call, parameters) {
        return cause
      }
      return members.lazy.compactMap { first(in: $0.value, isTerraform, parameters) }.first
    default: return nil
    }
  }

  private static func cause(_ call: Object.Member, _ parameters: [Parameter]) -> Cause? {
    switch call.key {
    case "Ref": call.value.string.flatMap { parameter(named: $0, parameters) }
    case "Fn::ImportValue": name(call.value).map { .importedValue($0) }
    // Where a parameter without a value stands for the stack, that is the cause.
    case "Fn::GetStackOutput": stackOutput(call.value)
    default: nil
    }
  }

  private static func stackOutput(_ call: Node) -> Cause? {
    guard let output = call["OutputName"].flatMap(name), let stack = call["StackName"].flatMap(name) else { return nil }
    return .stackOutput(output, stack: stack)
  }

  /// The name of an export or a stack as far as the template says it: `*-VpcId`.
  private static func name(_ node: Node) -> String? {
    if let name = node.string { return name }
    if let parts = node["Fn::Join"]?.array, parts.count == 2, let items = parts[1].array {
      return items.map { $0.string ?? "*" }.joined(separator: parts[0].string ?? "")
    }
    guard let template = node["Fn::Sub"]?.string ?? node["Fn::Sub"]?.array?.first?.string else { return nil }
    var name = ""
    var rest = template[...]
    while let open = rest.place(of: "${"),
      let close = rest.utf8[open.upperBound...].firstIndex(of: UInt8(ascii: "}"))
    {
      name += rest[..<open.lowerBound] + "*"
      rest = rest[rest.utf8.index(after: close)...]
    }
    return name + rest
  }

  /// Only a parameter without a value leaves anything open.
  private static func parameter(named name: String, _ parameters: [Parameter]) -> Cause? {
    guard let parameter = parameters.first(where: { $0.name == name }) else { return nil }
    if parameter.isStored { return .storedParameter(name) }
    return parameter.defaultValue == nil ? .parameter(name, naming: resources(of: parameter.type)) : nil
  }

  /// What a parameter of one of AWS's types names:
  /// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html
  private static func resources(of type: String) -> String? {
    let nouns = ["Subnet": "subnet", "SecurityGroup": "security group", "VPC": "VPC"]
    for (name, noun) in nouns {
      if type == "AWS::EC2::\(name)::Id" { return "which \(noun)" }
      if type == "List<AWS::EC2::\(name)::Id>" { return "which \(noun)s" }
    }
    return nil
  }

  /// The first variable or data source in `${…}`.
  private static func reference(in text: String, _ parameters: [Parameter]) -> Cause? {
    for part in text.split(separator: "${").dropFirst() {
      let path = part.prefix { $0.isLetter || $0.isNumber || "._-".contains($0) }.split(separator: ".")
      switch path.first {
      case "var" where path.count > 1:
        let name = String(path[1])
        let known = parameters.first { Spelling.snakeCase($0.name) == name || $0.name == name }
        if known?.defaultValue == nil { return .parameter(name) }
      case "data" where path.count > 2: return .dataSource(path.prefix(3).joined(separator: "."))
      default: continue
      }
    }
    return nil
  }
}
