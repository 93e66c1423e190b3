public import Documents

/// A part of a resource that its field list does not map, read from a template or set by an override; written unchanged.
public struct Extra: Hashable, Sendable {
  /// A step of a path: a key of an object or an index of a list.
  public enum Step: Hashable, Sendable {
    case key(String)
    case index(Int)
  }

  /// The dialect that the part belongs to.
  public var dialect: Dialect
  /// The Terraform type of the companion resource that the part belongs to, if it is not the resource itself.
  public var companion: String?
  /// The path in the properties of the resource.
  public var path: [Step]
  /// The value at the path.
  public var value: Node

  /// Creates a part of a resource or of one of its companions.
  public init(_ dialect: Dialect, companion: String? = nil, path: [Step], value: Node) {
    self.dialect = dialect
    self.companion = companion
    self.path = path
    self.value = value
  }
}

extension Extra {
  /// The path as text: `ContainerDefinitions[0].Ulimits`.
  public var pathDescription: String {
    path.reduce(into: "") { result, step in
      switch step {
      case .key(let key): result += result.isEmpty ? key : ".\(key)"
      case .index(let index): result += "[\(index)]"
      }
    }
  }

  /// Parses a path such as `LoadBalancerAttributes[0].Value`; a dot in a key is written `\.`.
  public static func path(_ text: String) -> [Step] {
    var steps: [Step] = []
    var key = ""
    var isEscaped = false
    func finishKey() {
      guard !key.isEmpty else { return }
      if key.hasSuffix("]"), let open = key.firstIndex(of: "["),
        let index = Int(key[key.index(after: open)...].dropLast()), index >= 0
      {
        if open != key.startIndex { steps.append(.key(String(key[..<open]))) }
        steps.append(.index(index))
      } else {
        steps.append(.key(key))
      }
      key = ""
    }
    for character in text {
      if isEscaped {
        key.append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "." {
        finishKey()
      } else {
        key.append(character)
      }
    }
    finishKey()
    return steps
  }

  /// Whether a text is a path: it has a step, and no negative index.
  public static func isPath(_ text: String) -> Bool {
    let steps = path(text)
    return !steps.isEmpty
      && steps.allSatisfy { step in
        guard case .key(let key) = step else { return true }
        return !(key.hasSuffix("]") && key.contains("[-"))
      }
  }
}

extension Node {
  /// Sets the value at a path and creates the objects on the way; an index past the end appends.
  public mutating func set(_ value: Node, at path: ArraySlice<Extra.Step>) {
    guard let step = path.first else {
      self = value
      return
    }
    if changeJSONText({ $0.set(value, at: path) }) { return }
    let rest = path.dropFirst()
    switch step {
    case .key(let key):
      var object: Object = [:]
      if case .object(let existing) = content { object = existing }
      content = .null  // the object is changed in place
      var member = object[key] ?? Node(.null)
      member.set(value, at: rest)
      object[key] = member
      content = .object(object)
    case .index(let index):
      var items: [Node] = []
      if case .array(let existing) = content { items = existing }
      content = .null
      if rest.isEmpty {
        items.insert(value, at: min(max(index, 0), items.count))
      } else if items.indices.contains(index) {
        items[index].set(value, at: rest)
      } else {
        var item = Node(.null)
        item.set(value, at: rest)
        items.append(item)
      }
      content = .array(items)
    }
  }

  /// Removes the value at a path, if there is one.
  mutating func remove(at path: ArraySlice<Extra.Step>) {
    guard let step = path.first else { return }
    if changeJSONText({ $0.remove(at: path) }) { return }
    let rest = path.dropFirst()
    switch (step, content) {
    case (.key(let key), .object(var object)):
      if rest.isEmpty { object.remove(key) } else { object[key]?.remove(at: rest) }
      content = .object(object)
    case (.index(let index), .array(var items)) where items.indices.contains(index):
      if rest.isEmpty { items.remove(at: index) } else { items[index].remove(at: rest) }
      content = .array(items)
    default: break
    }
  }

  /// Changes the document in a JSON string, which Terraform's arguments have in place of objects and lists.
  ///
  /// - Returns: whether the node is such a string.
  private mutating func changeJSONText(_ change: (inout Node) -> Void) -> Bool {
    guard case .string(let text) = content, var document = JSONText.readExactly(text) else { return false }
    change(&document)
    content = .string(JSON.writeCompact(document))
    return true
  }
}
