/// A range of IPv4 or IPv6 addresses: `10.0.0.0/16`, `::/0`.
package struct CIDR: Hashable, Sendable {
  package enum Family: Hashable, Sendable {
    case ipv4, ipv6

    /// The number of bits of an address.
    package var bits: Int { self == .ipv4 ? 32 : 128 }
  }

  package let family: Family
  /// The number of leading bits that all addresses of the range share.
  package let prefix: Int
  /// The first address; an IPv4 address is in the upper half of `high`.
  private let high: UInt64
  private let low: UInt64

  /// Reads CIDR notation; bits after the prefix are ignored.
  package init?(_ text: String) {
    guard let slash = text.utf8.firstIndex(of: 0x2F),
      let prefix: Int = Self.decimal(text[text.utf8.index(after: slash)...])
    else { return nil }
    self.init(address: text[..<slash], prefix: prefix)
  }

  /// Reads a single address, a range of one.
  package init?(address text: String) {
    self.init(address: text[...], prefix: text.utf8.contains(0x3A) ? Family.ipv6.bits : Family.ipv4.bits)
  }

  private init?(address: Substring, prefix: Int) {
    if address.utf8.contains(0x3A) {
      guard (0...Family.ipv6.bits).contains(prefix), let (high, low) = Self.ipv6(address) else { return nil }
      self.init(.ipv6, high, low, prefix)
    } else {
      guard (0...Family.ipv4.bits).contains(prefix), let bits = Self.ipv4(address) else { return nil }
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
  package var description: String { "\(firstAddress)/\(prefix)" }

  /// The first address: `10.0.0.0`, `2001:db8::`.
  package var firstAddress: String {
    guard family == .ipv6 else { return [56, 48, 40, 32].map { String(high >> $0 & 0xFF) }.joined(separator: ".") }
    let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { half >> $0 & 0xFFFF } }
    func text(_ groups: some Sequence<UInt64>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    // `::` stands for the longest sequence of zeros, the first of several: https://www.rfc-editor.org/rfc/rfc5952
    guard let zeros = Self.longestZeros(in: groups) else { return text(groups) }
    return text(groups[..<zeros.lowerBound]) + "::" + text(groups[zeros.upperBound...])
  }

  /// At least two groups that are zero.
  private static func longestZeros(in groups: [UInt64]) -> Range<Int>? {
    var best = 0..<1
    var start: Int?
    for (index, group) in groups.enumerated() {
      guard group == 0 else {
        start = nil
        continue
      }
      let first = start ?? index
      start = first
      if index + 1 - first > best.count { best = first..<index + 1 }
    }
    return best.count > 1 ? best : nil
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

  /// Whether no address of the range is on the internet.
  package var isPrivate: Bool { Self.privateRanges.contains { $0.contains(self) } }

  /// https://www.iana.org/assignments/iana-ipv4-special-registry and its counterpart for IPv6.
  private static let privateRanges = [
    "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7",
    "fe80::/10", "::1/128",
  ].compactMap { CIDR($0) }

  /// The order in which a range is before all ranges inside it.
  package static func isOrdered(_ left: CIDR, _ right: CIDR) -> Bool {
    (left.family == .ipv4 ? 0 : 1, left.high, left.low, left.prefix)
      < (right.family == .ipv4 ? 0 : 1, right.high, right.low, right.prefix)
  }
}

// MARK: - Several ranges

extension CIDR {
  /// Whether the ranges together contain every address of this one.
  package func isCovered(by ranges: [CIDR]) -> Bool {
    ranges.contains { $0.contains(self) } || ranges.reduce([self]) { $0.removing($1) }.isEmpty
  }

  /// The ranges of the addresses that are in this range and not in another one.
  fileprivate func removing(_ other: CIDR) -> [CIDR] {
    guard overlaps(other) else { return [self] }
    var rest: [CIDR] = []
    var part = self
    // Each step keeps the half without the other range; there are at most as many as an address has bits.
    while part.prefix < other.prefix, let (left, right) = part.halves {
      rest.append(left.overlaps(other) ? right : left)
      part = left.overlaps(other) ? left : right
    }
    return rest
  }

  private var halves: (CIDR, CIDR)? {
    guard prefix < family.bits else { return nil }
    return (part(0, prefix: prefix + 1), part(1, prefix: prefix + 1))
  }
}

extension [CIDR] {
  /// The ranges of the addresses that another range does not have.
  package func removing(_ other: CIDR) -> [CIDR] { flatMap { $0.removing(other) } }
}

// MARK: - Dividing

extension CIDR {
  /// One of the equal parts into which a longer prefix divides the range; one that exists.
  package func part(_ index: Int, prefix: Int) -> CIDR {
    let index = UInt64(clamping: index)
    // A shift by a negative number goes to the right, one by 64 bits or more gives 0.
    return CIDR(family, high | index << (64 - prefix), low | index << (128 - prefix), prefix)
  }

  /// A part of the range whose prefix is longer by some bits; `nil` if there is none of that number.
  package func subnet(bits: Int, number: Int) -> CIDR? {
    guard bits >= 0, bits <= family.bits - prefix, number >= 0, bits >= Int.bitWidth - 1 || number < 1 << bits else {
      return nil
    }
    return part(number, prefix: prefix + bits)
  }

  /// Parts of the range one after the other, whose prefixes are longer by some bits; each begins at a multiple of its size.
  package func subnets(bits: [Int]) -> [CIDR]? {
    var free = [self]
    var found: [CIDR] = []
    for bits in bits {
      guard bits >= 0, bits <= family.bits - prefix,
        let place = free.firstIndex(where: { $0.prefix <= prefix + bits })
      else { return nil }
      let subnet = free[place].part(0, prefix: prefix + bits)
      // What lies before stays unused.
      free = Array(free[place...]).removing(subnet).sorted(by: Self.isOrdered)
      found.append(subnet)
    }
    return found
  }
}

// MARK: - Reading

extension CIDR {
  /// A number without a sign.
  private static func decimal<Number: FixedWidthInteger>(_ text: Substring) -> Number? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Number(text) : nil
  }

  private static func ipv4(_ text: Substring) -> UInt32? {
    var bits: UInt32 = 0
    var count = 0
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      guard let byte: UInt8 = decimal(part) else { return nil }
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
        guard part.utf8.count <= 4, part.utf8.first != 0x2B, let group = UInt16(part, radix: 16) else { return nil }
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
