/// An error in a document: a message and its position.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A lower-case sentence that states the problem and the remedy.
  public var message: String
  /// The position that the message refers to.
  public var position: Position

  /// Creates an error at a position of a document.
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
  /// A duplicate key of an object, with both lines; the position is that of the second.
  static func duplicateKey(_ key: String, first: Position, second: Position) -> DocumentError {
    let places =
      first.line == second.line
      ? "on line \(first.line)" : "on line \(first.line) and line \(second.line)"
    return DocumentError("duplicate key '\(key)' \(places); remove or rename one of them", at: second)
  }

  /// The document is nested deeper than `DocumentLimits.depth`.
  static func tooDeep(at position: Position) -> DocumentError {
    DocumentError(
      "the document is nested more than \(DocumentLimits.depth) levels deep; flatten it", at: position)
  }
}
