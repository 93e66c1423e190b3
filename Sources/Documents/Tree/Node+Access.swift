/// Views of a node as one kind of content: nil for any other kind; setting nil makes the node null.
extension Node {
  /// The string, when the node is one.
  @inlinable public var string: String? {
    get { if case .string(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.string) ?? .null }
  }

  /// The boolean, when the node is one.
  @inlinable public var bool: Bool? {
    get { if case .bool(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.bool) ?? .null }
  }

  /// The integer, when the node is one.
  @inlinable public var integer: Int? {
    get { if case .integer(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.integer) ?? .null }
  }

  /// The elements, when the node is an array.
  @inlinable public var array: [Node]? {
    get { if case .array(let value) = content { value } else { nil } }
    set { content = newValue.map(Content.array) ?? .null }
  }

  /// The members, when the node is an object.
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
  /// The value of a key, or nil when there is none or the node is no object; setting a value makes it an object.
  @inlinable public subscript(key: String) -> Node? {
    get { if case .object(let object) = content { object[key] } else { nil } }
    set {
      if case .object(var object) = content {
        // The node lets go of its members first: a second reference would copy all of them.
        content = .null
        object[key] = newValue
        content = .object(object)
      } else if let newValue {
        content = .object(Object([Object.Member(key: key, value: newValue)]))
      }
    }
  }

  /// The node at a path of keys, where a decimal number also picks an element of an array.
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
