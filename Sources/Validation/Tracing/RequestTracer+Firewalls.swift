import AWSResources

// MARK: - Web ACLs

extension RequestTracer {
  /// A web ACL of a distribution that is one for resources of a region.
  func firewallFault(_ distribution: Located<CloudFront.Distribution>, _ trace: RequestTrace) -> RequestTrace? {
    guard let acl = graph.resource(distribution.resource.webACL), let scope = model.literal(acl.resource.scope),
      scope != .cloudFront
    else { return nil }
    return trace.breaks(
      .firewall, at: Place(distribution.entry, ["DistributionConfig", "WebACLId"]),
      "web ACL '\(acl.id)' has the scope 'REGIONAL', which distribution '\(distribution.id)' cannot use",
      "use one with the scope 'CLOUDFRONT', in us-east-1")
  }

  /// A web ACL of a load balancer or a stage that is one for distributions.
  func firewallFault(_ id: LogicalID, _ name: String, _ trace: RequestTrace) -> RequestTrace? {
    for association in model.analysis(WebACLAssociations.self).associations(of: id) {
      guard let acl = graph.resource(association.resource.webACL), model.literal(acl.resource.scope) == .cloudFront
      else {
        continue
      }
      return trace.breaks(
        .firewall, at: Place(association.entry, ["WebACLArn"]),
        "web ACL '\(acl.id)' has the scope 'CLOUDFRONT', which \(name) cannot use", "use one with the scope 'REGIONAL'")
    }
    return nil
  }
}
