extension Distribution {
  /// Says what the web ACL of the distribution does not do, and what it does unexpectedly.
  func noteFirewall(_ lowering: inout Lowering) {
    guard let acl = firewall.acl else { return }
    if letsWritingRequestsPass { acl.settings?.noteBodySize(of: acl, in: self, &lowering) }
    for origin in origins {
      switch origin.kind {
      case .httpAPI(let api):
        // AWS WAF protects no HTTP API, and neither its own address nor that of a domain can be closed.
        // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-vs-rest.html
        lowering.note(
          "everybody reaches \(api.description) past \(description), by its own address, where no web ACL inspects requests; "
            + "leave nothing but its authorizer to decide, or use a RESTAPI, which can have a web ACL of its own")
      case .restAPI(let api):
        let protections: [WebACLProtection] = lowering.relations(to: api)
        guard protections.isEmpty, api.existing == nil else { continue }
        lowering.note(
          "everybody reaches \(api.description) past \(description), by its own address, where \(acl.description) does not inspect "
            + "requests; give it a web ACL too, 'WebACL(…).protects(\(api.name))'")
      case .site, .bucket, .balancer, .host: continue
      }
    }
  }

  private var letsWritingRequestsPass: Bool {
    defaultOrigin.bucket == nil
      || ownBehaviors.contains { ($0.methods ?? ($0.origin.bucket == nil ? .all : .read)) == .all }
  }
}
