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
    var position: Position

    /// Whether the value is a list, written with commas.
    var isList: Bool { type == "CommaDelimitedList" || type.hasPrefix("List<") }
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
      let isStored = type.hasPrefix("AWS::SSM::Parameter")
      let value = inputs.text(ofParameter: member.key) ?? member.value["Default"].flatMap { String(node: $0) }
      let allowed = (member.value["AllowedValues"]?.array ?? []).compactMap { String(node: $0) }
      parameters[member.key] = Parameter(
        type: type, value: isStored ? nil : value, allowedValues: isStored ? [] : allowed,
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
      guard let parameter = parameters[name], let given = inputs.text(ofParameter: name),
        !parameter.allowedValues.isEmpty, !parameter.allowedValues.contains(given), !parameter.type.hasPrefix("List<"),
        parameter.type != "CommaDelimitedList"
      else { return nil }
      let allowed = parameter.allowedValues.map { "'\($0)'" }.joined(separator: ", ")
      return .error(
        "parameter '\(name)' does not allow the value '\(given)'; use one of \(allowed)",
        at: SourceLocation(file: file, position: parameter.position))
    }
  }
}
