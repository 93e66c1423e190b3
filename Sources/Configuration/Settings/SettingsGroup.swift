import Documents

/// The keys and values of an object, each asked for by the team's type.
struct SettingsGroup<Key: CodingKey>: KeyedDecodingContainerProtocol {
  private let object: Object
  private let decoder: SettingsDecoder
  private let keys = SettingsKeys()

  init(_ object: Object, _ decoder: SettingsDecoder) {
    self.object = object
    self.decoder = decoder
    for member in object where Key(stringValue: member.key) == nil {
      decoder.mistakes.addUnknown(member.key, at: decoder.path.key(member.key), member.value, in: keys)
    }
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var allKeys: [Key] { object.compactMap { Key(stringValue: $0.key) } }

  func contains(_ key: Key) -> Bool {
    keys.ask(for: key.stringValue)
    return object[key.stringValue] != nil
  }

  func decodeNil(forKey key: Key) -> Bool {
    object[key.stringValue]?.isNull ?? true
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    guard let decoder = inner(key) else {
      // The first scalar that is missing must not hide the others.
      if let scalar = type as? any SettingsScalarValue.Type, let value = scalar.init() as? Value { return value }
      throw SettingsDecoder.Stop()
    }
    return try decoder.decode(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    guard let decoder = inner(key) else { throw SettingsDecoder.Stop() }
    return try decoder.container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    guard let decoder = inner(key) else { throw SettingsDecoder.Stop() }
    return try decoder.unkeyedContainer()
  }

  func superDecoder() -> any Decoder { decoder }

  func superDecoder(forKey key: Key) throws -> any Decoder {
    guard let decoder = inner(key) else { throw SettingsDecoder.Stop() }
    return decoder
  }

  /// The decoder of a member; when it is missing, that is noted.
  private func inner(_ key: Key) -> SettingsDecoder? {
    keys.ask(for: key.stringValue)
    let path = decoder.path.key(key.stringValue)
    guard let node = object[key.stringValue] else {
      decoder.mistakes.addMissing(key.stringValue, at: path, in: decoder.node, keys)
      return nil
    }
    return SettingsDecoder(node, path, decoder.mistakes, codingPath: decoder.codingPath + [key])
  }

  private func scalar<Value: SettingsScalarValue>(_ type: Value.Type, _ key: Key) -> Value {
    inner(key)?.scalar(type) ?? Value()
  }
}

/// The scalars: the protocol wants each of them by itself.
extension SettingsGroup {
  func decode(_ type: Bool.Type, forKey key: Key) -> Bool { scalar(type, key) }
  func decode(_ type: String.Type, forKey key: Key) -> String { scalar(type, key) }
  func decode(_ type: Double.Type, forKey key: Key) -> Double { scalar(type, key) }
  func decode(_ type: Float.Type, forKey key: Key) -> Float { scalar(type, key) }
  func decode(_ type: Int.Type, forKey key: Key) -> Int { scalar(type, key) }
  func decode(_ type: Int8.Type, forKey key: Key) -> Int8 { scalar(type, key) }
  func decode(_ type: Int16.Type, forKey key: Key) -> Int16 { scalar(type, key) }
  func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { scalar(type, key) }
  func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { scalar(type, key) }
  func decode(_ type: UInt.Type, forKey key: Key) -> UInt { scalar(type, key) }
  func decode(_ type: UInt8.Type, forKey key: Key) -> UInt8 { scalar(type, key) }
  func decode(_ type: UInt16.Type, forKey key: Key) -> UInt16 { scalar(type, key) }
  func decode(_ type: UInt32.Type, forKey key: Key) -> UInt32 { scalar(type, key) }
  func decode(_ type: UInt64.Type, forKey key: Key) -> UInt64 { scalar(type, key) }
}
