/// `"text"` and `"text \(value)"` are strings.
extension Node: ExpressibleByStringInterpolation {
  /// A string.
  @inlinable public init(stringLiteral value: String) { self.init(.string(value)) }
}

/// `443` is an integer.
extension Node: ExpressibleByIntegerLiteral {
  /// An integer.
  @inlinable public init(integerLiteral value: Int) { self.init(.integer(value)) }
}

/// `0.5` is a number, spelled as Swift prints it.
extension Node: ExpressibleByFloatLiteral {
  /// A number; what no document can hold (a literal beyond `Double`) is its text.
  public init(floatLiteral value: Double) {
    self.init(value.isFinite ? .number("\(value)") : .string("\(value)"))
  }
}

/// `true` and `false` are booleans.
extension Node: ExpressibleByBooleanLiteral {
  /// A boolean.
  @inlinable public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

/// `["a", 1]` is an array.
extension Node: ExpressibleByArrayLiteral {
  /// An array.
  @inlinable public init(arrayLiteral elements: Node...) { self.init(.array(elements)) }
}

/// `["Ref": "MainVPC"]` is an object that keeps the order of the literal.
extension Node: ExpressibleByDictionaryLiteral {
  /// An object; of a key that stands twice, the last value counts.
  public init(dictionaryLiteral elements: (String, Node)...) {
    var object = Object()
    object.members.reserveCapacity(elements.count)
    for (key, value) in elements { object[key] = value }
    self.init(.object(object))
  }
}

extension Node {
  /// Null.
  @inlinable public static var null: Node { Node(.null) }

  /// A boolean.
  @inlinable public static func bool(_ value: Bool) -> Node { Node(.bool(value)) }

  /// An integer.
  @inlinable public static func integer(_ value: Int) -> Node { Node(.integer(value)) }

  /// A number that is no `Int`, in the spelling of JSON.
  @inlinable public static func number(_ spelling: String) -> Node { Node(.number(spelling)) }

  /// A string.
  @inlinable public static func string(_ value: String) -> Node { Node(.string(value)) }

  /// An array.
  @inlinable public static func array(_ elements: [Node]) -> Node { Node(.array(elements)) }

  /// An object.
  @inlinable public static func object(_ object: Object) -> Node { Node(.object(object)) }

  /// An object of these members, whose keys must differ.
  @inlinable public static func object(_ members: [(String, Node)]) -> Node {
    Node(.object(Object(members.map { Object.Member(key: $0.0, value: $0.1) })))
  }
}
