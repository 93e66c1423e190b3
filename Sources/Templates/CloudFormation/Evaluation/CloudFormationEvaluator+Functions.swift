import Documents
import ResourceGraph

extension CloudFormationEvaluator {
  /// What a call comes to: its value, the call with what is known of its arguments, or nothing.
  func evaluate(_ function: String, _ argument: Node, _ call: Node) -> Node? {
    switch function {
    case "Ref":
      if argument == "AWS::NoValue" { return nil }
      guard let name = text(of: argument) else { return call }
      if program.parameters[name]?.isList == true, let items = items(of: call), !items.isEmpty {
        return Node(.array(items), at: call.position)
      }
      return argument.string == nil ? rebuilt(function, Node(.string(name)), call) : call
    case "Fn::If":
      guard let branch = branch(argument) else { return rebuilt(function, evaluate(argument), call) }
      return evaluate(branch)
    case "Fn::FindInMap": return mapped(argument, call) ?? rebuilt(function, evaluate(argument), call)
    case "Fn::Select":
      guard let item = selected(argument) else { return rebuilt(function, evaluate(argument), call) }
      return evaluate(item)
    case "Fn::Split", "Fn::Cidr":
      guard let items = items(of: call) else { return rebuilt(function, evaluate(argument), call) }
      return Node(.array(items), at: call.position)
    case "Fn::Length":
      guard let items = items(of: argument) else { return rebuilt(function, evaluate(argument), call) }
      return Node(.integer(items.count), at: call.position)
    case "Fn::ToJsonString":
      guard let value = evaluate(argument), !value.callsFunction else {
        return rebuilt(function, evaluate(argument), call)
      }
      return Node(.string(JSON.writeCompact(value)), at: call.position)
    case "Fn::GetAtt":
      guard let parts = argument.array else { return call }
      return rebuilt(function, Node(.array(parts.map(asText)), at: argument.position), call)
    case "Fn::Transform": return call
    default: return rebuilt(function, evaluate(argument), call)
    }
  }

  private func rebuilt(_ function: String, _ argument: Node?, _ call: Node) -> Node? {
    guard let argument else { return call }
    return Node(.object(Object([.init(key: function, value: argument)])), at: call.position)
  }

  private func asText(_ node: Node) -> Node {
    guard node.string == nil, let text = text(of: node) else { return node }
    return Node(.string(text), at: node.position)
  }

  /// The branch of `Fn::If` that is taken.
  private func branch(_ argument: Node) -> Node? {
    guard let parts = argument.array, parts.count == 3, let holds = decision(parts[0]) else { return nil }
    return holds ? parts[1] : parts[2]
  }

  private func decision(_ condition: Node) -> Bool? {
    if let name = condition.string { return decide(condition: name) }
    return condition["Condition"]?.string.flatMap { decide(condition: $0) }
  }

  /// The value in a mapping, at the place of the call; `nil` if a key is not known.
  private func mapped(_ argument: Node, _ call: Node) -> Node? {
    guard let parts = argument.array, parts.count >= 3 else { return nil }
    let fallback = parts.count > 3 ? parts[3]["DefaultValue"].flatMap(evaluate) : nil
    guard let map = text(of: parts[0]) else { return nil }
    let rows = program.mappings?[map]
    guard let first = text(of: parts[1]) else {
      // Where all rows say the same, the row does not matter.
      guard fallback == nil, let second = text(of: parts[2]), let values = rows?.object?.map({ $0.value[second] }),
        let value = values.first ?? nil, values.allSatisfy({ $0 == value })
      else { return nil }
      return placed(value, at: call)
    }
    guard let second = text(of: parts[2]) else { return nil }
    guard let value = rows?[first]?[second] else { return fallback }
    return placed(value, at: call)
  }

  private func placed(_ value: Node, at call: Node) -> Node? {
    switch value.content {
    case .array(let items):
      guard spend(items.count, at: call) else { return nil }
      return Node(.array(items.map { Node($0.content, at: call.position) }), at: call.position)
    default: return Node(value.content, at: call.position)
    }
  }

  private func selected(_ argument: Node) -> Node? {
    guard let parts = argument.array, parts.count == 2, let index = text(of: parts[0]).flatMap({ Int($0) }),
      let items = items(of: parts[1]), items.indices.contains(index)
    else { return nil }
    return items[index]
  }
}

// MARK: - Texts and lists

extension CloudFormationEvaluator {
  /// The text that a node comes to; `nil` if only the deployment knows it.
  func text(of node: Node) -> String? {
    guard let call = node.functionCall else { return String(node: node) }
    switch call.function {
    case "Ref": return call.argument.string.flatMap(value)
    case "Fn::If": return branch(call.argument).flatMap(text)
    case "Fn::FindInMap": return mapped(call.argument, node).flatMap { String(node: $0) }
    case "Fn::Select": return selected(call.argument).flatMap(text)
    case "Fn::Join":
      guard let parts = call.argument.array, parts.count == 2, let separator = parts[0].string,
        let items = items(of: parts[1])
      else { return nil }
      let texts = items.compactMap(text)
      return texts.count == items.count ? texts.joined(separator: separator) : nil
    case "Fn::Sub": return substituted(call.argument)
    case "Fn::Length": return items(of: call.argument).map { String($0.count) }
    case "Fn::GetAtt": return range(call.argument)
    default: return nil
    }
  }

  /// The items of a list; `nil` if only the deployment knows them.
  func items(of node: Node) -> [Node]? {
    if let items = node.array { return items.compactMap(evaluate) }
    guard let call = node.functionCall else { return nil }
    switch call.function {
    case "Ref":
      guard let name = call.argument.string, let value = value(of: name) else { return nil }
      return split(value, by: ",", at: node).map { item in
        Node(.string(String(item.string.map { $0[...].trimmingSpaces() } ?? "")), at: node.position)
      }
    case "Fn::Split":
      guard let parts = call.argument.array, parts.count == 2, let separator = parts[0].string, !separator.isEmpty,
        let text = text(of: parts[1])
      else { return nil }
      return split(text, by: separator, at: node)
    case "Fn::If": return branch(call.argument).flatMap(items)
    case "Fn::FindInMap": return mapped(call.argument, node)?.array
    case "Fn::Cidr": return divided(call.argument)?.map { Node(.string($0.description), at: node.position) }
    default: return nil
    }
  }

  private func split(_ text: String, by separator: String, at node: Node) -> [Node] {
    text.split(separator: separator, omittingEmptySubsequences: false).map {
      Node(.string(String($0)), at: node.position)
    }
  }

  /// The value of a parameter or pseudo-parameter.
  func value(of name: String) -> String? {
    if let assumed = assumptions[name] { return assumed }
    switch name {
    case "AWS::Region": return program.inputs.region
    case "AWS::AccountId": return program.inputs.account
    default: return program.parameters[name]?.value
    }
  }

  private func substituted(_ argument: Node) -> String? {
    guard let substitution = Substitution(argument) else { return nil }
    var result = ""
    for part in substitution.parts {
      switch part {
      case .text(let text): result += text
      case .name(let name):
        guard let value = substitution.values[name].map({ text(of: $0) }) ?? value(of: name) else { return nil }
        result += value
      }
    }
    return result
  }

  /// The ranges of `Fn::Cidr: [range, count, bits]`; `nil` if an argument is not known, or the range has no such parts.
  ///
  /// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html>
  private func divided(_ argument: Node) -> [CIDR]? {
    guard let parts = argument.array, parts.count >= 2, let range = text(of: parts[0]).flatMap({ CIDR($0) }),
      let count = text(of: parts[1]).flatMap({ Int($0) }), (1...256).contains(count),
      let bits = parts.count > 2 ? text(of: parts[2]).flatMap({ Int($0) }) : 8, (1...range.family.bits).contains(bits)
    else { return nil }
    // The number of bits is that of the addresses in a part.
    let ranges = (0..<count).compactMap { range.subnet(bits: range.family.bits - bits - range.prefix, number: $0) }
    return ranges.count == count ? ranges : nil
  }

  /// The range of addresses of a network of the template, which functions cut into pieces.
  private func range(_ argument: Node) -> String? {
    let parts: [String]
    if let items = argument.array {
      parts = items.map { $0.string ?? "" }
    } else if let text = argument.string {
      parts = text.split(separator: ".").map(String.init)
    } else {
      return nil
    }
    guard parts.count == 2, parts[1] == "CidrBlock" else { return nil }
    return enter(parts[0]) { program.resources[parts[0]]?["Properties"]?["CidrBlock"].flatMap(text) } ?? nil
  }
}
