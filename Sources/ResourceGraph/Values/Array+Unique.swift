extension Array where Element: Equatable {
  /// The elements without duplicates, in their first order; quadratic, for short arrays.
  package var unique: [Element] {
    var unique: [Element] = []
    for element in self where !unique.contains(element) { unique.append(element) }
    return unique
  }
}
