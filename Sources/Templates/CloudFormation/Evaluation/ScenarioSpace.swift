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
  private let file: String
  private let decisions: Decisions
  private let variables: [Variable]

  /// - Parameter file: the path of the template, for messages.
  init(_ program: TemplateProgram, _ decisions: Decisions, file: String) {
    self.program = program
    self.file = file
    self.decisions = decisions
    variables = decisions.compared.compactMap { Self.variable($0.name, $0.constants, program) }
  }

  private static func variable(_ name: String, _ constants: [String], _ program: TemplateProgram) -> Variable? {
    if program.inputs.parameters[name] != nil || program.inputs.references.contains(name) { return nil }
    var values: [String?]
    var fixed: String?
    // Nothing is a value of its own in every deployment.
    if name == "AWS::NoValue" { return nil }
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

  /// What makes a difference, the fewest assumptions first: the defaults, every other value, every pair, and so on.
  ///
  /// - Returns: also whether there may be more than could be looked at.
  func outcomes() -> (found: [Outcome], isCut: Bool) {
    var found: [Outcome] = []
    var seen: Set<[String]> = []
    var tried = 0
    var isCut = false
    func visit(_ chosen: [Int: Int]) {
      guard tried < Self.triedLimit, found.count < Self.limit else {
        isCut = true
        return
      }
      tried += 1
      let outcome = outcome(chosen)
      guard chosen.isEmpty || isAllowed(outcome.evaluator) else { return }
      if seen.insert(decisions.outcome(outcome.evaluator)).inserted { found.append(outcome) }
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

  /// A scenario, with the evaluator that has decided the conditions in it.
  struct Outcome {
    var scenario: Scenario
    /// The parameters that have another value than the one to start with.
    var varied: Set<String>
    var evaluator: CloudFormationEvaluator
  }

  private func outcome(_ chosen: [Int: Int]) -> Outcome {
    var values: [String: String?] = [:]
    for name in program.inputs.references { values[name] = .some(nil) }
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
    return Outcome(
      scenario: Scenario(assumptions: assumptions, isDefault: isDefault),
      varied: Set(chosen.keys.map { variables[$0].name }),
      evaluator: CloudFormationEvaluator(program, assumptions: values, file: file))
  }

  /// Whether the rules of the template admit the values.
  private func isAllowed(_ evaluator: CloudFormationEvaluator) -> Bool {
    program.assertions.allSatisfy { rule in
      let applies = rule.condition.map { evaluator.decide($0) ?? false } ?? true
      return !applies || evaluator.decide(rule.assertion) ?? true
    }
  }
}
