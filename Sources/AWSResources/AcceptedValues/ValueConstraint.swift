import Documents

/// What AWS accepts of one property.
struct ValueConstraint {
  /// How many characters.
  private var length: Bounds?
  private var range: Bounds?
  /// How many items.
  private(set) var items: Bounds?
  private var choices: [String] = []
  private var patterns: [ValuePattern] = []
  private(set) var form: ValueForm?
  /// The property beside this one whose number it must not exceed.
  private(set) var upperProperty: String?

  /// Reads `length 1...64`, `like [a-z]+` and others, with tabs between them.
  init(_ text: String) {
    for part in text.utf8.split(separator: UInt8(ascii: "\t")) {
      guard let end = part.firstIndex(of: UInt8(ascii: " ")) else { continue }
      let argument = Substring(part[part.index(after: end)...])
      switch Substring(part[..<end]) {
      case "length": length = Bounds(argument)
      case "range": range = Bounds(argument)
      case "items": items = Bounds(argument)
      case "choices": choices = argument.utf8.split(separator: UInt8(ascii: ",")).compactMap { String($0) }
      case "like": patterns = ValuePattern.alternatives(argument)
      case "atMost": upperProperty = String(argument)
      case "form": form = ValueForm(rawValue: String(argument))
      default: break
      }
    }
  }

  /// Whether every value is accepted.
  var isEmpty: Bool {
    length == nil && range == nil && items == nil && choices.isEmpty && patterns.isEmpty && form == nil
      && upperProperty == nil
  }

  /// Whether the values are listed one by one.
  var isEnumeration: Bool { !choices.isEmpty }

  /// What AWS accepts in place of a value that it does not accept: `0 to 900`.
  func problem(with text: String, region: String?) -> String? {
    if let range, let number = Double(text), !range.contains(number) { return range.words }
    if let length, !length.contains(Double(text.unicodeScalars.count)) { return "\(length.words) characters" }
    if !choices.isEmpty, !choices.contains(text) { return words(of: choices, for: text) }
    if !patterns.isEmpty, !patterns.contains(where: { $0.matches(text) }) {
      let words = patterns.map(\.text).filter { !$0.isEmpty }.joined(separator: " or ")
      return "a value that matches \(words)"
    }
    if let form, !form.accepts(text) { return form.words }
    return form?.problem(with: text, in: region)
  }

  private func words(of choices: [String], for text: String) -> String {
    let nearest = nearestNumber(to: text) ?? Suggestion.nearest(to: text, among: choices)
    // A list of numbers is read at a glance.
    guard choices.count <= (choices.allSatisfy { Double($0) != nil } ? 40 : 12) else {
      return nearest.map { "'\($0)'" } ?? "\(choices.prefix(12).joined(separator: ", ")), …"
    }
    let all = choices.joined(separator: ", ")
    return nearest.map { "'\($0)' (accepted are \(all))" } ?? (choices.count == 1 ? all : "one of \(all)")
  }

  /// The numerically nearest choice, the smaller one of two; `nil` where not all of them are numbers.
  private func nearestNumber(to text: String) -> String? {
    guard let number = Double(text), number.isFinite else { return nil }
    let known = choices.compactMap { choice in Double(choice).map { (choice, $0) } }
    guard known.count == choices.count else { return nil }
    return known.min { (abs($0.1 - number), $0.1) < (abs($1.1 - number), $1.1) }?.0
  }
}

/// The least and the most that is accepted, where there is one.
struct Bounds {
  private var least: Double?
  private var most: Double?

  /// Reads `1...64`, `1...` or `...64`.
  init(_ text: Substring) {
    guard let dots = text.place(of: "...") else { return }
    least = Double(text[..<dots.lowerBound])
    most = Double(text[dots.upperBound...])
  }

  func contains(_ number: Double) -> Bool {
    if let least, !(number >= least) { return false }
    if let most, !(number <= most) { return false }
    return true
  }

  /// `1 to 64`
  var words: String {
    switch (least, most) {
    case (let least?, let most?): least == most ? number(least) : "\(number(least)) to \(number(most))"
    case (let least?, nil): "at least \(number(least))"
    case (nil, let most?): "at most \(number(most))"
    case (nil, nil): "any number"
    }
  }

  private func number(_ number: Double) -> String { Int(exactly: number).map(String.init) ?? "\(number)" }
}
