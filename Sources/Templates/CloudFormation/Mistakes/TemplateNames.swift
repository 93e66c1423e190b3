import Documents
import ResourceGraph

/// Finds the names that a template uses and does not define, in all branches of its conditions.
struct TemplateNames {
  private let sections: Object
  private let program: TemplateProgram
  /// Writes loops out.
  private let evaluator: CloudFormationEvaluator
  private let resources: Object
  private let scope: TemplateScope
  private let file: String
  private var mistakes: [TemplateMistake] = []
  /// What is being read.
  private var subject = LogicalID("")
  private var isInCondition = false

  init(_ sections: Object, _ program: TemplateProgram, file: String) {
    self.sections = sections
    self.program = program
    self.file = file
    evaluator = CloudFormationEvaluator(program, file: file)
    resources = evaluator.expandingLoops(sections["Resources"]?.object ?? [:])
    scope = TemplateScope(sections, resources: resources, program)
  }

  /// Every undefined name, and every condition that depends on itself.
  mutating func find() -> [TemplateMistake] {
    readConditions()
    for member in resources {
      subject = LogicalID(member.key)
      readCondition(of: member.value)
      readDependencies(member.value["DependsOn"])
      for attribute in member.value.object ?? [:] where !["Type", "Condition", "DependsOn"].contains(attribute.key) {
        read(attribute.value)
      }
    }
    for member in evaluator.expandingLoops(sections["Outputs"]?.object ?? [:]) {
      subject = LogicalID(member.key)
      readCondition(of: member.value)
      for part in [member.value["Value"], member.value["Export"]] { part.map { read($0) } }
    }
    return mistakes
  }

  private mutating func report(_ message: String, at node: Node, _ kind: TemplateMistake.Kind = .name) {
    let mistake = TemplateMistake(kind, subject, message, at: SourceLocation(file: file, position: node.position))
    if !mistakes.contains(mistake) { mistakes.append(mistake) }
  }

  private func action(_ name: String, _ known: Set<String>, or other: String) -> String {
    // A name of a letter or two is near to all others, and nothing refers to itself.
    guard name.count > 2 else { return other }
    return Suggestion.nearest(to: name, among: known.subtracting([subject.name])).map { "write '\($0)'" } ?? other
  }
}

// MARK: - Conditions

extension TemplateNames {
  private mutating func readConditions() {
    isInCondition = true
    for member in sections["Conditions"]?.object ?? [:] where !member.key.hasPrefix(LoopExpansion.prefix) {
      subject = LogicalID(member.key)
      read(member.value)
    }
    for circle in ConditionCircles(program.conditions).found {
      guard let first = circle.first, let formula = program.conditions[first] else { continue }
      subject = LogicalID(first)
      let all = circle.map { "'\($0)'" }
      let path = all.count > 6 ? all.prefix(3) + ["…", all[0]] : all
      report(
        "condition \(path[0]) depends on \(path[1...].joined(separator: ", which depends on ")); "
          + "decide one of them by parameters alone", at: formula)
    }
    isInCondition = false
  }

  private mutating func readCondition(of member: Node) {
    guard let condition = member["Condition"], let name = condition.string else { return }
    use(condition: name, at: condition)
  }

  private mutating func use(condition name: String, at node: Node) {
    guard !scope.hasCondition(name), !name.contains("${") else { return }
    report(
      "'\(subject)' uses condition '\(name)', which the template does not define; "
        + action(name, scope.conditions, or: "add it to 'Conditions'"), at: node)
  }
}

// MARK: - Values

extension TemplateNames {
  private mutating func readDependencies(_ node: Node?) {
    for dependency in node.map({ $0.array ?? [$0] }) ?? [] {
      guard let name = dependency.string, !scope.hasResource(name), !name.contains("${") else { continue }
      report(
        "'\(subject)' depends on '\(name)', which is no resource of the template; "
          + action(name, scope.resources, or: "remove the dependency"), at: dependency)
    }
  }

  private mutating func read(_ node: Node) {
    switch node.content {
    case .array(let items): for item in items { read(item) }
    case .object(let object):
      if let call = node.functionCall { return read(call.function, call.argument, node) }
      if isInCondition, object.count == 1, let condition = object["Condition"], let name = condition.string {
        return use(condition: name, at: condition.position == .none ? node : condition)
      }
      for member in evaluator.expandingLoops(object) where !member.key.hasPrefix("Fn::") { read(member.value) }
    case .null, .bool, .integer, .number, .string: return
    }
  }

  private mutating func read(_ function: String, _ argument: Node, _ call: Node) {
    switch function {
    case "Ref": if let name = argument.string { use(value: name, at: call) } else { read(argument) }
    case "Fn::GetAtt":
      guard let name = argument.array?.first?.string ?? argument.string?.split(separator: ".").first.map(String.init)
      else { return read(argument) }
      use(resource: name, at: call)
    case "Fn::Sub":
      guard let substitution = Substitution(argument) else { return read(argument) }
      for case .name(let name) in substitution.parts where substitution.values[name] == nil {
        if !name.hasPrefix("AWS::"), let dot = name.firstIndex(of: ".") {
          use(resource: String(name[..<dot]), at: call)
        } else {
          use(value: name, at: call)
        }
      }
      for member in substitution.values { read(member.value) }
    case "Fn::If":
      let parts = argument.array ?? []
      if let count = argument.array?.count, count != 3 {
        report(
          "'\(subject)' calls 'Fn::If' with \(count) arguments; write a condition and two values", at: call, .form)
      }
      if let name = parts.first?.string ?? parts.first?["Condition"]?.string { use(condition: name, at: call) }
      for part in parts.dropFirst() { read(part) }
    case "Fn::FindInMap":
      if let name = argument.array?.first?.string, !scope.hasMapping(name), !name.contains("${") {
        report(
          "'\(subject)' looks into mapping '\(name)', which the template does not define; "
            + action(name, scope.mappings, or: "add it to 'Mappings'"), at: call)
      }
      read(argument)
    case "Fn::Transform": return
    default: read(argument)
    }
  }

  private mutating func use(value name: String, at node: Node) {
    guard !name.contains("${") else { return }
    if name.hasPrefix("AWS::") {
      guard !TemplateScope.pseudoParameters.contains(name) else { return }
      return report(
        "'\(subject)' refers to '\(name)', which is no pseudo parameter; "
          + action(name, TemplateScope.pseudoParameters, or: "correct the name"), at: node)
    }
    if isInCondition, scope.resources.contains(name), !scope.parameters.contains(name) {
      return report(
        "condition '\(subject)' refers to '\(name)', which is a resource; refer to parameters only", at: node)
    }
    guard !scope.hasValue(name) else { return }
    if isInCondition {
      return report(
        "condition '\(subject)' refers to '\(name)', which is no parameter of the template; "
          + action(name, scope.parameters, or: "add it to 'Parameters'"), at: node)
    }
    report(
      "'\(subject)' refers to '\(name)', which is neither a resource nor a parameter of the template; "
        + action(name, scope.resources.union(scope.parameters), or: "define it, or correct the name"), at: node)
  }

  private mutating func use(resource name: String, at node: Node) {
    guard !scope.hasResource(name), !name.contains("${") else { return }
    let what = scope.parameters.contains(name) ? "a parameter" : "no resource"
    report(
      "'\(subject)' reads an attribute of '\(name)', which is \(what) of the template; "
        + action(name, scope.resources, or: "name a resource"), at: node)
  }
}
