package import AWSResources

/// A graph with the values and analyses that rules read.
///
/// One check makes one model and reads it from one thread.
package final class Model {
  package let graph: ResourceGraph
  /// What was found of the resources before, for all scenarios of a template.
  let sharedMistakes: SharedResourceMistakes
  private let values: KnownValues
  private var analyses: [ObjectIdentifier: any Analysis] = [:]

  package convenience init(_ graph: ResourceGraph) { self.init(graph, SharedResourceMistakes()) }

  init(_ graph: ResourceGraph, _ sharedMistakes: SharedResourceMistakes) {
    self.graph = graph
    self.sharedMistakes = sharedMistakes
    values = KnownValues(graph)
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
  package func known<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Known<Wrapped> { values.known(value) }

  /// The value of a property that is set and known.
  package func literal<Wrapped: Literal>(_ value: Value<Wrapped>?) -> Wrapped? { known(value).value }

  /// The values of a list that is set, if all of them are known.
  package func literals<Wrapped: Literal>(_ list: List<Value<Wrapped>>?) -> [Wrapped]? {
    guard case .items(let items)? = list else { return nil }
    let known = items.compactMap { literal($0) }
    return known.count == items.count ? known : nil
  }

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
    case .parameter(let name)?: values.defaultText(ofParameter: name) ?? "${\(name)}"
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

  package func parameter(named name: String) -> Parameter? { values.parameter(named: name) }
}
