extension Object {
  /// Takes the member of a key out, if there is one.
  @discardableResult
  public mutating func remove(_ key: String) -> Node? {
    guard let index = members.firstIndex(where: { $0.key == key }) else { return nil }
    return members.remove(at: index).value
  }
}
