import Documents
import ResourceGraph

/// The parts of a template that decide what comes out of it: parameters, mappings, conditions and rules.
struct TemplateProgram {
  /// A parameter, as far as it decides something.
  struct Parameter {
    var type: String
    /// The value that was given, else the default; `nil` if there is neither, or only Parameter Store has it.
    var value: String?
    /// The values that the template allows; empty for any.
    var allowedValues: [String]
    var constraints: ParameterConstraints
    /// Whether the value must not be shown.
    var isHidden: Bool
    var position: Position

    /// Whether the value is a list, written with commas.
    var isList: Bool { ParameterType.isList(type) }
  }

  let parameters: [String: Parameter]
  /// The names of the parameters, in the template's order.
  let parameterNames: [String]
  let mappings: Node?
  private(set) var conditions: [String: Node]
  /// The assertions about parameters that hold in every deployment.
  let assertions: [Assertion]
  let inputs: TemplateInputs
  /// The bodies of the resources by their logical ids, for what functions read from them.
  let resources: Object

  /// A rule of the template: if the condition holds, the assertion holds.
  struct Assertion {
    var condition: Node?
    var assertion: Node
  }

  init(_ sections: Object, _ inputs: TemplateInputs) {
    self.inputs = inputs
    var parameters: [String: Parameter] = [:]
    var names: [String] = []
    for member in sections["Parameters"]?.object ?? [:] {
      guard let type = member.value["Type"]?.string else { continue }
      // The default of such a parameter is the name of an entry in Parameter Store, and so is a value that is given.
      let isStored = ParameterType.isStored(type)
      let isOpen = isStored || inputs.references.contains(member.key)
      let value = inputs.text(ofParameter: member.key) ?? member.value["Default"].flatMap { String(node: $0) }
      let constraints = ParameterConstraints(member.value, type: type, isList: ParameterType.isList(type))
      parameters[member.key] = Parameter(
        type: type, value: isOpen ? nil : value, allowedValues: isStored ? [] : constraints.allowedValues,
        constraints: constraints, isHidden: member.value["NoEcho"].flatMap { Bool(node: $0) } ?? false,
        position: member.value.position)
      names.append(member.key)
    }
    self.parameters = parameters
    parameterNames = names
    mappings = sections["Mappings"]
    let conditions = sections["Conditions"]?.object ?? [:]
    self.conditions = Dictionary(conditions.map { ($0.key, $0.value) }) { first, _ in first }
    resources = sections["Resources"]?.object ?? [:]
    var assertions: [Assertion] = []
    for rule in sections["Rules"]?.object ?? [:] {
      for assertion in rule.value["Assertions"]?.array ?? [] {
        guard let node = assertion["Assert"] else { continue }
        assertions.append(Assertion(condition: rule.value["RuleCondition"], assertion: node))
      }
    }
    self.assertions = assertions
    if conditions.contains(where: { $0.key.hasPrefix(LoopExpansion.prefix) }) {
      // The loop over conditions reads parameters alone, so the defaults decide it.
      let expanded = CloudFormationEvaluator(self).expandingLoops(conditions)
      self.conditions = Dictionary(expanded.map { ($0.key, $0.value) }) { first, _ in first }
    }
  }
}

extension TemplateProgram {
  /// The given values that CloudFormation refuses, each at its parameter.
  func refusedValues(file: String) -> [Diagnostic] {
    parameterNames.compactMap { name in
      guard let parameter = parameters[name], let given = inputs.text(ofParameter: name), parameter.value != nil,
        let accepted = parameter.constraints.problem(with: given)
      else { return nil }
      let shown = parameter.isHidden ? "the given value" : "the value '\(given)'"
      return .error(
        "parameter '\(name)' does not allow \(shown); use \(accepted)",
        at: SourceLocation(file: file, position: parameter.position))
    }
  }

  /// Whether a condition depends on given values alone.
  func isGiven(condition name: String) -> Bool {
    var seen: Set<String> = []
    func isGiven(_ name: String) -> Bool {
      guard seen.insert(name).inserted else { return true }
      // Deeper conditions are not decided either.
      guard seen.count <= 500 else { return false }
      guard let formula = conditions[name] else { return false }
      return isGivenFormula(formula)
    }
    func isGivenFormula(_ node: Node) -> Bool {
      switch node.content {
      case .array(let items): return items.allSatisfy(isGivenFormula)
      case .object(let object):
        if object.count == 1, let other = object["Condition"]?.string { return isGiven(other) }
        guard let call = node.functionCall else { return object.allSatisfy { isGivenFormula($0.value) } }
        guard call.function == "Ref", let parameter = call.argument.string else { return isGivenFormula(call.argument) }
        return switch parameter {
        case "AWS::Region": inputs.region != nil
        case "AWS::AccountId": inputs.account != nil
        default: inputs.parameters[parameter] != nil
        }
      case .null, .bool, .integer, .number, .string: return true
      }
    }
    return isGiven(name)
  }

  /// Whether everything that a formula refers to exists.
  func knowsNames(_ node: Node) -> Bool {
    switch node.content {
    case .array(let items): return items.allSatisfy(knowsNames)
    case .object(let object):
      guard let call = node.functionCall, call.function == "Ref", let name = call.argument.string else {
        return object.allSatisfy { knowsNames($0.value) }
      }
      return parameters[name] != nil || name.hasPrefix("AWS::")
    case .null, .bool, .integer, .number, .string: return true
    }
  }
}
