import Documents
import ResourceGraph

/// Notes about the parts of an entry that a dialect does not support, each with its source location.
enum ConversionNotes {
  /// - Parameter fields: fields with a value that the dialect does not support.
  static func about(_ fields: [String], of entry: Entry, in dialect: Dialect) -> [Diagnostic] {
    fields.map { field in
      .note("'\(field)' of '\(entry.id)' is not supported by \(dialect.rawValue) and is omitted", at: entry.location)
    }
  }

  /// Notes about the parts of an entry, besides its fields, that were read from the other dialect.
  ///
  /// - Parameter untranslated: expressions of the entry that were written unchanged.
  static func about(_ entry: Entry, in dialect: Dialect, untranslated: [Node]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let omitted = "is not supported by \(dialect.rawValue) and is omitted"
    func note(_ what: String, _ outcome: String, _ node: Node? = nil) {
      var location = entry.location
      if let node, node.position != .none, let file = location?.file {
        location = SourceLocation(file: file, position: node.position)
      }
      notes.append(.note("\(what) of '\(entry.id)' \(outcome)", at: location))
    }
    for attribute in entry.attributes where attribute.key != "Metadata" && attribute.key != "//" {
      if Dialect.isCloudFormationAttribute(attribute.key) != (dialect == .cloudFormation) {
        note("'\(attribute.key)'", omitted, attribute.value)
      }
    }
    if dialect == .terraform, let policy = entry.deletionPolicy {
      note("the deletion policy '\(policy.rawValue)'", omitted)
    }
    for extra in entry.extras where extra.dialect != dialect {
      note("'\(extra.pathDescription)'", omitted, extra.value)
    }
    for node in untranslated {
      let outcome = "has no equivalent in \(dialect.rawValue) and is written unchanged"
      note("the expression \(JSON.writeCompact(node))", outcome, node)
    }
    return notes
  }
}
