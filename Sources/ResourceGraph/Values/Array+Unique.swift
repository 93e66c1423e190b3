extension Array where Element: Equatable {
  /// Each element once, at its first place; for the few things that one resource names.
  package var unique: [Element] {
    var unique: [Element] = []
    for element in self where !unique.contains(element) { unique.append(element) }
    return unique
  }
}
