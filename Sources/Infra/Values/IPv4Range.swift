/// A range of IPv4 addresses in CIDR notation: `10.0.0.0/16`.
public struct IPv4Range: Hashable, Sendable, CustomStringConvertible {
  /// The first address.
  public let base: UInt32
  /// How many leading bits are fixed, 0 to 32.
  public let prefix: Int

  init(base: UInt32, prefix: Int) {
    self.base = base
    self.prefix = prefix
  }

  /// Reads CIDR notation; `nil` where the text is not CIDR notation, or has bits set beyond its prefix.
  ///
  /// - Parameter text: `10.0.0.0/16`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let prefix = Self.number(parts[1]), prefix <= 32 else { return nil }
    let bytes = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard bytes.count == 4 else { return nil }
    var base: UInt32 = 0
    for byte in bytes {
      guard let value = Self.number(byte), value <= 255 else { return nil }
      base = base << 8 | UInt32(value)
    }
    self.init(base: base, prefix: prefix)
    guard base & ~mask == 0 else { return nil }
  }

  private static func number(_ digits: Substring) -> Int? {
    guard !digits.isEmpty, digits.utf8.count <= 3, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      digits.count == 1 || digits.first != "0"
    else { return nil }
    return Int(digits)
  }

  private var mask: UInt32 { prefix == 0 ? 0 : ~0 << (32 - UInt32(prefix)) }

  /// Whether an address belongs to both ranges.
  ///
  /// - Parameter other: the other range.
  public func overlaps(_ other: IPv4Range) -> Bool {
    let shared = prefix < other.prefix ? mask : other.mask
    return base & shared == other.base & shared
  }

  /// One of the equal parts into which a longer prefix divides the range.
  func part(_ index: Int, prefix: Int) -> IPv4Range {
    IPv4Range(base: base + UInt32(index) << (32 - UInt32(prefix)), prefix: prefix)
  }

  public var description: String {
    let bytes = [24, 16, 8, 0].map { String(base >> UInt32($0) & 0xFF) }
    return "\(bytes.joined(separator: "."))/\(prefix)"
  }
}
