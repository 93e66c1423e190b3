import Documents
import ResourceGraph

/// Works out what a template comes to for one assignment of its parameters.
///
/// What only the deployment knows stays as it is: references to resources, attributes, imported values, and functions of
/// those. Every node keeps the place that it was read from; a branch of `Fn::If` has its own.
final class CloudFormationEvaluator {
  let program: TemplateProgram
  /// The parameters and pseudo-parameters that are assumed; `nil` is a value that the template does not mention.
  let assumptions: [String: String?]
  private var decided: [String: Bool?] = [:]
  /// The conditions and resources that are being read, so that a circle is left open.
  private var entered: Set<String> = []
  /// How many more nodes loops and mappings may make.
  private var remainingNodes = LoopExpansion.limit
  /// The turns of the loops that make members, by the keys of the members: `Kiosk = North`.
  private(set) var iterations: [String: String] = [:]
  /// What could not be worked out and is left as it is, or was refused.
  private(set) var diagnostics: [Diagnostic] = []
  /// The conditions of the resources that the scenario does not have.
  var removed: [String: String] = [:]
  private let file: String

  init(_ program: TemplateProgram, assumptions: [String: String?] = [:], file: String = "") {
    self.program = program
    self.assumptions = assumptions
    self.file = file
  }

  func report(_ severity: Diagnostic.Severity, _ message: String, at node: Node) {
    diagnostics.append(Diagnostic(severity, message, at: SourceLocation(file: file, position: node.position)))
  }

  /// Takes nodes from what loops and mappings may make.
  func spend(_ nodes: Int, at node: Node) -> Bool {
    guard remainingNodes >= 0 else { return false }
    remainingNodes -= nodes
    if remainingNodes < 0 {
      report(.error, "the loops make more than \(LoopExpansion.limit) values; shorten their collections", at: node)
    }
    return remainingNodes >= 0
  }
}

// MARK: - Conditions

extension CloudFormationEvaluator {
  /// Whether a condition holds; `nil` if the template does not have it, or it cannot be decided.
  func decide(condition name: String) -> Bool? {
    if let known = decided[name] { return known }
    guard let formula = program.conditions[name] else { return nil }
    let value = enter("condition \(name)") { decide(formula) } ?? nil
    decided[name] = value
    return value
  }

  /// What all conditions of the template come to.
  var decisions: [String: Bool?] {
    Dictionary(uniqueKeysWithValues: program.conditions.keys.map { ($0, decide(condition: $0)) })
  }

  /// How deep conditions may depend on each other, so that a template cannot exhaust the stack.
  private static let deepest = 500

  /// What the body returns, unless it is being worked out already, or is too deep to be.
  func enter<Result>(_ name: String, _ body: () -> Result) -> Result? {
    guard entered.count < Self.deepest, entered.insert(name).inserted else { return nil }
    defer { entered.remove(name) }
    return body()
  }

  /// Whether a formula holds.
  func decide(_ formula: Node) -> Bool? {
    guard case .object(let object) = formula.content, object.members.count == 1 else {
      return Bool(node: formula)
    }
    let argument = object.members[0].value
    switch object.members[0].key {
    case "Condition": return argument.string.flatMap { decide(condition: $0) }
    case "Fn::Not": return argument.array?.first.flatMap { decide($0) }.map { !$0 }
    case "Fn::And": return all(argument.array ?? [], are: true)
    case "Fn::Or": return all(argument.array ?? [], are: false).map { !$0 }
    case "Fn::Equals":
      guard let sides = argument.array, sides.count == 2 else { return nil }
      return isEqual(sides[0], sides[1])
    case "Fn::Contains":
      guard let sides = argument.array, sides.count == 2, let value = text(of: sides[1]) else { return nil }
      return items(of: sides[0])?.contains { text(of: $0) == value }
    case "Fn::EachMemberIn":
      guard let sides = argument.array, sides.count == 2, let allowed = items(of: sides[1]) else { return nil }
      let texts = allowed.map { text(of: $0) }
      return items(of: sides[0])?.allSatisfy { texts.contains(text(of: $0)) }
    default: return nil
    }
  }

  /// Whether all formulas have that value; a formula with the other one decides.
  private func all(_ formulas: [Node], are expected: Bool) -> Bool? {
    var isOpen = false
    for formula in formulas {
      guard let value = decide(formula) else {
        isOpen = true
        continue
      }
      // For `Fn::Or` the question is whether none holds.
      if value != expected { return false }
    }
    return isOpen ? nil : true
  }

  /// A value that the template does not mention is equal to no text of the template; one that does not exist is unknown.
  private func isEqual(_ left: Node, _ right: Node) -> Bool? {
    switch (text(of: left), text(of: right)) {
    case (let first?, let second?): first == second
    default: left == right ? true : [left, right].allSatisfy(program.knowsNames) ? false : nil
    }
  }
}

// MARK: - The tree

extension CloudFormationEvaluator {
  /// What a node comes to; `nil` where the template removes it: `AWS::NoValue`.
  func evaluate(_ node: Node) -> Node? {
    switch node.content {
    case .null, .bool, .integer, .number, .string: return node
    case .array(let items): return Node(.array(items.compactMap(evaluate)), at: node.position)
    case .object(let object):
      if let call = node.functionCall { return evaluate(call.function, call.argument, node) }
      return Node(.object(evaluateMembers(object)), at: node.position)
    }
  }

  func evaluateMembers(_ object: Object) -> Object {
    var result = Object()
    result.members.reserveCapacity(object.members.count)
    for member in expandingLoops(object).members {
      guard let value = evaluate(member.value) else { continue }
      result.append(member.key, value)
    }
    return result
  }

  /// The object with its loops written out; a loop whose collection is not known stays.
  func expandingLoops(_ object: Object) -> Object {
    guard object.members.contains(where: { $0.key.hasPrefix(LoopExpansion.prefix) }) else { return object }
    var result = Object()
    for member in object.members {
      guard member.key.hasPrefix(LoopExpansion.prefix) else {
        result.append(member.key, member.value)
        continue
      }
      guard let loop = LoopExpansion(member.value), let items = texts(of: loop.collection) else {
        report(
          .note, "the template does not tell what '\(member.key)' loops over, so what it makes is not examined",
          at: member.value)
        result.append(member.key, member.value)
        continue
      }
      let size = member.value.size
      for item in items {
        guard spend(size, at: member.value) else { return result }
        let made = expandingLoops(Object(loop.members(for: item))).members
        for one in made {
          iterations[one.key] = [iterations[one.key], "\(loop.identifier) = \(item)"].compactMap(\.self).joined(
            separator: ", ")
        }
        result.members += made
      }
    }
    return result
  }

  /// The texts of a list, if all are known.
  private func texts(of node: Node) -> [String]? {
    guard let items = items(of: node) else { return nil }
    let texts = items.compactMap { text(of: $0) }
    return texts.count == items.count ? texts : nil
  }
}
