import ResourceGraph

extension Reference where Target: Resource {
  /// The reference with the attribute `Ref` instead of another reference attribute, for properties that accept a name only.
  var byName: Reference {
    guard case .attribute(let id, let attribute) = expression, attribute == Target.resourceType.referenceAttribute
    else {
      return self
    }
    return Reference(id, "Ref")
  }
}
