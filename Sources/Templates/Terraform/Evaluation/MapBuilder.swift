import Documents

/// The members of an object that expressions make one by one.
struct MapBuilder {
  private(set) var members: [Object.Member] = []
  private var places: [String: Int] = [:]

  subscript(key: String) -> Node? {
    get { places[key].map { members[$0].value } }
    set {
      guard let newValue else { return }
      if let place = places[key] {
        members[place].value = newValue
      } else {
        places[key] = members.count
        members.append(.init(key: key, value: newValue))
      }
    }
  }

  /// Appends to the list of a key.
  mutating func append(_ item: Node, to key: String) {
    guard let place = places[key], case .array(var items) = members[place].value.content else {
      self[key] = Node(.array([item]))
      return
    }
    // The content is replaced first, because a second reference would copy the list.
    members[place].value.content = .null
    items.append(item)
    members[place].value.content = .array(items)
  }
}
