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
  private let catalog: ResourceCatalog
  private let file: String
  private var mistakes: [TemplateMistake] = []
  private var known: Set<TemplateMistake> = []
  /// The types of the resources by their logical ids, and the attributes of the types that were asked for.
  private let types: [String: String]
  private var attributes: [String: Set<String>?] = [:]
  /// What is being read.
  private var subject = LogicalID("")
  private var isInCondition = false

  init(_ sections: Object, _ program: TemplateProgram, _ catalog: ResourceCatalog, file: String) {
    self.sections = sections
    self.program = program
    self.catalog = catalog
    self.file = file
    evaluator = CloudFormationEvaluator(program, file: file)
    resources = evaluator.expandingLoops(sections["Resources"]?.object ?? [:])
    scope = TemplateScope(sections, resources: resources, program)
    let types = resources.compactMap { member in member.value["Type"]?.string.map { (member.key, $0) } }
    self.types = Dictionary(types) { first, _ in first }
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
    if known.insert(mistake).inserted { mistakes.append(mistake) }
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
    let needed = program.conditions.mapValues { Self.conditions(in: $0) }
    for circle in DependencyCircles(needed, by: \.self).found {
      guard let first = circle.first, let formula = program.conditions[first] else { continue }
      subject = LogicalID(first)
      let action = circle.count > 2 ? "decide one of them by parameters alone" : "decide it by parameters alone"
      report("condition \(DependencyCircles.words(of: circle)); \(action)", at: formula)
    }
    isInCondition = false
  }

  private static func conditions(in formula: Node) -> [String] {
    switch formula.content {
    case .array(let items): return items.flatMap { conditions(in: $0) }
    case .object(let object):
      if object.count == 1, let name = object["Condition"]?.string { return [name] }
      return object.flatMap { conditions(in: $0.value) }
    case .null, .bool, .integer, .number, .string: return []
    }
  }

  private mutating func readCondition(of member: Node) {
    guard let condition = member["Condition"], let name = condition.string else { return }
    use(condition: name, at: condition)
  }

  private mutating func use(condition name: String, at node: Node) {
    guard !scope.hasCondition(name), name.place(of: "${") == nil else { return }
    report(
      "'\(subject)' uses condition '\(name)', which the template does not define; "
        + action(name, scope.conditions, or: "add it to 'Conditions'"), at: node)
  }
}

// MARK: - Values

extension TemplateNames {
  private mutating func readDependencies(_ node: Node?) {
    for dependency in node.map({ $0.array ?? [$0] }) ?? [] {
      guard let name = dependency.string, !scope.hasResource(name), name.place(of: "${") == nil else { continue }
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
      if let parts = argument.array {
        if parts.count == 2, let attribute = parts[1].string { use(attribute: attribute, of: name, at: call) }
      } else if let text = argument.string, text.count > name.count {
        use(attribute: String(text.dropFirst(name.count + 1)), of: name, at: call)
      }
    case "Fn::Sub":
      guard let substitution = Substitution(argument) else { return read(argument) }
      for case .name(let name) in substitution.parts where substitution.values[name] == nil {
        if !name.hasPrefix("AWS::"), let dot = name.firstIndex(of: ".") {
          let resource = String(name[..<dot])
          use(resource: resource, at: call)
          use(attribute: String(name[name.index(after: dot)...]), of: resource, at: call)
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
      if let name = argument.array?.first?.string, !scope.hasMapping(name), name.place(of: "${") == nil {
        report(
          "'\(subject)' looks into mapping '\(name)', which the template does not define; "
            + action(name, scope.mappings, or: "add it to 'Mappings'"), at: call)
      } else if !scope.isOpen, let problem = MappingLookup(argument, program.mappings)?.writtenProblem {
        report("'\(subject)' \(problem)", at: call)
      }
      read(argument)
    case "Fn::Transform": return
    default: read(argument)
    }
  }

  private mutating func use(value name: String, at node: Node) {
    guard name.place(of: "${") == nil else { return }
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
    guard !scope.hasResource(name), name.place(of: "${") == nil else { return }
    let what = scope.parameters.contains(name) ? "a parameter" : "no resource"
    report(
      "'\(subject)' reads an attribute of '\(name)', which is \(what) of the template; "
        + action(name, scope.resources, or: "name a resource"), at: node)
  }

  /// Whether it is known that a type does not return an attribute.
  private mutating func lacks(_ attribute: String, _ type: String) -> Bool {
    if let known = attributes[type] { return known?.contains(attribute) == false }
    let known = catalog.attributes(of: type).map { Set($0) }
    attributes[type] = .some(known)
    return known?.contains(attribute) == false
  }

  private mutating func use(attribute name: String, of resource: String, at node: Node) {
    guard !name.utf8.contains(UInt8(ascii: "{")), let type = types[resource], lacks(name, type),
      let known = catalog.attributes(of: type)
    else { return }
    let few = known.count <= 3 ? known.map { "'\($0)'" }.joined(separator: " or ") : "one that its documentation lists"
    let action = Suggestion.nearest(to: name, among: known).map { "write '\($0)'" } ?? "use \(few)"
    report("'\(subject)' reads '\(name)' of '\(resource)', which '\(type)' does not return; \(action)", at: node)
  }
}
