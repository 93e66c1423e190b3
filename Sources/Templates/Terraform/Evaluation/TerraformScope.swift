import Documents

/// What the names in expressions stand for: those of a configuration, or of a module in a plan.
protocol TerraformScope: AnyObject {
  /// What a use of a variable comes to: a reference for texts, so that it is known where they come from; else the value.
  func node(ofVariable name: String, _ evaluator: TerraformEvaluator) -> Node?
  /// The value of a variable of the template, in the spelling of templates; `nil` if it is not known, or secret: a secret
  /// must not become a part of a text.
  func value(ofVariable name: String) -> Node?
  /// What a local value comes to; `nil` if there is none, or it is not known.
  func value(ofLocal name: String, _ evaluator: TerraformEvaluator) -> Node?
  /// What an output of a module comes to, by the address of the module in this scope; `nil` if it is not known.
  func value(ofOutput name: String, of module: String, _ evaluator: TerraformEvaluator) -> Node?
  /// The outputs of all instances of a module; `nil` if they are not known.
  func value(ofModule module: String, _ evaluator: TerraformEvaluator) -> Node?
  /// How often a resource or data source is there, by its address in this scope; `nil` if there is none.
  func instances(of address: String, _ evaluator: TerraformEvaluator) -> TerraformInstances?
  /// The address of a resource or data source of this scope among all of the template.
  func fullAddress(of address: String) -> String
  /// What is known of an attribute of an instance, by its full address.
  func value(of attribute: String, at address: String, _ evaluator: TerraformEvaluator) -> Node?
}

/// How often a resource is there.
enum TerraformInstances: Equatable {
  case one
  /// `count`
  case counted(Int)
  /// `for_each`, in Terraform's order
  case keyed([String])
  /// Only the deployment knows.
  case unknown

  /// The indices of the instances, as addresses have them.
  var indices: [String] {
    switch self {
    case .one, .unknown: [""]
    case .counted(let count): (0..<count).map { "[\($0)]" }
    case .keyed(let keys): keys.map(Self.index)
    }
  }

  /// `["a"]`
  static func index(_ key: String) -> String {
    "[\"\(key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"]"
  }
}
