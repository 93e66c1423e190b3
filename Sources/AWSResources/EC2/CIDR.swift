/// A range of IPv4 or IPv6 addresses: `10.0.0.0/16`, `::/0`.
package struct CIDR: Hashable, Sendable {
  package enum Family: Hashable, Sendable { case ipv4, ipv6 }

  package let family: Family
  /// The number of leading bits that all addresses of the range share.
  package let prefix: Int
  /// The first address; an IPv4 address is in the upper half of `high`.
  private let high: UInt64
  private let low: UInt64

  /// Reads CIDR notation; bits after the prefix are ignored.
  package init?(_ text: String) {
    guard let slash = text.utf8.firstIndex(of: 0x2F), let prefix = Int(text[text.utf8.index(after: slash)...]) else {
      return nil
    }
    let address = text[..<slash]
    if address.utf8.contains(0x3A) {
      guard (0...128).contains(prefix), let (high, low) = Self.ipv6(address) else { return nil }
      self.init(.ipv6, high, low, prefix)
    } else {
      guard (0...32).contains(prefix), let bits = Self.ipv4(address) else { return nil }
      self.init(.ipv4, UInt64(bits) << 32, 0, prefix)
    }
  }

  private init(_ family: Family, _ high: UInt64, _ low: UInt64, _ prefix: Int) {
    self.family = family
    self.prefix = prefix
    self.high = high & Self.mask(prefix)
    self.low = low & Self.mask(prefix - 64)
  }

  private static func mask(_ bits: Int) -> UInt64 {
    bits <= 0 ? 0 : bits >= 64 ? .max : .max << UInt64(64 - bits)
  }

  package static let everyIPv4 = CIDR(.ipv4, 0, 0, 0)
  package static let everyIPv6 = CIDR(.ipv6, 0, 0, 0)
}

extension CIDR: CustomStringConvertible {
  package var description: String {
    guard family == .ipv6 else {
      return [56, 48, 40, 32].map { String(high >> $0 & 0xFF) }.joined(separator: ".") + "/\(prefix)"
    }
    let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { String(half >> $0 & 0xFFFF, radix: 16) } }
    return groups.joined(separator: ":") + "/\(prefix)"
  }
}

// MARK: - Comparing

extension CIDR {
  package func contains(_ other: CIDR) -> Bool {
    family == other.family && prefix <= other.prefix
      && other.high & Self.mask(prefix) == high && other.low & Self.mask(prefix - 64) == low
  }

  package func overlaps(_ other: CIDR) -> Bool { contains(other) || other.contains(self) }

  /// Whether the range includes addresses of the public internet: `0.0.0.0/0`, each half of it, `::/0`.
  ///
  /// No single network has a range of this size.
  package var isInternet: Bool {
    switch family {
    case .ipv4: prefix < 8
    // Only 2000::/3 is routed on the internet.
    case .ipv6: prefix < 12 && overlaps(CIDR(.ipv6, 0x2000 << 48, 0, 3))
    }
  }

  /// Whether the ranges together contain every address of this one.
  package func isCovered(by ranges: [CIDR]) -> Bool {
    let inside = ranges.filter(overlaps)
    if inside.contains(where: { $0.contains(self) }) { return true }
    guard inside.count > 1, let (left, right) = halves else { return false }
    return left.isCovered(by: inside) && right.isCovered(by: inside)
  }

  private var halves: (CIDR, CIDR)? {
    guard prefix < (family == .ipv4 ? 32 : 128) else { return nil }
    let bit: UInt64 = 1 << UInt64(63 - prefix % 64)
    let right =
      prefix < 64 ? CIDR(family, high | bit, low, prefix + 1) : CIDR(family, high, low | bit, prefix + 1)
    return (CIDR(family, high, low, prefix + 1), right)
  }

  /// The order in which a range is before all ranges inside it.
  package static func isOrdered(_ left: CIDR, _ right: CIDR) -> Bool {
    (left.family == .ipv4 ? 0 : 1, left.high, left.low, left.prefix)
      < (right.family == .ipv4 ? 0 : 1, right.high, right.low, right.prefix)
  }
}

// MARK: - Dividing

extension CIDR {
  /// One of the equal parts into which a longer prefix divides an IPv4 range.
  package func part(_ index: Int, prefix: Int) -> CIDR {
    CIDR(.ipv4, high + UInt64(index) << UInt64(64 - prefix), 0, prefix)
  }
}

// MARK: - Reading

extension CIDR {
  private static func ipv4(_ text: Substring) -> UInt32? {
    var bits: UInt32 = 0
    var count = 0
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let byte = UInt8(part) else { return nil }
      bits = bits << 8 | UInt32(byte)
      count += 1
    }
    return count == 4 ? bits : nil
  }

  private static func ipv6(_ text: Substring) -> (UInt64, UInt64)? {
    var groups: [UInt16] = []
    var gap: Int?
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.isEmpty {
        // `::` at either end gives two empty parts.
        if index == 0 || index == parts.count - 1 { continue }
        guard gap == nil else { return nil }
        gap = groups.count
      } else {
        guard part.utf8.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
        groups.append(group)
      }
    }
    if let gap {
      guard groups.count < 8 else { return nil }
      groups.insert(contentsOf: repeatElement(0, count: 8 - groups.count), at: gap)
    }
    guard groups.count == 8 else { return nil }
    let high = groups[..<4].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    let low = groups[4...].reduce(UInt64(0)) { $0 << 16 | UInt64($1) }
    return (high, low)
  }
}
