/// Accessors of a node as one type: `nil` for any other type; setting `nil` makes the node null.
extension Node {
  /// The string, if the node is one.
  @inlinable public var string: String? {
    get { if case .string(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.string) ?? .null }
  }

  /// The Boolean, if the node is one.
  @inlinable public var bool: Bool? {
    get { if case .bool(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.bool) ?? .null }
  }

  /// The integer, if the node is one.
  @inlinable public var integer: Int? {
    get { if case .integer(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.integer) ?? .null }
  }

  /// The elements, if the node is an array.
  @inlinable public var array: [Node]? {
    get { if case .array(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.array) ?? .null }
  }

  /// The members, if the node is an object.
  @inlinable public var object: Object? {
    get { if case .object(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.object) ?? .null }
  }

  /// Whether the node is null.
  @inlinable public var isNull: Bool {
    if case .null = content { true } else { false }
  }

  /// Whether the node is neither an array nor an object.
  @inlinable public var isScalar: Bool {
    switch content {
    case .array, .object: false
    case .null, .bool, .integer, .number, .string: true
    }
  }
}

extension Node {
  /// The form of the node for messages: `a list`, `'maybe'`.
  public var formWords: String {
    switch content {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .integer, .number: JSON.writeCompact(self)
    case .string(let text): text.count > 40 ? "a text" : "'\(text)'"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

extension Node {
  /// The value of a key, or `nil` if it is missing or the node is not an object; setting a value makes it an object.
  @inlinable public subscript(key: String) -> Node? {
    get { if case .object(let object) = content { object[key] } else { nil } }
    set {
      if case .object(var object) = content {
        // The content is replaced first, because a second reference would copy all members.
        content = .null
        object[key] = newValue
        content = .object(object)
      } else if let newValue {
        content = .object(Object([Object.Member(key: key, value: newValue)]))
      }
    }
  }

  /// The node at a path of keys; a decimal number is the index of an array element.
  public subscript(path: [String]) -> Node? {
    var node = self
    for step in path {
      switch node.content {
      case .object(let object):
        guard let value = object[step] else { return nil }
        node = value
      case .array(let elements):
        guard let place = Int(step), elements.indices.contains(place) else { return nil }
        node = elements[place]
      case .null, .bool, .integer, .number, .string:
        return nil
      }
    }
    return node
  }
}
