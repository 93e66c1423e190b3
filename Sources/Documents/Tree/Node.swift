/// A place in a text: one-based line and column (in characters of the line), or `none`.
public struct Position: Hashable, Sendable, Comparable {
  /// The line, from one.
  public var line: UInt32
  /// The character of the line, from one.
  public var column: UInt32

  /// A place; numbers beyond 32 bits are cut to them.
  public init(line: Int, column: Int) {
    self.line = UInt32(clamping: line)
    self.column = UInt32(clamping: column)
  }

  /// The position of what was not read from a text.
  public static let none = Position(line: 0, column: 0)

  /// Whether a place comes before another in a text.
  public static func < (left: Position, right: Position) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A value of a JSON or YAML document, in document order, with the place that it was read from.
///
/// Equality looks at content alone: members of an object may stand in any order, and positions do not count.
public struct Node: Sendable {
  /// What a node holds.
  public enum Content: Hashable, Sendable {
    /// No value.
    case null
    /// True or false.
    case bool(Bool)
    /// A whole number that fits.
    case integer(Int)
    /// A number that is not an `Int`, in the spelling of its source: `0.5`, `1e30`.
    case number(String)
    /// A text.
    case string(String)
    /// Values in their order.
    case array([Node])
    /// Members in their order.
    case object(Object)
  }

  /// What the node holds.
  public var content: Content
  /// Where the node starts: its key for the member of an object, else the value itself.
  public var position: Position

  /// A node, by default of no text.
  public init(_ content: Content, at position: Position = .none) {
    self.content = content
    self.position = position
  }
}

/// The members of an object, in document order.
///
/// Keys are unique when read from a document; `subscript(key)` sets in place or appends.
public struct Object: Sendable {
  /// A key and its value.
  public struct Member: Hashable, Sendable {
    /// The name of the value, unlike those of the other members.
    public var key: String
    /// The value, whose position is that of the key.
    public var value: Node

    /// A member of an object.
    public init(key: String, value: Node) {
      self.key = key
      self.value = value
    }
  }

  /// The members themselves; whoever changes them keeps their keys unique.
  public var members: [Member]

  /// An object of members, whose keys must differ.
  public init(_ members: [Member] = []) {
    self.members = members
  }
}
