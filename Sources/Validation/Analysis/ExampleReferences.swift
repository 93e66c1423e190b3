package import AWSResources

extension Reference {
  /// The resource of an example under that id; `Reference("Vpc")` with a literal is the text, and no reference.
  package static func to(_ id: LogicalID) -> Reference { Reference(id) }
}
