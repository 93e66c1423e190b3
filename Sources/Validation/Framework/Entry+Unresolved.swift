package import AWSResources
import Documents

extension Entry {
  /// Whether the template has something in that property that the field list cannot read: `Fn::If` in a list.
  ///
  /// - Parameter isRead: what is read nevertheless.
  package func isPartlyUnknown(at property: String, except isRead: (Extra) -> Bool = { _ in false }) -> Bool {
    extras.contains { extra in
      guard extra.hasContent, !isRead(extra), case .key(let key)? = extra.path.first else { return false }
      return key == property || (extra.dialect == .terraform && key == Spelling.snakeCase(property))
    }
  }

  /// Whether the value of the property, or of an object around it, cannot be determined before deployment.
  package func isUnresolved(at path: [String]) -> Bool {
    if isUnresolved(path, in: extras) { return true }
    let others = extras.filter { $0.dialect == .terraform }
    return !others.isEmpty && isUnresolved(Place(self, path).terraformProperty, in: others)
  }

  private func isUnresolved(_ path: [String], in extras: [Extra]) -> Bool {
    extras.contains { extra in
      // JSON text with more in it than the field list knows is kept whole, although it was read.
      if extra.path.count == 1, let text = extra.value.string, text.hasPrefix("[") || text.hasPrefix("{") {
        return false
      }
      guard extra.hasContent, !extra.path.isEmpty, extra.path.count <= path.count else { return false }
      if path.count > extra.path.count, extra.hasOnlyOtherKeys(than: path[extra.path.count]) { return false }
      return zip(extra.path, path).allSatisfy { step, name in
        switch step {
        case .key(let key): Spelling.snakeCase(key) == Spelling.snakeCase(name)
        case .index(let index): String(index) == name
        }
      }
    }
  }

  /// Whether the template leaves properties to a macro: `Fn::Transform`.
  var isCompletedByMacro: Bool {
    if source?["Properties"]?["Fn::Transform"] != nil { return true }
    return extras.contains { $0.path.contains(.key("Fn::Transform")) }
  }
}

extension Extra {
  /// Whether the part is a list of `Key` and `Value`, none of which has that key.
  fileprivate func hasOnlyOtherKeys(than key: String) -> Bool {
    guard let items = value.array else { return false }
    return items.allSatisfy { item in item["Key"]?.string.map { $0 != key } ?? false }
  }

  /// Whether there is something in the part that may count: an empty list says no more than an absent one.
  fileprivate var hasContent: Bool {
    switch value.content {
    case .null: false
    case .array(let items): !items.isEmpty
    case .object(let members): !members.isEmpty
    case .bool, .integer, .number, .string: true
    }
  }
}
