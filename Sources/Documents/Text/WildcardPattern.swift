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
}
