import AWSResources

/// The regular expressions of conditions and rewrites.
enum RegularExpressions {
  /// Whether one of some expressions matches a text; not known of one that Swift does not read, or that matches only a part of
  /// the text.
  static func anyMatches(_ expressions: [String], _ text: String) -> Answer {
    var doubt: String?
    for expression in expressions {
      guard let regex = try? Regex(expression) else {
        doubt = doubt ?? "what the regular expression '\(expression)' matches is not known"
        continue
      }
      if text.wholeMatch(of: regex) != nil { return .yes }
      if text.firstMatch(of: regex) != nil {
        doubt =
          doubt ?? "whether the regular expression '\(expression)' has to match the whole of '\(text)' is not known"
      }
    }
    return doubt.map { .unknown($0) } ?? .no
  }

  /// A text with what an expression matches first replaced, where `$1` is the text of the first group; `nil` for an expression
  /// that Swift does not read.
  static func replacing(_ expression: String, in text: String, with replacement: String) -> String? {
    guard let regex = try? Regex(expression) else { return nil }
    guard let match = text.firstMatch(of: regex) else { return text }
    var result = ""
    var rest = replacement[...]
    while let dollar = rest.firstIndex(of: "$") {
      result += rest[..<dollar]
      rest = rest[rest.index(after: dollar)...]
      let digits = rest.prefix { $0.isASCII && $0.isNumber }.prefix(1)
      guard let number = Int(digits) else {
        result += "$"
        continue
      }
      rest = rest[digits.endIndex...]
      if number < match.output.count, let group = match.output[number].substring { result += group }
    }
    return text[..<match.range.lowerBound] + result + rest + text[match.range.upperBound...]
  }
}
