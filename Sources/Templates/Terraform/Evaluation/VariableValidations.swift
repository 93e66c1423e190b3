import Documents
import ResourceGraph

/// What a configuration demands of the values of its variables: their type, where that is `bool`, and their validations.
///
/// <https://developer.hashicorp.com/terraform/language/block/variable#validation>
struct VariableValidations {
  /// A condition, with what Terraform says where it is not met.
  struct Validation {
    var condition: Node
    var message: String?
  }

  private let parameters: [Parameter]

  init(_ parameters: [Parameter]) { self.parameters = parameters }

  static func validations(of parameter: Parameter) -> [Validation] {
    let blocks = parameter.attributes["validation"].map { $0.array ?? [$0] } ?? []
    return blocks.compactMap { block in
      block["condition"].map { Validation(condition: $0, message: block["error_message"]?.string) }
    }
  }

  /// A value as people write it.
  static func text(of value: Node) -> String {
    value.isNull ? "null" : String(node: value).map(TerraformSyntax.unescaped) ?? JSON.writeCompact(value)
  }

  /// The given values that Terraform refuses, each at its variable.
  func refusedValues(_ inputs: TemplateInputs) -> [Diagnostic] {
    let given = parameters.filter { inputs.parameters[TerraformSpelling.argument(of: $0.name)] != nil }
    guard !given.isEmpty else { return [] }
    let body = TerraformBody()
    for parameter in parameters {
      let name = TerraformSpelling.argument(of: parameter.name)
      // Conditions about secrets are worked out as well; what they come to shows nothing of them.
      body.variables[name] = .init(value: inputs.parameters[name] ?? parameter.defaultValue, isSecret: false)
    }
    let program = TerraformProgram(body, inputs)
    let evaluator = TerraformEvaluator(program)
    return given.compactMap { parameter in
      let name = TerraformSpelling.argument(of: parameter.name)
      guard let value = inputs.parameters[name], let accepted = problem(with: value, of: parameter, name, evaluator)
      else {
        return nil
      }
      let shown = parameter.isSecret ? "the given value" : "the value '\(Self.text(of: value))'"
      return .error("variable '\(name)' does not allow \(shown); \(accepted)", at: parameter.location)
    }
  }

  /// What to do about a value that is refused; `nil` for one that is allowed, or of which that is not known.
  private func problem(
    with value: Node, of parameter: Parameter, _ name: String, _ evaluator: TerraformEvaluator
  ) -> String? {
    if parameter.attributes["type"]?.string == "bool", !value.isNull, Bool(node: value) == nil {
      return "use true or false"
    }
    for validation in Self.validations(of: parameter) {
      guard evaluator.truth(evaluator.evaluate(validation.condition)) == false else { continue }
      if let allowed = validation.allowedValues(of: name) {
        return "use one of " + allowed.map { "'\(Self.text(of: $0))'" }.joined(separator: ", ")
      }
      return validation.message.map { "its validation says: \($0)" } ?? "use one that its validation accepts"
    }
    return nil
  }
}

extension VariableValidations.Validation {
  /// The values that the condition lists: `contains(["dev", "prod"], var.stage)`, or a comparison with each; `nil` for any
  /// other condition.
  func allowedValues(of name: String) -> [Node]? {
    guard let text = condition.string, let parts = TerraformExpressionParser.template(text), parts.count == 1,
      case .expression(let expression) = parts[0]
    else { return nil }
    return Self.values(expression, name)
  }

  private static func values(_ expression: TerraformExpression, _ name: String) -> [Node]? {
    switch expression.kind {
    case .call("contains", let arguments, isExpanded: false):
      guard arguments.count == 2, isVariable(arguments[1], name), case .list(let items) = arguments[0].kind else {
        return nil
      }
      let values = items.compactMap(literal)
      return values.count == items.count && !values.isEmpty ? values : nil
    case .operation("||", let left, let right):
      guard let first = values(left, name), let second = values(right, name) else { return nil }
      return first + second
    case .operation("==", let left, let right):
      if isVariable(left, name) { return literal(right).map { [$0] } }
      return isVariable(right, name) ? literal(left).map { [$0] } : nil
    default: return nil
    }
  }

  private static func isVariable(_ expression: TerraformExpression, _ name: String) -> Bool {
    guard case .access(let base, let steps) = expression.kind, case .name("var") = base.kind, steps.count == 1,
      case .attribute(name) = steps[0]
    else { return false }
    return true
  }

  private static func literal(_ expression: TerraformExpression) -> Node? {
    switch expression.kind {
    case .literal(let node): return node
    case .template(let parts):
      var text = ""
      for part in parts {
        guard case .text(let piece) = part else { return nil }
        text += piece
      }
      return Node(.string(text))
    default: return nil
    }
  }
}
