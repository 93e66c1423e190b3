/// Reads and writes JSON: strictly RFC 8259, in document order, with positions.
public enum JSON {
  /// The node of a JSON text in UTF-8, or in UTF-16 with a byte-order mark.
  ///
  /// Integers that fit into `Int` are `.integer`, other numbers keep their notation. Duplicate keys, nesting beyond
  /// 500 levels and trailing content are errors.
  public static func read(_ bytes: [UInt8]) throws(DocumentError) -> Node {
    let text = UTF16Text.utf8(bytes) ?? bytes
    return try text.withUnsafeBufferPointer { (buffer) throws(DocumentError) -> Node in
      var reader = Reader(buffer)
      return try reader.document()
    }
  }

  /// The text of a node, indented by two spaces, with short objects and arrays on one line and a newline at the end.
  public static func write(_ node: Node) -> [UInt8] {
    var writer = Writer()
    writer.document(node)
    return writer.output.bytes
  }

  /// The text of a node without white space, for use inside a string.
  public static func writeCompact(_ node: Node) -> String {
    var writer = CompactWriter()
    writer.value(node)
    return String(decoding: writer.output.bytes, as: UTF8.self)
  }
}
