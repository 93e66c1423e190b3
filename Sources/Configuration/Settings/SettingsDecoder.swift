import Documents

/// Decodes a team's type from a node, and gathers what does not fit rather than stopping there.
///
/// A scalar that does not fit is replaced by an empty value, so that the rest is looked at too; the result is only
/// used when there are no mistakes.
struct SettingsDecoder: Decoder {
  let node: Node
  let path: SettingsPath
  let mistakes: SettingsMistakes
  let codingPath: [any CodingKey]

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  init(_ node: Node, _ path: SettingsPath, _ mistakes: SettingsMistakes, codingPath: [any CodingKey] = []) {
    self.node = node
    self.path = path
    self.mistakes = mistakes
    self.codingPath = codingPath
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = node.content else {
      mistakes.addMismatch("a group of settings", at: path, node)
      throw Stop()
    }
    return KeyedDecodingContainer(SettingsGroup<Key>(object, self))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = node.content else {
      mistakes.addMismatch("a list", at: path, node)
      throw Stop()
    }
    return SettingsList(elements, self)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer {
    SettingsScalar(self)
  }

  /// Ends the decoding of what cannot be replaced by an empty value; the mistake has been noted.
  struct Stop: Error {}
}

extension SettingsDecoder {
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    if let known = type as? any SettingsScalarValue.Type, let value = scalar(known) as? Value { return value }
    let before = mistakes.count
    do {
      return try Value(from: self)
    } catch let stop as Stop {
      throw stop
    } catch {
      if mistakes.count == before { note(error, type) }
      if let replacement = Self.anyCase(type) { return replacement }
      throw Stop()
    }
  }

  /// A boolean, number or string; where the node is something else, the mistake is noted and the value is empty.
  func scalar<Value: SettingsScalarValue>(_ type: Value.Type) -> Value {
    if let value = Value(setting: node) { return value }
    // On a command line nobody thinks of quoting `--set imageTag=1.4`.
    if let text = mistakes.settings.typedText(at: path), let value = Value(typed: text) { return value }
    mistakes.addMismatch(Value.settingsExpectation, at: path, node)
    return Value()
  }

  private func note<Value>(_ error: any Error, _ type: Value.Type) {
    guard case .string(let text) = node.content, let cases = Self.texts(of: type) else {
      mistakes.add("the setting '\(path.description)': \(Self.reason(error))", at: path, node)
      return
    }
    let meant = Suggestion.nearest(to: text, among: cases).map { "did you mean '\($0)'? " } ?? ""
    mistakes.add(
      "the setting '\(path.description)' is '\(text)'; \(meant)it takes one of \(cases.joined(separator: ", "))",
      at: path, node)
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.dataCorrupted(let context), DecodingError.typeMismatch(_, let context),
      DecodingError.valueNotFound(_, let context), DecodingError.keyNotFound(_, let context):
      context.debugDescription
    default: "\(error)"
    }
  }

  /// The texts of an enumeration, if the type is one that lists its cases.
  private static func texts<Value>(of type: Value.Type) -> [String]? {
    guard let cases = type as? any CaseIterable.Type else { return nil }
    let texts = allCases(cases).compactMap { ($0 as? any RawRepresentable)?.rawValue as? String }
    return texts.isEmpty ? nil : texts
  }

  private static func anyCase<Value>(_ type: Value.Type) -> Value? {
    (type as? any CaseIterable.Type).flatMap { allCases($0).first as? Value }
  }

  private static func allCases<Cases: CaseIterable>(_ type: Cases.Type) -> [Any] {
    Array(type.allCases)
  }
}
