package import AWSResources
import Documents

extension Entry {
  /// The place of a property in the template that the resource was read from, else the resource's own.
  ///
  /// - Parameter path: names and indices in CloudFormation's spelling; where it ends too early, the last place counts.
  package func location(of path: [String]) -> SourceLocation? {
    guard let location, let source, !path.isEmpty else { return location }
    var place = location.position
    var node = source["Properties"] ?? source
    for step in path {
      guard let next = node[[step]] ?? node[[Spelling.snakeCase(step)]] else { break }
      node = next
      if node.position != .none { place = node.position }
    }
    return SourceLocation(file: location.file, position: place)
  }

  /// Whether the template says something in that property that the field list cannot read: `Fn::If` in a list.
  package func isPartlyUnknown(at property: String) -> Bool {
    extras.contains { extra in
      guard case .key(let key)? = extra.path.first else { return false }
      return key == property || (extra.dialect == .terraform && key == Spelling.snakeCase(property))
    }
  }
}
