/// A position in a text: one-based line and column (in characters), or `none`.
public struct Position: Hashable, Sendable, Comparable {
  /// The line, from one.
  public var line: UInt32
  /// The column, from one.
  public var column: UInt32

  /// Creates a position; numbers are clamped to 32 bits.
  public init(line: Int, column: Int) {
    self.line = UInt32(clamping: line)
    self.column = UInt32(clamping: column)
  }

  /// The position of a node that was not read from a text.
  public static let none = Position(line: 0, column: 0)

  /// Whether a position precedes another in a text.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a JSON or YAML document, with its position; members keep the order of the document.
///
/// Equality compares content only: neither the order of an object's members nor positions matter.
public struct Node: Sendable {
  /// The content of a node.
  public enum Content: Hashable, Sendable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// An integer that fits into `Int`.
    case integer(Int)
    /// A number that is not an `Int`, in the notation of its source: `0.5`, `1e30`.
    case number(String)
    /// A string.
    case string(String)
    /// An array.
    case array([Node])
    /// An object.
    case object(Object)
  }

  /// The content of the node.
  public var content: Content
  /// The position of the node: for a member of an object, that of its key.
  public var position: Position

  /// Creates a node.
  public init(_ content: Content, at position: Position = .none) {
    self.content = content
    self.position = position
  }
}

/// The members of an object, in document order.
///
/// Keys read from a document are unique; `subscript(key:)` replaces a value or appends a member.
public struct Object: Sendable {
  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The key, which is unique in the object.
    public var key: String
    /// The value; its position is that of the key.
    public var value: Node

    /// Creates a member.
    public init(key: String, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// The members; changes must keep the keys unique.
  public var members: [Member]

  /// Creates an object of members with unique keys.
  public init(_ members: [Member] = []) {
    self.members = members
  }
}
