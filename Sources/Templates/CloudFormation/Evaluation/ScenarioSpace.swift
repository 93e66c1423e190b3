import Documents
import ResourceGraph

/// The assignments of a template's parameters that make a difference to what comes out of it.
struct ScenarioSpace {
  /// How many scenarios of one template are looked at.
  static let limit = 64
  /// How many assignments are tried in search of them.
  private static let triedLimit = 1_000

  /// A parameter or pseudo-parameter that decides something.
  private struct Variable {
    var name: String
    /// The value to start with, then the others; `nil` is one that the template does not mention.
    var values: [String?]
    /// Whether neither a default nor an input says which value holds.
    var isFree: Bool
  }

  private let program: TemplateProgram
  private let decisions: Decisions
  private let variables: [Variable]

  init(_ program: TemplateProgram, _ decisions: Decisions) {
    self.program = program
    self.decisions = decisions
    variables = decisions.compared.compactMap { Self.variable($0.name, Array($0.constants), program) }
  }

  private static func variable(_ name: String, _ constants: [String], _ program: TemplateProgram) -> Variable? {
    if program.inputs.parameters[name] != nil { return nil }
    var values: [String?]
    var fixed: String?
    if name.hasPrefix("AWS::") {
      if name == "AWS::Region", program.inputs.region != nil { return nil }
      if name == "AWS::AccountId", program.inputs.account != nil { return nil }
      fixed = name == "AWS::Partition" ? "aws" : nil
      values = [nil]
    } else {
      guard let parameter = program.parameters[name] else { return nil }
      fixed = parameter.value
      values = parameter.allowedValues.isEmpty ? [nil] : parameter.allowedValues
      if values.count > 1 + constants.count {
        // Of the values that nothing is compared with, one stands for all.
        let other = parameter.allowedValues.first { !constants.contains($0) && $0 != fixed }
        values = parameter.allowedValues.filter { constants.contains($0) || $0 == fixed || $0 == other }
      }
    }
    if values == [nil] { values = constants + [nil] }
    if let fixed {
      values.removeAll { $0 == fixed }
      values.insert(fixed, at: 0)
    }
    return values.count > 1 ? Variable(name: name, values: values, isFree: fixed == nil) : nil
  }

  /// The assignments, those with the fewest assumptions first: the defaults, every other value, every pair, and so on.
  ///
  /// - Returns: also how many assignments there are, where not all could be looked at.
  func assignments() -> (found: [Assignment], leftOut: Bool) {
    var found: [Assignment] = []
    var seen: Set<[String]> = []
    var tried = 0
    var isCut = false
    func visit(_ chosen: [Int: Int]) {
      guard tried < Self.triedLimit, found.count < Self.limit else {
        isCut = true
        return
      }
      tried += 1
      let assignment = assignment(chosen)
      let evaluator = CloudFormationEvaluator(program, assumptions: assignment.values)
      guard chosen.isEmpty || isAllowed(evaluator) else { return }
      if seen.insert(decisions.outcome(evaluator)).inserted { found.append(assignment) }
    }
    for size in 0...variables.count {
      combine(size, from: 0, [:], visit) { isCut }
      if isCut { break }
    }
    return (found, isCut)
  }

  private func combine(
    _ size: Int, from first: Int, _ chosen: [Int: Int], _ visit: ([Int: Int]) -> Void, _ isDone: () -> Bool
  ) {
    guard size > 0 else { return visit(chosen) }
    guard first + size <= variables.count else { return }
    for index in first..<variables.count {
      for value in 1..<variables[index].values.count {
        if isDone() { return }
        var next = chosen
        next[index] = value
        combine(size - 1, from: index + 1, next, visit, isDone)
      }
    }
  }

  /// Values for all variables, and what of that is assumed.
  struct Assignment {
    var values: [String: String?]
    var scenario: Scenario
  }

  private func assignment(_ chosen: [Int: Int]) -> Assignment {
    var values: [String: String?] = [:]
    var assumptions: [Scenario.Assumption] = []
    var isDefault = true
    for (index, variable) in variables.enumerated() {
      let choice = chosen[index] ?? 0
      values[variable.name] = .some(variable.values[choice])
      if variable.isFree || choice != 0 {
        assumptions.append(.init(name: variable.name, value: variable.values[choice]))
      }
      if !variable.isFree, choice != 0 { isDefault = false }
    }
    return Assignment(values: values, scenario: Scenario(assumptions: assumptions, isDefault: isDefault))
  }

  /// Whether the rules of the template admit the values.
  private func isAllowed(_ evaluator: CloudFormationEvaluator) -> Bool {
    program.assertions.allSatisfy { rule in
      let applies = rule.condition.map { evaluator.decide($0) ?? false } ?? true
      return !applies || evaluator.decide(rule.assertion) ?? true
    }
  }
}
