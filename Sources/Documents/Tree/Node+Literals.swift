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

/// `0.5` is a number in Swift's notation.
extension Node: ExpressibleByFloatLiteral {
  /// A number, or a string if the value is not finite.
  public init(floatLiteral value: Double) {
    self.init(value.isFinite ? .number("\(value)") : .string("\(value)"))
  }
}

/// `true` and `false` are Booleans.
extension Node: ExpressibleByBooleanLiteral {
  /// A Boolean.
  @inlinable public init(booleanLiteral value: Bool) { self.init(.bool(value)) }
}

/// `["a", 1]` is an array.
extension Node: ExpressibleByArrayLiteral {
  /// An array.
  @inlinable public init(arrayLiteral elements: Node...) { self.init(.array(elements)) }
}

/// `["Ref": "MainVPC"]` is an object that keeps the order of the literal.
extension Node: ExpressibleByDictionaryLiteral {
  /// An object; for a duplicate key, the last value is used.
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

  /// A Boolean.
  @inlinable public static func bool(_ value: Bool) -> Node { Node(.bool(value)) }

  /// An integer.
  @inlinable public static func integer(_ value: Int) -> Node { Node(.integer(value)) }

  /// A number in JSON notation that is not an `Int`.
  @inlinable public static func number(_ spelling: String) -> Node { Node(.number(spelling)) }

  /// A string.
  @inlinable public static func string(_ value: String) -> Node { Node(.string(value)) }

  /// An array.
  @inlinable public static func array(_ elements: [Node]) -> Node { Node(.array(elements)) }

  /// An object.
  @inlinable public static func object(_ object: Object) -> Node { Node(.object(object)) }

  /// An object with these members, whose keys must be unique.
  @inlinable public static func object(_ members: [(String, Node)]) -> Node {
    Node(.object(Object(members.map { Object.Member(key: $0.0, value: $0.1) })))
  }
}
