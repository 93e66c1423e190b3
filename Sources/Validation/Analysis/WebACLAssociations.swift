import AWSResources

/// The associations of web ACLs, by the resources that they protect.
final class WebACLAssociations: Analysis {
  private var byResource: [LogicalID: [Located<WAFv2.WebACLAssociation>]] = [:]
  /// An association with a resource that cannot be determined before deployment.
  private(set) var unread: Located<WAFv2.WebACLAssociation>?

  init(_ model: Model) {
    for association in model.graph.all(WAFv2.WebACLAssociation.self) {
      let ids = association.resource.resource?.expression.referencedIDs ?? []
      for id in ids.unique { byResource[id, default: []].append(association) }
      if ids.isEmpty { unread = unread ?? association }
    }
  }

  func associations(of resource: LogicalID) -> [Located<WAFv2.WebACLAssociation>] { byResource[resource] ?? [] }
}
