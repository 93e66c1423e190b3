import Documents
import ResourceGraph

/// What an entry that was read from one dialect says that the other cannot: notes, each with the place in the template.
enum ConversionNotes {
  /// - Parameter unsaid: expressions of the entry that were written as they stood.
  static func about(_ entry: Entry, in dialect: Dialect, unsaid: [Node]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    func note(_ what: String, _ node: Node? = nil) {
      var location = entry.location
      if let node, node.position != .none, let file = location?.file {
        location = SourceLocation(file: file, position: node.position)
      }
      notes.append(.note("the \(dialect.rawValue) output does not have \(what) of '\(entry.id)'", at: location))
    }
    for attribute in entry.attributes where attribute.key != "Metadata" && attribute.key != "//" {
      if Dialect.isCloudFormationAttribute(attribute.key) != (dialect == .cloudFormation) {
        note("'\(attribute.key)'", attribute.value)
      }
    }
    if dialect == .terraform, let policy = entry.deletionPolicy { note("the deletion policy \(policy.rawValue)") }
    for extra in entry.extras where extra.dialect != dialect { note("'\(extra.pathDescription)'", extra.value) }
    for node in unsaid { note("what is meant by \(JSON.writeCompact(node))", node) }
    return notes
  }
}
