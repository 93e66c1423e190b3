import ResourceGraph

extension Reference where Target: Resource {
  /// The reference by `Ref` where it is by another identity, for the properties that take a name and never an ARN.
  var byName: Reference {
    guard case .attribute(let id, let attribute) = expression, attribute == Target.resourceType.referenceAttribute
    else {
      return self
    }
    return Reference(id, "Ref")
  }
}
