import Documents

/// The values of a graph's properties, as far as the graph tells them before deployment.
package struct KnownValues: Sendable {
  private let region: String?
  private let parameters: [String: Parameter]

  package init(_ graph: ResourceGraph) {
    region = graph.region
    parameters = Dictionary(graph.parameters.map { ($0.name, $0) }) { first, _ in first }
  }

  package func parameter(named name: String) -> Parameter? { parameters[name] }

  /// The value of a property; a parameter with a default counts as known.
  package func known<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Known<Wrapped> {
    guard let value else { return .absent }
    if case .literal(let literal) = value { return .value(literal) }
    if value.expression.isNoValue { return .absent }
    if let literal = value.literal { return .value(literal) }
    if let text = known(value.expression), let literal = Wrapped(node: Node(.string(text))) { return .value(literal) }
    return .unknown
  }

  private func known(_ expression: Expression) -> String? {
    switch expression.resolved {
    case .text(let text)?: return text
    case .parameter(let name)?: return defaultText(ofParameter: name)
    case .pseudo(.region)?: return region
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

  package func defaultText(ofParameter name: String) -> String? {
    // The default of such a parameter is the name of an entry in Parameter Store, not the value.
    guard let parameter = parameters[name], !parameter.isStored else { return nil }
    return parameter.defaultValue.flatMap { String(node: $0) }
  }
}

extension Expression {
  /// Whether the template removes the property: `Ref: AWS::NoValue`.
  package var isNoValue: Bool {
    guard case .verbatim(let node, resolved: nil) = self else { return false }
    return node == ["Ref": "AWS::NoValue"]
  }
}
