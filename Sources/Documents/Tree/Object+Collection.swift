/// An object is the collection of its members, in document order.
extension Object: RandomAccessCollection {
  /// The index of the first member.
  @inlinable public var startIndex: Int { 0 }
  /// The index after the last member.
  @inlinable public var endIndex: Int { members.count }
  /// Whether there are no members.
  @inlinable public var isEmpty: Bool { members.isEmpty }

  /// The member at an index.
  @inlinable public subscript(position: Int) -> Member { members[position] }
}

extension Object {
  /// The value of a key, or `nil`; setting a value replaces it in place or appends it, setting `nil` removes it.
  @inlinable public subscript(key: String) -> Node? {
    get {
      for member in members where member.key == key { return member.value }
      return nil
    }
    set {
      let place = members.firstIndex { $0.key == key }
      switch (place, newValue) {
      case (let place?, let value?): members[place].value = value
      case (let place?, nil): members.remove(at: place)
      case (nil, let value?): members.append(Member(key: key, value: value))
      case (nil, nil): break
      }
    }
  }

  /// Appends a member without checking whether the key exists.
  @inlinable public mutating func append(_ key: String, _ value: Node) {
    members.append(Member(key: key, value: value))
  }

  /// The keys, in document order.
  @inlinable public var keys: some RandomAccessCollection<String> {
    members.lazy.map { $0.key }
  }
}

extension Object: ExpressibleByDictionaryLiteral {
  /// The members in the order of the literal; for a duplicate key, the last value is used.
  public init(dictionaryLiteral elements: (String, Node)...) {
    self.init()
    members.reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}
