/// Reads and writes the common subset of YAML 1.1 and 1.2, in document order, with positions.
public enum YAML {
  /// The node of a single document in UTF-8, or in UTF-16 with a byte-order mark; an empty text is null.
  ///
  /// Plain scalars are resolved as in YAML 1.1, except that `y`, `n`, dates, sexagesimal numbers and numbers with
  /// leading zeros or underscores are strings. Anchors, aliases and merge keys are expanded, and `tags` are replaced
  /// by the objects that they abbreviate. Duplicate keys, unknown tags, nesting beyond 500
  /// levels and a second document are errors.
  public static func read(_ bytes: [UInt8], tags: Tags = .none) throws(DocumentError) -> Node {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DocumentError) -> Node in
      var reader = Reader(buffer, tags: tags)
      return try reader.document()
    }
  }

  /// The text of a node in block style; strings are plain only if every reader resolves them as strings.
  public static func write(_ node: Node, style: Style = Style()) -> [UInt8] {
    var writer = Writer(style)
    writer.document(node)
    return writer.output.bytes
  }
}
