import Documents

/// The elements of a list, one after another.
struct SettingsList: UnkeyedDecodingContainer {
  private let elements: [Node]
  private let decoder: SettingsDecoder
  private(set) var currentIndex = 0

  init(_ elements: [Node], _ decoder: SettingsDecoder) {
    self.elements = elements
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  var count: Int? { elements.count }

  var isAtEnd: Bool { currentIndex == elements.count }

  mutating func decodeNil() -> Bool {
    guard !isAtEnd, elements[currentIndex].isNull else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try next().decode(type)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    try next().container(keyedBy: type)
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  /// The decoder of the next element; when there is none, that is noted.
  private mutating func next() throws -> SettingsDecoder {
    guard !isAtEnd else {
      decoder.mistakes.add(
        "the setting '\(decoder.path.description)' has \(elements.count) elements; more are needed",
        at: decoder.path, decoder.node)
      throw SettingsDecoder.Stop()
    }
    defer { currentIndex += 1 }
    return SettingsDecoder(
      elements[currentIndex], decoder.path.index(currentIndex), decoder.mistakes, codingPath: decoder.codingPath)
  }
}

/// The scalars: the protocol wants each of them by itself.
extension SettingsList {
  mutating func decode(_ type: Bool.Type) throws -> Bool { try next().scalar(type) }
  mutating func decode(_ type: String.Type) throws -> String { try next().scalar(type) }
  mutating func decode(_ type: Double.Type) throws -> Double { try next().scalar(type) }
  mutating func decode(_ type: Float.Type) throws -> Float { try next().scalar(type) }
  mutating func decode(_ type: Int.Type) throws -> Int { try next().scalar(type) }
  mutating func decode(_ type: Int8.Type) throws -> Int8 { try next().scalar(type) }
  mutating func decode(_ type: Int16.Type) throws -> Int16 { try next().scalar(type) }
  mutating func decode(_ type: Int32.Type) throws -> Int32 { try next().scalar(type) }
  mutating func decode(_ type: Int64.Type) throws -> Int64 { try next().scalar(type) }
  mutating func decode(_ type: UInt.Type) throws -> UInt { try next().scalar(type) }
  mutating func decode(_ type: UInt8.Type) throws -> UInt8 { try next().scalar(type) }
  mutating func decode(_ type: UInt16.Type) throws -> UInt16 { try next().scalar(type) }
  mutating func decode(_ type: UInt32.Type) throws -> UInt32 { try next().scalar(type) }
  mutating func decode(_ type: UInt64.Type) throws -> UInt64 { try next().scalar(type) }
}
