import Documents
import ResourceGraph

/// A module of a plan, for the expressions that the plan has as text.
final class PlanScope: TerraformScope {
  // The plan owns the evaluators of its modules.
  private unowned let plan: PlanValues
  /// `module.network["a"]`; empty in the root module.
  private let module: String

  init(_ plan: PlanValues, module: String) {
    self.plan = plan
    self.module = module
  }

  func node(ofVariable name: String, _ evaluator: TerraformEvaluator) -> Node? {
    if module.isEmpty {
      guard let value = value(ofVariable: name), value.string == nil else { return Node(.string("${var.\(name)}")) }
      return value
    }
    return evaluator.enter("\(module).var.\(name)") {
      plan.configuration.argument(name, ofModule: module).flatMap { plan.value(of: $0.expression, in: $0.scope) }
    }
  }

  /// The variables of references are those of the root module.
  func value(ofVariable name: String) -> Node? {
    guard let variable = plan.variables[name], !variable.isSecret else { return nil }
    return variable.value.map(PlanArguments.escaped)
  }

  /// A plan does not have local values.
  func value(ofLocal name: String, _ evaluator: TerraformEvaluator) -> Node? { nil }

  func instances(of address: String, _ evaluator: TerraformEvaluator) -> TerraformInstances? {
    plan.configuration.instances(of: fullAddress(of: address))
  }

  func fullAddress(of address: String) -> String { module.isEmpty ? address : "\(module).\(address)" }

  func value(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node? {
    if let known = plan.values[address]?[attribute], !known.isNull { return PlanArguments.escaped(known) }
    return attribute == "json" || attribute == "minified_json" ? plan.policy(at: address) : nil
  }
}
