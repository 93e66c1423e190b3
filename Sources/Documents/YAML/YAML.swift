/// Reads and writes YAML: of both its versions what they agree on, in document order, with positions.
public enum YAML {
  /// The node of the one document in a text in UTF-8, or in UTF-16 with a byte-order mark; an empty text is null.
  ///
  /// Plain scalars mean what they mean in YAML 1.1, but `y`, `n`, dates, sexagesimal numbers and numbers with
  /// leading zeros or underscores stay strings. Anchors, aliases and merge keys are expanded, and `tags` are replaced
  /// by the objects that they are short for. A key that stands twice, a tag that nobody knows, nesting beyond 500
  /// levels and a second document are errors.
  public static func read(_ bytes: [UInt8], tags: Tags = .none) throws(DocumentError) -> Node {
    try bytes.withUnsafeBufferPointer { (buffer) throws(DocumentError) -> Node in
      var reader = Reader(buffer, tags: tags)
      return try reader.document()
    }
  }

  /// The text of a node in block style: strings plain only where every reader takes them for strings.
  public static func write(_ node: Node, style: Style = Style()) -> [UInt8] {
    var writer = Writer(style)
    writer.document(node)
    return writer.output.bytes
  }
}
