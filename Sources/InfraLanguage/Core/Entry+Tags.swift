import ResourceGraph

extension Entry {
  /// Leaves out the tags of the resource, if it can have any.
  mutating func removeTags() {
    guard var resource, resource.tagsIfAny != nil else { return }
    resource.tagsIfAny = [:]
    content = .typed(resource)
  }
}
