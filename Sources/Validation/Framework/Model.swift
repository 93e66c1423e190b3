package import AWSResources
import Documents

/// A graph with all that several rules want to know about it, each worked out once, when first asked for.
///
/// One check makes one model and reads it from one thread.
package final class Model {
  package let graph: ResourceGraph
  private let parameters: [String: Parameter]

  /// Subnets, route tables and endpoints.
  package private(set) lazy var network = NetworkModel(self)
  /// Load balancers, services and databases, each with its place in the network.
  package private(set) lazy var ingress = IngressModel(self)
  /// Security groups with their rules, and what they stand around.
  package private(set) lazy var securityGroups = SecurityGroupModel(self)

  /// The resources without a struct, in order.
  package private(set) lazy var rawResources = graph.rawResources
  /// Where the raw resources of each type stand among them all.
  private(set) lazy var rawPlaces = Dictionary(grouping: rawResources.indices) { rawResources[$0].resource.type }
  /// What identities may do: the policies of roles, users and groups, and those that they share.
  package private(set) lazy var identityPolicies = findIdentityPolicies()
  /// The resources whose policies the template does not show, with the property at fault.
  package private(set) lazy var hiddenIdentityPolicies = findHiddenIdentityPolicies()
  /// The policies of each role, wherever they stand.
  private(set) lazy var policiesByRole = findPoliciesByRole()

  package init(_ graph: ResourceGraph) {
    self.graph = graph
    parameters = Dictionary(graph.parameters.map { ($0.name, $0) }) { first, _ in first }
  }
}

// MARK: - Values

extension Model {
  /// What is known of a value; a parameter counts as known where it has a default.
  package func known<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Known<Wrapped> {
    guard let value else { return .absent }
    if case .literal(let literal) = value { return .value(literal) }
    if value.expression.isNoValue { return .absent }
    if let literal = value.literal { return .value(literal) }
    if let text = known(value.expression), let literal = Wrapped(node: Node(.string(text))) { return .value(literal) }
    return .unknown
  }

  /// The value itself, where it is set and known.
  package func literal<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Wrapped? { known(value).value }

  /// The text of a value; what only the deployment knows stands in it as `${…}`.
  ///
  /// `${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/${Repository}:v1`
  package func text(_ value: Value<String>?) -> String? {
    switch value {
    case nil: nil
    case .literal(let text)?: text
    case .expression(let expression)?: expression.isNoValue ? nil : text(expression)
    }
  }

  package func text(_ expression: Expression) -> String {
    switch expression.resolved {
    case .text(let text)?: text
    case .attribute(let id, "Ref")?: "${\(id)}"
    case .attribute(let id, let attribute)?: "${\(id).\(attribute)}"
    case .parameter(let name)?: defaultText(ofParameter: name) ?? "${\(name)}"
    case .pseudo(.region)?: graph.region ?? "${\(PseudoValue.region.rawValue)}"
    case .pseudo(let value)?: "${\(value.rawValue)}"
    case .availabilityZone(let index)?: "${zone \(index)}"
    case .join(let parts)?: parts.map { text($0) }.joined()
    case .verbatim?, nil: "${?}"
    }
  }

  private func known(_ expression: Expression) -> String? {
    switch expression.resolved {
    case .text(let text)?: return text
    case .parameter(let name)?: return defaultText(ofParameter: name)
    case .pseudo(.region)?: return graph.region
    case .join(let parts)?:
      var result = ""
      for part in parts {
        guard let text = known(part) else { return nil }
        result += text
      }
      return result
    default: return nil
    }
  }

  private func defaultText(ofParameter name: String) -> String? {
    // The default of such a parameter is the name that the value is kept under.
    guard let parameter = parameters[name], !parameter.type.hasPrefix("AWS::SSM::Parameter") else { return nil }
    return parameter.defaultValue.flatMap { String(node: $0) }
  }

  package func parameter(named name: String) -> Parameter? { parameters[name] }
}

extension Expression {
  /// Whether the template takes the property back: `Ref: AWS::NoValue`.
  package var isNoValue: Bool {
    guard case .verbatim(let node, resolved: nil) = self else { return false }
    return node == ["Ref": "AWS::NoValue"]
  }
}
