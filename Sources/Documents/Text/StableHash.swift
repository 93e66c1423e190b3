/// FNV-1a with 64 bits: the same for the same texts in every process and on every machine.
///
/// http://www.isthe.com/chongo/tech/comp/fnv/
public struct StableHash {
  public private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  public init(of texts: String...) {
    for text in texts { add(text) }
  }

  /// The value as a word for names and ids: five small letters.
  public var word: String {
    var rest = value
    return String(
      (0..<5).map { _ in
        defer { rest /= 26 }
        return Character(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26)))
      })
  }

  /// Adds a text, so that `"ab"` and `"c"` give another value than `"a"` and `"bc"`.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}
