extension YAML {
  /// The standard tags of YAML.
  enum StandardTag {
    static let prefix = "tag:yaml.org,2002:"
  }
}

extension YAML.Reader {
  /// The content of a scalar, resolved by its tag or, without a tag, by its notation.
  func content(_ scalar: YAML.Event.Scalar, at position: Position) throws(DocumentError) -> Node.Content {
    guard let tag = scalar.properties.tag else {
      return scalar.isPlain ? YAML.PlainScalar.content(scalar.text) : .string(scalar.text)
    }
    if tag == "!" { return .string(scalar.text) }
    if tag.hasPrefix(YAML.StandardTag.prefix) {
      return try standardContent(scalar.text, tag: tag, at: position)
    }
    let form = try knownForm(of: tag, at: position)
    let text = Node(.string(scalar.text), at: position)
    guard form.splitsAtFirstDot, let dot = scalar.text.utf8.firstIndex(of: UInt8(ascii: ".")) else {
      return text.wrapped(in: form).content
    }
    let after = scalar.text.utf8.index(after: dot)
    let parts = [scalar.text[..<dot], scalar.text[after...]].map { Node(.string(String($0)), at: position) }
    return Node(.array(parts), at: position).wrapped(in: form).content
  }

  /// The form of a sequence's or mapping's tag; `nil` without a tag or with the standard tag.
  func form(
    of tag: String?, collection: String, at position: Position
  ) throws(DocumentError) -> YAML.Tags.Form? {
    guard let tag, tag != "!" else { return nil }
    guard tag.hasPrefix(YAML.StandardTag.prefix) else { return try knownForm(of: tag, at: position) }
    let name = tag.dropFirst(YAML.StandardTag.prefix.count)
    guard name == collection else {
      throw DocumentError("the tag '!!\(name)' does not fit this value; remove the tag", at: position)
    }
    return nil
  }

  private func knownForm(of tag: String, at position: Position) throws(DocumentError) -> YAML.Tags.Form {
    if let form = tags.forms[tag] { return form }
    let suggestion =
      Suggestion.nearest(to: tag, among: tags.forms.keys).map { "did you mean '\($0)'?" }
      ?? "write the full form"
    throw DocumentError("unknown tag '\(tag)'; \(suggestion)", at: position)
  }

  private func standardContent(
    _ text: String, tag: String, at position: Position
  ) throws(DocumentError) -> Node.Content {
    let name = tag.dropFirst(YAML.StandardTag.prefix.count)
    switch name {
    case "str", "binary", "timestamp": return .string(text)
    case "null": if case .null? = YAML.PlainScalar.word(text) { return .null }
    case "bool": if case .bool(let value)? = YAML.PlainScalar.word(text) { return .bool(value) }
    case "int":
      switch YAML.PlainScalar.number(text) {
      case .integer(let value): return .integer(value)
      case .number(let spelling) where NumberParts(spelling).isInteger: return .number(spelling)
      default: break
      }
    case "float":
      switch YAML.PlainScalar.number(text) {
      case .integer(let value): return .number("\(value).0")
      case .number(let spelling): return .number(NumberParts(spelling).isInteger ? spelling + ".0" : spelling)
      default: break
      }
    default:
      throw DocumentError("the tag '!!\(name)' is not supported; remove it", at: position)
    }
    throw DocumentError("'\(text)' is not a value of '!!\(name)'; correct it or remove the tag", at: position)
  }
}

extension NumberParts {
  fileprivate var isInteger: Bool { isWhole && !hasPoint && exponent == nil }
}

extension Node {
  /// The object that a tag of this form with this value abbreviates.
  func wrapped(in form: YAML.Tags.Form?) -> Node {
    guard let form else { return self }
    return Node(.object(Object([Object.Member(key: form.key, value: self)])), at: position)
  }
}
