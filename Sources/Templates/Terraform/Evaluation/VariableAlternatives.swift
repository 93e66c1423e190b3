import Documents
import ResourceGraph

/// The values that variables of a configuration can have beside their defaults: those of type `bool`, and those whose
/// validation lists the values.
struct VariableAlternatives {
  private struct Variable {
    var name: String
    /// The value to start with, then the others.
    var values: [Node]
    /// Whether there is no default that says which value holds.
    var isFree: Bool
  }

  private let variables: [Variable]

  var isEmpty: Bool { variables.isEmpty }

  /// - Parameters:
  ///   - parameters: the variables.
  ///   - documents: the files of the configuration; what none of them uses makes no difference.
  init(_ parameters: [Parameter], usedIn documents: [Node], _ inputs: TemplateInputs) {
    var used: Set<String>?
    variables = parameters.compactMap { parameter in
      let name = TerraformSpelling.argument(of: parameter.name)
      // A secret must not become a part of a text, and what is given is known.
      guard !parameter.isSecret, inputs.parameters[name] == nil else { return nil }
      let validation = VariableValidations.validations(of: parameter).lazy.compactMap { $0.allowedValues(of: name) }
        .first
      let isBoolean = parameter.attributes["type"]?.string == "bool"
      guard var values = validation ?? (isBoolean ? [true, false] : nil) else { return nil }
      if used == nil { used = Self.usedNames(in: documents) }
      guard used?.contains(name) == true else { return nil }
      let fixed = parameter.defaultValue
      if let fixed {
        values.removeAll { $0 == fixed || (isBoolean && Bool(node: $0) == Bool(node: fixed)) }
        values.insert(fixed, at: 0)
      }
      return values.count > 1 ? Variable(name: name, values: values, isFree: fixed == nil) : nil
    }
  }

  /// The variables that expressions outside of their own declarations name.
  private static func usedNames(in documents: [Node]) -> Set<String> {
    var names: Set<String> = []
    func collect(_ text: String) {
      guard text.place(of: "var.") != nil else { return }
      for part in text.split(separator: "var.", omittingEmptySubsequences: false).dropFirst() {
        names.insert(String(part.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }))
      }
    }
    func collect(_ node: Node) {
      switch node.content {
      case .string(let text): collect(text)
      case .array(let items): for item in items { collect(item) }
      case .object(let object):
        for member in object {
          collect(member.key)
          collect(member.value)
        }
      case .null, .bool, .integer, .number: return
      }
    }
    for body in documents.flatMap({ $0.array ?? [$0] }) {
      for section in body.object ?? [:] where section.key != "variable" { collect(section.value) }
    }
    return names
  }

  /// The ways in which the variables are looked at.
  var choices: (choices: [ScenarioSelection.Choice], coverage: ScenarioSelection.Coverage) {
    ScenarioSelection.choices(of: variables.map(\.values.count)) { choice in
      variables.indices.map { String(choice[$0] ?? 0) }
    }
  }

  /// The inputs with the values of a way; those of defaults are left to the defaults.
  func adding(_ choice: ScenarioSelection.Choice, to inputs: TemplateInputs) -> TemplateInputs {
    var inputs = inputs
    for (index, variable) in variables.enumerated() where variable.isFree || choice[index] != nil {
      inputs.parameters[variable.name] = variable.values[choice[index] ?? 0]
    }
    return inputs
  }

  func scenario(_ choice: ScenarioSelection.Choice) -> Scenario {
    let assumed = variables.enumerated().filter { $1.isFree || choice[$0] != nil }
    return Scenario(
      assumptions: assumed.map { index, variable in
        let value = variable.values[choice[index] ?? 0]
        return .init(name: variable.name, value: VariableValidations.text(of: value))
      }, isDefault: assumed.allSatisfy { $1.isFree })
  }
}
