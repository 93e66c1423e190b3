import Documents
import ResourceGraph

/// What a template demands of the value of a parameter.
struct ParameterConstraints {
  /// The values that the template allows; empty for any.
  let allowedValues: [String]
  private let isNumber: Bool
  private let isList: Bool
  private let minimum: Double?
  private let maximum: Double?
  private let shortest: Int?
  private let longest: Int?
  private let pattern: String?

  /// - Parameter attributes: the parameter as the template has it.
  init(_ attributes: Node, type: String, isList: Bool) {
    func number(_ name: String) -> Double? { attributes[name].flatMap { String(node: $0) }.flatMap { Double($0) } }
    allowedValues = (attributes["AllowedValues"]?.array ?? []).compactMap { String(node: $0) }
    isNumber = type == "Number" || type == "List<Number>"
    self.isList = isList
    minimum = number("MinValue")
    maximum = number("MaxValue")
    shortest = type == "String" ? number("MinLength").flatMap { Int(exactly: $0) } : nil
    longest = type == "String" ? number("MaxLength").flatMap { Int(exactly: $0) } : nil
    pattern = attributes["AllowedPattern"]?.string
  }

  /// What the template allows in place of a value that it does not allow, to follow *use*.
  func problem(with value: String) -> String? {
    // A list may be one of the allowed values, or its items are.
    guard isList, !allowedValues.contains(value) else { return problem(withItem: value) }
    return value.split(separator: ",", omittingEmptySubsequences: false).lazy
      .compactMap { problem(withItem: String($0.trimmingSpaces())) }.first
  }

  private func problem(withItem text: String) -> String? {
    if !allowedValues.isEmpty, !allowedValues.contains(where: { isEqual($0, text) }) {
      return "one of " + allowedValues.map { "'\($0)'" }.joined(separator: ", ")
    }
    if isNumber {
      guard let number = Double(text) else { return "a number" }
      if let minimum, number < minimum { return "at least \(words(minimum))" }
      if let maximum, number > maximum { return "at most \(words(maximum))" }
    }
    let length = text.unicodeScalars.count
    if let shortest, length < shortest { return "at least \(shortest) characters" }
    if let longest, length > longest { return "at most \(longest) characters" }
    if let pattern, ParameterPattern(pattern)?.matches(text) == false { return "a value that matches \(pattern)" }
    return nil
  }

  /// `1` and `1.0` are one number.
  private func isEqual(_ allowed: String, _ text: String) -> Bool {
    if allowed == text { return true }
    guard isNumber, let first = Double(allowed), let second = Double(text) else { return false }
    return first == second
  }

  private func words(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}

/// A regular expression of a template, which the whole value has to match.
struct ParameterPattern {
  private let regex: Regex<AnyRegexOutput>

  /// `nil` for a pattern that cannot be read, and for one with a repetition inside a repetition, which may take forever.
  init?(_ pattern: String) {
    guard !Self.nestsRepetitions(pattern), let regex = try? Regex(pattern) else { return nil }
    // Java's classes, which CloudFormation has, are of ASCII characters.
    self.regex = regex.matchingSemantics(.unicodeScalar).asciiOnlyCharacterClasses()
  }

  func matches(_ text: String) -> Bool { (try? regex.wholeMatch(in: text)) != nil }

  private static func nestsRepetitions(_ pattern: String) -> Bool {
    /// For each open group, whether something in it repeats without an end.
    var groups = [false]
    var hasJustClosed = false
    var isInClass = false
    var isEscaped = false
    for character in pattern {
      let closedBefore = hasJustClosed
      hasJustClosed = false
      if isEscaped {
        isEscaped = false
        continue
      }
      switch character {
      case "\\": isEscaped = true
      case "]": isInClass = false
      case "[": isInClass = true
      case _ where isInClass: continue
      case "(": groups.append(false)
      case ")":
        let repeats = groups.count > 1 ? groups.removeLast() : false
        if repeats { groups[groups.count - 1] = true }
        hasJustClosed = repeats
      case "*", "+", "{":
        if closedBefore { return true }
        groups[groups.count - 1] = true
      default: continue
      }
    }
    return false
  }
}
