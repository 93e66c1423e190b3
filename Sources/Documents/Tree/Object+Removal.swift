extension Object {
  /// Removes the member with a key and returns its value.
  @discardableResult
  public mutating func remove(_ key: String) -> Node? {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: index).value
  }
}
