import Documents

/// A type that a scalar of `infra.yaml` can be.
protocol SettingsScalarValue: Decodable {
  /// The value that stands in while mistakes are gathered.
  init()
  init?(setting: Node)
  /// The value of what was typed after `--set key=`, where that counts more than what YAML makes of it.
  init?(typed: String)

  /// What the type takes, for messages: `an integer`.
  static var settingsExpectation: String { get }
}

extension SettingsScalarValue {
  init?(typed: String) { nil }
}

extension String: SettingsScalarValue {
  static var settingsExpectation: String { "a string" }

  init?(setting node: Node) {
    guard let value = node.string else { return nil }
    self = value
  }

  init?(typed: String) { self = typed }
}

extension Bool: SettingsScalarValue {
  static var settingsExpectation: String { "true or false" }

  init?(setting node: Node) {
    guard let value = node.bool else { return nil }
    self = value
  }
}

extension SettingsScalarValue where Self: FixedWidthInteger {
  static var settingsExpectation: String {
    Self.bitWidth == Int.bitWidth && Self.isSigned ? "an integer" : "an integer from \(Self.min) to \(Self.max)"
  }

  init?(setting node: Node) {
    guard let value = node.integer else { return nil }
    self.init(exactly: value)
  }
}

extension SettingsScalarValue where Self: BinaryFloatingPoint & LosslessStringConvertible {
  static var settingsExpectation: String { "a number" }

  init?(setting node: Node) {
    switch node.content {
    case .integer(let value): self.init(value)
    case .number(let spelling): self.init(spelling)
    default: return nil
    }
  }
}

extension Int: SettingsScalarValue {}
extension Int8: SettingsScalarValue {}
extension Int16: SettingsScalarValue {}
extension Int32: SettingsScalarValue {}
extension Int64: SettingsScalarValue {}
extension UInt: SettingsScalarValue {}
extension UInt8: SettingsScalarValue {}
extension UInt16: SettingsScalarValue {}
extension UInt32: SettingsScalarValue {}
extension UInt64: SettingsScalarValue {}
extension Double: SettingsScalarValue {}
extension Float: SettingsScalarValue {}
