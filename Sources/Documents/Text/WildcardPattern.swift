/// Texts in which `*` stands for any characters and `?` for one.
public enum WildcardPattern {
  /// Whether one text can match two patterns.
  public static func overlap(_ first: String, _ second: String) -> Bool {
    let (first, second) = (Array(first.utf8), Array(second.utf8))
    let (any, one) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
    // Whether one text can match the first pattern up to a place, and the second up to each of its places.
    var reached = [true] + Array(repeating: false, count: second.count)
    for (index, byte) in second.enumerated() where byte == any { reached[index + 1] = reached[index] }
    for byte in first {
      var next = Array(repeating: false, count: second.count + 1)
      next[0] = byte == any && reached[0]
      for (index, other) in second.enumerated() {
        next[index + 1] =
          byte == any || other == any
          ? reached[index + 1] || next[index]
          : reached[index] && (byte == other || byte == one || other == one)
      }
      reached = next
    }
    return reached[second.count]
  }

  /// Whether the whole of a text matches a pattern.
  public static func matches(_ pattern: String, _ text: String) -> Bool {
    let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
    let (any, one) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
    var (next, place) = (0, 0)
    // The last `*`, and the place in the text up to which it stands for characters.
    var last: (pattern: Int, text: Int)?
    while place < text.count {
      if next < pattern.count, pattern[next] == any {
        last = (next, place)
        next += 1
      } else if next < pattern.count, pattern[next] == one || pattern[next] == text[place] {
        next += 1
        place += 1
      } else if let star = last {
        last = (star.pattern, star.text + 1)
        (next, place) = (star.pattern + 1, star.text + 1)
      } else {
        return false
      }
    }
    return pattern[next...].allSatisfy { $0 == any }
  }
}
