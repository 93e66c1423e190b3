import Documents
import ResourceGraph

/// A module of a plan, for the expressions that the plan has as text.
final class PlanScope: TerraformScope {
  // The plan owns the evaluators of its modules.
  private unowned let plan: PlanValues
  /// `module.network["a"]`; empty in the root module.
  private let module: String
  private var knownInstances: [String: TerraformInstances?] = [:]

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
      plan.configuration.argument(name, ofModule: module).flatMap { known($0.expression, in: $0.scope) }
    }
  }

  func value(ofOutput name: String, of module: String, _ evaluator: TerraformEvaluator) -> Node? {
    let path = fullAddress(of: module)
    return evaluator.enter("\(path).\(name)") {
      // Without its text, an output tells what it refers to, and not which value it is.
      guard let expression = plan.configuration.output(name, ofModule: path), expression["constant_value"] != nil else {
        return nil
      }
      return known(expression, in: .init(module: path))
    }
  }

  /// An expression of a plan that takes all of a module is left as it is.
  func value(ofModule module: String, _ evaluator: TerraformEvaluator) -> Node? { nil }

  /// What an expression of another module comes to, if nothing in it is hidden.
  private func known(_ expression: Node, in scope: PlanConfiguration.Scope) -> Node? {
    plan.value(of: expression, in: scope).flatMap { JSON.writeCompact($0).contains("${unknown(") ? nil : $0 }
  }

  /// The variables of references are those of the root module.
  func value(ofVariable name: String) -> Node? {
    guard let variable = plan.variables[name], !variable.isSecret else { return nil }
    return variable.value.map(PlanArguments.escaped)
  }

  /// A plan does not have local values.
  func value(ofLocal name: String, _ evaluator: TerraformEvaluator) -> Node? { nil }

  func instances(of address: String, _ evaluator: TerraformEvaluator) -> TerraformInstances? {
    if let known = knownInstances[address] { return known }
    let instances = plan.configuration.instances(of: fullAddress(of: address))
    knownInstances[address] = .some(instances)
    return instances
  }

  func fullAddress(of address: String) -> String { module.isEmpty ? address : "\(module).\(address)" }

  func value(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node? {
    if let known = plan.values[address]?[attribute], !known.isNull { return PlanArguments.escaped(known) }
    return attribute == "json" || attribute == "minified_json" ? plan.policy(at: address) : nil
  }
}
