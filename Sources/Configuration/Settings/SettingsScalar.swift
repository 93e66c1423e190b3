import Documents

/// A node as one value.
struct SettingsScalar: SingleValueDecodingContainer {
  private let decoder: SettingsDecoder

  init(_ decoder: SettingsDecoder) {
    self.decoder = decoder
  }

  var codingPath: [any CodingKey] { decoder.codingPath }

  func decodeNil() -> Bool { decoder.node.isNull }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.decode(type) }
}

/// The scalars: the protocol wants each of them by itself.
extension SettingsScalar {
  func decode(_ type: Bool.Type) -> Bool { decoder.scalar(type) }
  func decode(_ type: String.Type) -> String { decoder.scalar(type) }
  func decode(_ type: Double.Type) -> Double { decoder.scalar(type) }
  func decode(_ type: Float.Type) -> Float { decoder.scalar(type) }
  func decode(_ type: Int.Type) -> Int { decoder.scalar(type) }
  func decode(_ type: Int8.Type) -> Int8 { decoder.scalar(type) }
  func decode(_ type: Int16.Type) -> Int16 { decoder.scalar(type) }
  func decode(_ type: Int32.Type) -> Int32 { decoder.scalar(type) }
  func decode(_ type: Int64.Type) -> Int64 { decoder.scalar(type) }
  func decode(_ type: UInt.Type) -> UInt { decoder.scalar(type) }
  func decode(_ type: UInt8.Type) -> UInt8 { decoder.scalar(type) }
  func decode(_ type: UInt16.Type) -> UInt16 { decoder.scalar(type) }
  func decode(_ type: UInt32.Type) -> UInt32 { decoder.scalar(type) }
  func decode(_ type: UInt64.Type) -> UInt64 { decoder.scalar(type) }
}
