import Documents

/// Reads templates and expressions; what it cannot read is not evaluated, and stays as it is.
struct TerraformExpressionParser {
  /// How deeply expressions may be nested, since reading them is recursive.
  private static let depthLimit = 60

  private let text: [UInt8]
  private var index = 0
  private var depth = 0

  private struct Unreadable: Error {}

  private init(_ text: String) { self.text = Array(text.utf8) }

  /// The parts of a template; `nil` for one that cannot be read.
  static func template(_ text: String) -> [TerraformExpression.TemplatePart]? {
    var parser = TerraformExpressionParser(text)
    guard let (parts, _) = try? parser.templateParts(until: nil), parser.index == parser.text.count else { return nil }
    return parts
  }

  // MARK: Templates

  /// - Parameters:
  ///   - end: the byte that ends the template.
  ///   - words: the directives that end it: `else`, `endif`.
  /// - Returns: also the directive that was met.
  private mutating func templateParts(
    until end: UInt8?, or words: Set<String> = []
  ) throws(Unreadable) -> (parts: [TerraformExpression.TemplatePart], word: String?) {
    var parts: [TerraformExpression.TemplatePart] = []
    var literal: [UInt8] = []
    func addLiteral() {
      if !literal.isEmpty { parts.append(.text(String(decoding: literal, as: UTF8.self))) }
      literal = []
    }
    while let byte = peek() {
      if byte == end { break }
      if starts("$${") || starts("%%{") {
        literal += text[index..<index + 3]
        index += 3
      } else if starts("${") || starts("%{") {
        let isDirective = byte == UInt8(ascii: "%")
        index += 2
        if take("~") { while let last = literal.last, Self.space.contains(last) { literal.removeLast() } }
        addLiteral()
        if !isDirective {
          parts.append(.expression(try expression()))
          try close()
          continue
        }
        skipSpace()
        let word = try name()
        if words.contains(word) {
          try close()
          return (parts, word)
        }
        parts.append(try directive(word, until: end))
      } else if end != nil, byte == UInt8(ascii: "\\") {
        literal += try escape()
      } else {
        literal.append(byte)
        index += 1
      }
    }
    guard words.isEmpty else { throw Unreadable() }
    addLiteral()
    return (parts, nil)
  }

  /// <https://developer.hashicorp.com/terraform/language/expressions/strings#directives>
  private mutating func directive(
    _ word: String, until end: UInt8?
  ) throws(Unreadable) -> TerraformExpression.TemplatePart {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw Unreadable() }
    switch word {
    case "if":
      let condition = try expression()
      try close()
      let (taken, next) = try templateParts(until: end, or: ["else", "endif"])
      let other = next == "else" ? try templateParts(until: end, or: ["endif"]).parts : []
      return .conditional(condition, taken, other)
    case "for":
      let (names, collection) = try loopHead()
      try close()
      let (body, _) = try templateParts(until: end, or: ["endfor"])
      return .loop(keyName: names.count > 1 ? names[0] : nil, valueName: names[names.count - 1], collection, body)
    default: throw Unreadable()
    }
  }

  /// The end of an interpolation or directive; `~` before it takes the space behind it away.
  private mutating func close() throws(Unreadable) {
    let isTrimming = take("~")
    try expect("}")
    if isTrimming { skipSpace() }
  }

  private mutating func escape() throws(Unreadable) -> [UInt8] {
    index += 1
    guard let byte = peek() else { throw Unreadable() }
    index += 1
    switch byte {
    case UInt8(ascii: "n"): return [10]
    case UInt8(ascii: "r"): return [13]
    case UInt8(ascii: "t"): return [9]
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return [byte]
    default: throw Unreadable()
    }
  }

  // MARK: Operators

  private static let operators: [[String]] = [
    ["||"], ["&&"], ["==", "!="], ["<=", ">=", "<", ">"], ["+", "-"], ["*", "/", "%"],
  ]

  private mutating func expression() throws(Unreadable) -> TerraformExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw Unreadable() }
    let start = position()
    let condition = try operation(level: 0)
    guard take("?") else { return condition }
    let first = try expression()
    try expect(":")
    let second = try expression()
    return made(.conditional(condition, first, second), from: start)
  }

  private mutating func operation(level: Int) throws(Unreadable) -> TerraformExpression {
    guard level < Self.operators.count else { return try unary() }
    let start = position()
    var left = try operation(level: level + 1)
    while let name = Self.operators[level].first(where: { starts($0) }) {
      index += name.utf8.count
      let right = try operation(level: level + 1)
      left = made(.operation(name, left, right), from: start)
      skipSpace()
    }
    return left
  }

  private mutating func unary() throws(Unreadable) -> TerraformExpression {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.depthLimit else { throw Unreadable() }
    let start = position()
    if take("!") { return made(.negation(try unary()), from: start) }
    if take("-") {
      let zero = TerraformExpression(kind: .literal(0), source: "0")
      return made(.operation("-", zero, try unary()), from: start)
    }
    return try accesses(of: try primary(), from: start)
  }

  private mutating func accesses(
    of base: TerraformExpression, from start: Int
  ) throws(Unreadable) -> TerraformExpression {
    var steps: [TerraformExpression.Step] = []
    while true {
      if starts("...") { break }
      if take(".") {
        if take("*") {
          steps.append(.splat(isLegacy: true))
        } else if let byte = peek(), TerraformSpelling.isDigit(byte) {
          steps.append(.index(try number()))
        } else {
          steps.append(.attribute(try name()))
        }
      } else if starts("[") {
        index += 1
        if take("*") {
          steps.append(.splat(isLegacy: false))
        } else {
          steps.append(.index(try expression()))
        }
        try expect("]")
      } else {
        break
      }
    }
    skipSpace()
    return steps.isEmpty ? base : made(.access(base, steps), from: start)
  }

  // MARK: Values

  private mutating func primary() throws(Unreadable) -> TerraformExpression {
    let start = position()
    guard let byte = peek() else { throw Unreadable() }
    if take("(") {
      let inner = try expression()
      try expect(")")
      return made(inner.kind, from: start)
    }
    if byte == UInt8(ascii: "\"") {
      index += 1
      let (parts, _) = try templateParts(until: byte)
      guard peek() == byte else { throw Unreadable() }
      index += 1
      return made(.template(parts), from: start)
    }
    if TerraformSpelling.isDigit(byte) { return try number() }
    if take("[") { return try list(from: start) }
    if take("{") { return try object(from: start) }
    let name = try name()
    switch name {
    case "true": return made(.literal(true), from: start)
    case "false": return made(.literal(false), from: start)
    case "null": return made(.literal(.null), from: start)
    default: break
    }
    guard starts("(") else { return made(.name(name), from: start) }
    index += 1
    var arguments: [TerraformExpression] = []
    var isExpanded = false
    while !take(")") {
      arguments.append(try expression())
      if take("...") { isExpanded = true }
      guard take(",") else {
        try expect(")")
        break
      }
    }
    return made(.call(name, arguments, isExpanded: isExpanded), from: start)
  }

  private mutating func list(from start: Int) throws(Unreadable) -> TerraformExpression {
    if takeWord("for") { return try loop(isObject: false, from: start) }
    var items: [TerraformExpression] = []
    while !take("]") {
      items.append(try expression())
      guard take(",") else {
        try expect("]")
        break
      }
    }
    return made(.list(items), from: start)
  }

  private mutating func object(from start: Int) throws(Unreadable) -> TerraformExpression {
    if takeWord("for") { return try loop(isObject: true, from: start) }
    var pairs: [TerraformExpression.Pair] = []
    while !take("}") {
      var key = try operation(level: 4)
      if case .name(let name) = key.kind { key.kind = .template([.text(name)]) }
      if !take("=") { try expect(":") }
      pairs.append(.init(key: key, value: try expression()))
      // A line break separates members as a comma does.
      _ = take(",")
    }
    return made(.object(pairs), from: start)
  }

  private mutating func loop(isObject: Bool, from start: Int) throws(Unreadable) -> TerraformExpression {
    let (names, collection) = try loopHead()
    try expect(":")
    var result = try expression()
    var key: TerraformExpression?
    if isObject {
      try expect("=>")
      key = result
      result = try expression()
    }
    let isGrouped = take("...")
    let condition = takeWord("if") ? try expression() : nil
    try expect(isObject ? "}" : "]")
    let loop = TerraformExpression.Loop(
      keyName: names.count > 1 ? names[0] : nil, valueName: names[names.count - 1], collection: collection,
      resultKey: key, result: result, isGrouped: isGrouped, condition: condition)
    return made(.loop(loop), from: start)
  }

  /// `key, value in collection`
  private mutating func loopHead() throws(Unreadable) -> (names: [String], collection: TerraformExpression) {
    skipSpace()
    var names = [try name()]
    if take(",") {
      skipSpace()
      names.append(try name())
    }
    guard takeWord("in") else { throw Unreadable() }
    return (names, try expression())
  }

  private mutating func number() throws(Unreadable) -> TerraformExpression {
    let start = index
    while let byte = peek(), TerraformSpelling.isDigit(byte) { index += 1 }
    if peek() == UInt8(ascii: "."), index + 1 < text.count, TerraformSpelling.isDigit(text[index + 1]) {
      index += 1
      while let byte = peek(), TerraformSpelling.isDigit(byte) { index += 1 }
    }
    let source = String(decoding: text[start..<index], as: UTF8.self)
    return TerraformExpression(
      kind: .literal(Int(source).map { Node(.integer($0)) } ?? Node(.number(source))), source: source)
  }

  private mutating func name() throws(Unreadable) -> String {
    let start = index
    while let byte = peek(),
      TerraformSpelling.isLetter(byte) || TerraformSpelling.isDigit(byte) || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-")
    { index += 1 }
    guard index > start, !TerraformSpelling.isDigit(text[start]), text[start] != UInt8(ascii: "-") else {
      throw Unreadable()
    }
    defer { skipSpace() }
    return String(decoding: text[start..<index], as: UTF8.self)
  }

  // MARK: Characters

  private static let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]

  private func peek() -> UInt8? { index < text.count ? text[index] : nil }

  private mutating func skipSpace() {
    while let byte = peek(), Self.space.contains(byte) { index += 1 }
  }

  private mutating func position() -> Int {
    skipSpace()
    return index
  }

  private func starts(_ word: String) -> Bool { text[index...].starts(with: word.utf8) }

  private mutating func take(_ word: String) -> Bool {
    skipSpace()
    guard starts(word) else { return false }
    index += word.utf8.count
    skipSpace()
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    skipSpace()
    let end = index + word.utf8.count
    guard starts(word), end < text.count, Self.space.contains(text[end]) else { return false }
    index = end
    skipSpace()
    return true
  }

  private mutating func expect(_ word: String) throws(Unreadable) {
    skipSpace()
    guard starts(word) else { throw Unreadable() }
    index += word.utf8.count
    // What follows the end of an interpolation or of a text is text.
    if word != "}" { skipSpace() }
  }

  private func made(_ kind: TerraformExpression.Kind, from start: Int) -> TerraformExpression {
    var end = index
    while end > start, Self.space.contains(text[end - 1]) { end -= 1 }
    return TerraformExpression(kind: kind, source: String(decoding: text[start..<end], as: UTF8.self))
  }
}
