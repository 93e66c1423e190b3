public import ResourceGraph

/// A web ACL inspects the requests to what it protects.
public struct WebACLProtection: Relation, Adjustable {
  let acl: WebACL
  let target: any Construct
  /// What AWS WAF identifies the target by.
  let targetARN: Value<String>
  public let location: SourceLocation
  public var adjustments = Adjustments()

  public var source: any Construct { acl }
  public var destination: any Construct { target }
  /// Several stacks can use a web ACL, each for what it owns.
  public var dependent: any Construct { target.existing == nil ? target : acl }

  public func lower(into lowering: inout Lowering) {
    // A user pool has no requests of that size.
    if !(target is UserPool) { acl.settings?.noteBodySize(of: acl, in: target, &lowering) }
    lowering.add(
      LogicalID(naming: target.name, target.identity.kind, "WebAcl", "Association"),
      WAFv2.WebACLAssociation {
        $0.resource = targetARN
        $0.webACL = acl.webACL
      })
  }
}

extension WebACLProtection {
  public var uniqueness: RelationUniqueness? {
    RelationUniqueness(fact: "\(acl.description) protects \(target.description) twice", remedy: "remove one of them")
  }
}

extension WebACL {
  /// Inspects the requests to a load balancer: `acl.protects(balancer)`.
  ///
  /// - Parameter balancer: a load balancer; AWS allows one web ACL for each.
  public func protects(
    _ balancer: LoadBalancer, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> WebACLProtection {
    WebACLProtection(
      acl: self, target: balancer, targetARN: balancer.arn,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Inspects the requests to the sign-in pages and the API of a user pool: `acl.protects(users)`.
  ///
  /// - Parameter pool: a user pool; AWS allows one web ACL for each.
  public func protects(
    _ pool: UserPool, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> WebACLProtection {
    WebACLProtection(
      acl: self, target: pool, targetARN: pool.arn,
      location: SourceLocation(fileID: fileID, line: line, column: column))
  }
}

extension WebACL {
  @available(
    *, unavailable, message: "AWS has no web ACLs for HTTP APIs: use RESTAPI, or EdgeWebACL at a distribution before it"
  )
  public func protects(_ api: HTTPAPI) -> WebACLProtection {
    WebACLProtection(
      acl: self, target: api, targetARN: "", location: SourceLocation(fileID: #fileID, line: #line, column: #column))
  }
}

extension EdgeWebACL {
  @available(*, unavailable, message: "an EdgeWebACL protects distributions only: use WebACL for a load balancer")
  public func protects(_ balancer: LoadBalancer) -> WebACLProtection {
    WebACL.existing(name, arn: "").protects(balancer)
  }
}
