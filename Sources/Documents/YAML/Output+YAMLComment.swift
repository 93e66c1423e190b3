extension Output {
  /// Appends a text as comment lines, wrapped at column 100.
  mutating func appendComment(_ text: String, indentation: Int) {
    guard !text.isEmpty else { return }
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      append(spaces: indentation)
      append(UInt8(ascii: "#"))
      for word in paragraph.split(whereSeparator: \.isWhitespace) {
        if column > indentation + 1, column + 1 + word.utf8.count > 100 {
          newline()
          append(spaces: indentation)
          append(UInt8(ascii: "#"))
        }
        append(UInt8(ascii: " "))
        append(text: Self.printable(word))
      }
      newline()
    }
  }

  /// Replaces characters that are not printable in YAML, which comments must not contain either.
  private static func printable(_ word: Substring) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in word.unicodeScalars {
      scalars.append(YAML.TextTraits.isUnprintable(scalar) ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }
}
