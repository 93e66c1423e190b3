import AWSResources
import Documents

/// Which rule of a listener takes a request.
///
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
struct ListenerConditions {
  let model: Model

  /// What takes a request at a listener.
  enum Choice {
    case rule(Located<ElasticLoadBalancing.ListenerRule>)
    /// No rule matches.
    case defaultActions
    case unknown(String, Place)
  }

  /// The rule with the lowest priority whose conditions a request meets.
  func choice(of listener: PlacedListener, for request: TracedRequest) -> Choice {
    // One whose priority is not known may come before or after the others.
    var unplaced: Located<ElasticLoadBalancing.ListenerRule>?
    for rule in listener.rules {
      switch matches(rule, request) {
      case .no: continue
      case .unknown(let reason):
        return .unknown(reason, Place(rule.entry, ["Conditions"]))
      case .yes:
        if let unplaced {
          return .unknown(
            "the priority of listener rule '\(unplaced.id)' is not known", Place(unplaced.entry, ["Priority"]))
        }
        if model.known(rule.resource.priority).value != nil { return .rule(rule) }
        unplaced = rule
      }
    }
    return unplaced.map { .rule($0) } ?? .defaultActions
  }

  /// Whether a request meets all conditions of a rule.
  func matches(_ rule: Located<ElasticLoadBalancing.ListenerRule>, _ request: TracedRequest) -> Answer {
    if rule.resource.conditions.isEmpty || rule.entry.isPartlyUnknown(at: "Conditions") {
      return .unknown("the conditions of listener rule '\(rule.id)' cannot be determined before deployment")
    }
    return rule.resource.conditions.reduce(.yes) { $0.and(matches($1, request, of: rule)) }
  }

  private func matches(
    _ condition: ElasticLoadBalancing.Condition, _ request: TracedRequest,
    of rule: Located<ElasticLoadBalancing.ListenerRule>
  ) -> Answer {
    let unknown = Answer.unknown("a condition of listener rule '\(rule.id)' cannot be determined before deployment")
    if let patterns = condition.pathPattern {
      return matches(patterns.values, patterns.regularExpressions, request.path, ignoringCase: false) ?? unknown
    }
    if let patterns = condition.hostHeader {
      guard let host = request.host else {
        if patterns.values?.items.contains(where: { model.literal($0) == "*" }) == true { return .yes }
        return .unknown("the host name that reaches listener rule '\(rule.id)' is not known")
      }
      return matches(patterns.values, patterns.regularExpressions, host, ignoringCase: true) ?? unknown
    }
    if let header = condition.httpHeader {
      guard let name = model.literal(header.name) else { return unknown }
      if let added = request.addedHeader(name.lowercased()), model.literal(added) == nil {
        // Both ends read one secret.
        if header.values?.items.contains(added) == true { return .yes }
        return .unknown(
          "whether listener rule '\(rule.id)' accepts the value of header '\(name)' is known to the deployment only")
      }
      guard let value = model.literal(request.addedHeader(name.lowercased())) ?? request.header(name.lowercased())
      else {
        return .no
      }
      return matches(header.values, header.regularExpressions, value, ignoringCase: true) ?? unknown
    }
    if let methods = condition.httpRequestMethod {
      guard let names = model.literals(methods.values) else { return unknown }
      return names.contains(request.method) ? .yes : .no
    }
    if !condition.queryString.isEmpty { return matches(condition.queryString, request) ?? unknown }
    if let ranges = condition.sourceIP {
      if model.literals(ranges.values)?.contains(where: { $0 == "0.0.0.0/0" || $0 == "::/0" }) == true { return .yes }
      return .unknown("listener rule '\(rule.id)' takes requests from some addresses only")
    }
    return unknown
  }

  /// Whether one of some patterns, or a regular expression, matches; `nil` where that is not known.
  private func matches(
    _ patterns: List<Value<String>>?, _ expressions: List<Value<String>>?, _ text: String, ignoringCase: Bool
  ) -> Answer? {
    if let expressions { return model.literals(expressions).map { RegularExpressions.anyMatches($0, text) } }
    guard let patterns = model.literals(patterns) else { return nil }
    let text = ignoringCase ? text.lowercased() : text
    return patterns.contains { WildcardPattern.matches(ignoringCase ? $0.lowercased() : $0, text) } ? .yes : .no
  }

  private func matches(
    _ conditions: [ElasticLoadBalancing.Condition.QueryString], _ request: TracedRequest
  ) -> Answer? {
    var isKnown = true
    for condition in conditions {
      guard let value = model.literal(condition.value), condition.key == nil || model.literal(condition.key) != nil
      else {
        isKnown = false
        continue
      }
      let key = model.literal(condition.key)?.lowercased()
      let isMet = request.parameters.contains { parameter in
        (key.map { WildcardPattern.matches($0, parameter.name.lowercased()) } ?? true)
          && WildcardPattern.matches(value.lowercased(), parameter.value.lowercased())
      }
      if isMet { return .yes }
    }
    return isKnown ? .no : nil
  }
}

extension Answer {
  /// Whether both are the case: a *no* counts, whatever is not known of the other.
  func and(_ other: Answer) -> Answer {
    switch (self, other) {
    case (.no, _), (_, .no): .no
    case (.unknown, _): self
    default: other
    }
  }
}
