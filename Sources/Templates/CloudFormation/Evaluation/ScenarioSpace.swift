import Documents
import ResourceGraph

/// The assignments of a template's parameters that make a difference to what comes out of it.
struct ScenarioSpace {
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
  func outcomes() -> (found: [Outcome], coverage: ScenarioSelection.Coverage) {
    var known: [ScenarioSelection.Choice: Outcome] = [:]
    let (choices, coverage) = ScenarioSelection.choices(of: variables.map(\.values.count)) { choice in
      let outcome = outcome(choice)
      guard choice.isEmpty || isAllowed(outcome.evaluator) else { return nil }
      known[choice] = outcome
      return decisions.outcome(outcome.evaluator)
    }
    return (choices.compactMap { known[$0] }, coverage)
  }

  /// A scenario, with the evaluator that has decided the conditions in it.
  struct Outcome {
    var scenario: Scenario
    /// The parameters that have another value than the one to start with.
    var varied: Set<String>
    var evaluator: CloudFormationEvaluator
  }

  private func outcome(_ chosen: ScenarioSelection.Choice) -> Outcome {
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
