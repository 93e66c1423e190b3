import AWSResources

// MARK: - Web ACLs

extension RequestTracer {
  /// Lets the web ACL of a distribution inspect a request, which it does before the functions.
  ///
  /// - Returns: where the request ends; `nil` where it goes on.
  func inspect(
    _ request: TracedRequest, at distribution: Located<CloudFront.Distribution>, _ trace: inout RequestTrace
  ) -> RequestTrace? {
    guard let reference = distribution.resource.webACL, let text = model.text(reference.value), !text.isEmpty else {
      return nil
    }
    let place = Place(distribution.entry, ["DistributionConfig", "WebACLId"])
    guard let acl = graph.resource(reference) else { return pass(text, place, request, &trace) }
    if let scope = model.literal(acl.resource.scope), scope != .cloudFront {
      return trace.breaks(
        .firewall, at: place,
        "web ACL '\(acl.id)' has the scope 'REGIONAL', which distribution '\(distribution.id)' cannot use",
        "use one with the scope 'CLOUDFRONT', in us-east-1")
    }
    return inspect(request, acl, &trace)
  }

  /// Lets the web ACL of a load balancer or a stage inspect a request.
  ///
  /// - Returns: where the request ends; `nil` where it goes on.
  func inspect(
    _ request: TracedRequest, at id: LogicalID, _ name: String, _ trace: inout RequestTrace
  ) -> RequestTrace? {
    for association in model.analysis(WebACLAssociations.self).associations(of: id) {
      let place = Place(association.entry, ["WebACLArn"])
      guard let acl = graph.resource(association.resource.webACL) else {
        if let text = model.text(association.resource.webACL?.value) { _ = pass(text, place, request, &trace) }
        continue
      }
      if model.literal(acl.resource.scope) == .cloudFront {
        return trace.breaks(
          .firewall, at: place,
          "web ACL '\(acl.id)' has the scope 'CLOUDFRONT', which \(name) cannot use",
          "use one with the scope 'REGIONAL'")
      }
      if let end = inspect(request, acl, &trace) { return end }
    }
    return nil
  }

  /// A web ACL that is not in the template may block anything, as one with rules may.
  private func pass(
    _ name: String, _ place: Place, _ request: TracedRequest, _ trace: inout RequestTrace
  ) -> RequestTrace? {
    trace.pass("web ACL '\(name)'", place, request, "its rules are not in the template")
    return nil
  }

  /// What a web ACL does with a request. Whether a rule matches is not worked out: the ones that could block are named, and a
  /// request that one has to allow may be blocked.
  ///
  /// https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html
  private func inspect(
    _ request: TracedRequest, _ acl: Located<WAFv2.WebACL>, _ trace: inout RequestTrace
  ) -> RequestTrace? {
    let rules = acl.resource.rules
    let hasUnknownRules =
      acl.resource.ruleJSON != nil || acl.entry.isUnresolved(at: ["Rules"]) || acl.entry.isPartlyUnknown(at: "Rules")
    guard acl.resource.defaultAction?.block != nil else {
      let names = rules.filter(\.mayBlock).map { "'\(model.text($0.name) ?? "?")'" }
      let detail =
        hasUnknownRules
        ? "its rules cannot be determined before deployment"
        : names.isEmpty ? "allows all requests" : "allows what \(names.joined(separator: ", ")) do not block"
      trace.pass("web ACL '\(acl.id)'", Place(acl.entry), request, detail)
      return nil
    }
    trace.pass("web ACL '\(acl.id)'", Place(acl.entry, ["DefaultAction"]), request, "blocks what no rule allows")
    let place = Place(acl.entry, ["DefaultAction"])
    if hasUnknownRules || rules.contains(where: \.mayAllow) {
      return trace.unknown("whether a rule of web ACL '\(acl.id)' allows the request is not known", at: place)
    }
    return trace.breaks(
      .firewall, at: place, "web ACL '\(acl.id)' blocks every request, since no rule of it allows any",
      "add rules with the action 'Allow', or make the default action 'Allow'")
  }
}

extension WAFv2.Rule {
  private var isOfGroup: Bool { statement?.ruleGroup != nil || statement?.managedRuleGroup != nil }

  /// Whether the rule, or one of its group, ends the evaluation by allowing a request.
  fileprivate var mayAllow: Bool {
    action?.allow != nil || (action == nil && (overrideAction?.count == nil || !isOfGroup))
  }

  /// Whether the rule, or one of its group, can end the evaluation by something else than allowing a request.
  fileprivate var mayBlock: Bool {
    guard let action else { return overrideAction?.count == nil }
    return action.allow == nil && action.count == nil
  }
}
