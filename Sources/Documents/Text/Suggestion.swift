/// Suggestions for misspelled names.
public enum Suggestion {
  /// The known name with the smallest edit distance, if it is at most a third of the length (but at least one edit).
  ///
  /// An edit inserts, removes or replaces a character, or swaps two adjacent ones. Of equally close names, the first in
  /// alphabetical order is returned, so that the result does not depend on the order of a set or dictionary.
  public static func nearest(to name: String, among known: some Sequence<String>) -> String? {
    let letters = Array(name.lowercased())
    var best: (distance: Int, name: String)?
    let limit = max(1, letters.count / 3)
    for candidate in known where candidate != name {
      guard let distance = editDistance(letters, Array(candidate.lowercased()), limit: limit) else { continue }
      if let best, (best.distance, best.name) <= (distance, candidate) { continue }
      best = (distance, candidate)
    }
    return best?.name
  }

  /// What a name can stand for: the nearest known name, else those that begin with it, where it has two letters or more and
  /// there are at most three; in alphabetical order.
  public static func meant(by name: String, among known: some Sequence<String>) -> [String] {
    if let nearest = nearest(to: name, among: known) { return [nearest] }
    guard name.count(where: \.isLetter) >= 2 else { return [] }
    let longer = known.filter { $0.lowercased().hasPrefix(name.lowercased()) && $0 != name }.sorted()
    return longer.count <= 3 ? longer : []
  }

  /// What to write instead of a text that is none of a few values: the nearest, or all.
  public static func advice(for text: String, among known: [String]) -> String {
    if let nearest = nearest(to: text, among: known) { return "did you mean '\(nearest)'?" }
    guard let last = known.last, known.count > 1 else { return "expected \(known.first ?? "nothing")" }
    return "expected \(known.dropLast().joined(separator: ", ")) or \(last)"
  }

  /// The edit distance of two texts, or `nil` if it exceeds `limit`.
  static func editDistance(_ left: [Character], _ right: [Character], limit: Int) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      current.reserveCapacity(right.count + 1)
      for column in right.indices {
        let replacement = last[column] + (left[row] == right[column] ? 0 : 1)
        var distance = min(replacement, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          distance = min(distance, beforeLast[column - 1] + 1)
        }
        current.append(distance)
      }
      // The minimum of two adjacent rows never decreases, so the limit cannot be met any more.
      if (current.min() ?? 0) > limit, (last.min() ?? 0) > limit { return nil }
      beforeLast = last
      last = current
    }
    return last[right.count] <= limit ? last[right.count] : nil
  }
}
