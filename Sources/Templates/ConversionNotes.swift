import Documents
import ResourceGraph

/// Notes about the parts of an entry that a dialect does not support, each with its source location.
enum ConversionNotes {
  /// - Parameter fields: fields with a value that the dialect does not support.
  static func about(_ fields: [String], of entry: Entry, in dialect: Dialect) -> [Diagnostic] {
    fields.map { field in
      .note("the \(dialect.rawValue) output does not have '\(field)' of '\(entry.id)'", at: entry.location)
    }
  }

  /// Notes about the parts of an entry, besides its fields, that were read from the other dialect.
  ///
  /// - Parameter untranslated: expressions of the entry that were written unchanged.
  static func about(_ entry: Entry, in dialect: Dialect, untranslated: [Node]) -> [Diagnostic] {
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
    for node in untranslated { note("what is meant by \(JSON.writeCompact(node))", node) }
    return notes
  }
}
