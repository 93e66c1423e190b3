/// A property of a resource that a parameter of a construct sets.
package struct SwiftName: Sendable {
  /// What is to be done with the parameter.
  enum Advice: Sendable {
    /// Sets it to something, in words: `'.on'`, `at least '.days(7)'`.
    case set(to: String)
    /// States it, whatever its value is.
    case state
    /// What is to be done with the property, since the parameter has its values: `set 'log_output' to 'FILE' in 'parameters'`.
    case same
    /// The words themselves.
    case words(String)
  }

  /// The type in Swift that has the parameter: `Database`, `Container`.
  package let type: String
  /// What the construct that makes the resource is called in the graph: `database`.
  package let kind: String
  /// The resource type in CloudFormation's spelling.
  package let resourceType: String
  /// The path of the property without indices, in CloudFormation's spelling; empty for what is a resource of its own.
  package let property: String
  /// The parameter's label.
  package let parameter: String
  /// What has the parameter, where that is not the construct: `the container`.
  let owner: String?
  /// The only rule whose findings it is for; `nil` for all.
  package let rule: String?
  /// What findings about the property call it, beside the steps of its path.
  package let alsoNamed: [String]
  let advice: Advice

  /// What to do, as a message ends.
  ///
  /// - Parameter action: what the message says to do with the property.
  func fix(in action: String) -> String {
    let of = owner.map { " of \($0)" } ?? ""
    switch advice {
    case .set(let value): return "set '\(parameter)'\(of) to \(value)"
    case .state: return "set '\(parameter)'\(of)"
    case .same:
      let step = property.split(separator: ".").last ?? ""
      return action.replacing("'\(step)'", with: "'\(parameter)'\(of)")
    case .words(let words): return words
    }
  }
}

extension SwiftName {
  /// A parameter, and the property that it sets.
  struct Parameter {
    let property: String
    let name: String
    let advice: Advice
    var alsoNamed: [String] = []
    var rule: String?

    init(
      _ property: String, _ name: String, _ advice: Advice, alsoNamed: [String] = [], rule: String? = nil
    ) {
      self.property = property
      self.name = name
      self.advice = advice
      self.alsoNamed = alsoNamed
      self.rule = rule
    }
  }

  /// The parameters of a type that set properties of a resource of the constructs.
  static func names(
    _ type: String, of kinds: String..., in resourceType: String, owner: String? = nil, _ parameters: Parameter...
  ) -> [SwiftName] {
    kinds.flatMap { kind in
      parameters.map {
        SwiftName(
          type: type, kind: kind, resourceType: resourceType, property: $0.property, parameter: $0.name, owner: owner,
          rule: $0.rule, alsoNamed: $0.alsoNamed, advice: $0.advice)
      }
    }
  }
}
