/// What is wrong with a document, where it is, and what to do about it.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One lower-case sentence that says what is wrong and what to do.
  public var message: String
  /// The place that the message is about.
  public var position: Position

  /// An error about one place of a document.
  public init(_ message: String, at position: Position) {
    self.message = message
    self.position = position
  }

  /// The message after its line and column: `line 3, column 7: …`.
  public var description: String {
    "line \(position.line), column \(position.column): \(message)"
  }
}

extension DocumentError {
  /// The key stands twice in one object; both lines are named, the later one is the error's place.
  static func duplicateKey(_ key: String, first: Position, second: Position) -> DocumentError {
    let places =
      first.line == second.line
      ? "twice on line \(first.line)" : "on line \(first.line) and again on line \(second.line)"
    return DocumentError("the key '\(key)' stands \(places); remove or rename one of them", at: second)
  }

  /// The document nests deeper than `DocumentLimits.depth`.
  static func tooDeep(at position: Position) -> DocumentError {
    DocumentError(
      "the document is nested more than \(DocumentLimits.depth) levels deep; flatten it", at: position)
  }
}
