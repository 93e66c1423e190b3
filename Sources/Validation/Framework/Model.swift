package import AWSResources
import Documents

/// A graph with the values and analyses that rules read.
///
/// One check makes one model and reads it from one thread.
package final class Model {
  package let graph: ResourceGraph
  private let parameters: [String: Parameter]
  private var analyses: [ObjectIdentifier: any Analysis] = [:]

  package init(_ graph: ResourceGraph) {
    self.graph = graph
    parameters = Dictionary(graph.parameters.map { ($0.name, $0) }) { first, _ in first }
  }

  /// The analysis of that type, made when it is first asked for.
  package func analysis<A: Analysis>(_ type: A.Type = A.self) -> A {
    if let known = analyses[ObjectIdentifier(type)] as? A { return known }
    let made = A(self)
    analyses[ObjectIdentifier(type)] = made
    return made
  }
}

// MARK: - Values

extension Model {
  /// The value of a property, as far as the template tells it; a parameter with a default counts as known.
  package func known<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Known<Wrapped> {
    guard let value else { return .absent }
    if case .literal(let literal) = value { return .value(literal) }
    if value.expression.isNoValue { return .absent }
    if let literal = value.literal { return .value(literal) }
    if let text = known(value.expression), let literal = Wrapped(node: Node(.string(text))) { return .value(literal) }
    return .unknown
  }

  /// The value of a property that is set and known.
  package func literal<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Wrapped? { known(value).value }

  /// The text of a value, with `${…}` in place of each part that cannot be determined before deployment.
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
    case .attribute(let id, let attribute)?: text(ofAttribute: attribute, of: id)
    case .parameter(let name)?: defaultText(ofParameter: name) ?? "${\(name)}"
    case .pseudo(.region)?: graph.region ?? "${\(PseudoValue.region.rawValue)}"
    case .pseudo(let value)?: "${\(value.rawValue)}"
    case .availabilityZone(let index)?: "${zone \(index)}"
    case .join(let parts)?: parts.map { text($0) }.joined()
    case .component(let index, let arn)?: "${\(text(arn))[\(index)]}"
    case .verbatim?, nil: "${?}"
    }
  }

  private func text(ofAttribute attribute: String, of id: LogicalID) -> String {
    if case .constructed(let expression)? = graph.importedValue(id, attribute)?.source,
      expression != .attribute(id, attribute)
    {
      return text(expression)
    }
    return attribute == "Ref" ? "${\(id)}" : "${\(id).\(attribute)}"
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
    // The default of such a parameter is the name of an entry in Parameter Store, not the value.
    guard let parameter = parameters[name], !parameter.type.hasPrefix("AWS::SSM::Parameter") else { return nil }
    return parameter.defaultValue.flatMap { String(node: $0) }
  }

  package func parameter(named name: String) -> Parameter? { parameters[name] }
}

extension Expression {
  /// Whether the template removes the property: `Ref: AWS::NoValue`.
  package var isNoValue: Bool {
    guard case .verbatim(let node, resolved: nil) = self else { return false }
    return node == ["Ref": "AWS::NoValue"]
  }
}
