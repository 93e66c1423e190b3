import AWSResources

/// The division of a network's range: four slots for zones; half of a slot is private, an eighth public, an eighth
/// isolated, and a quarter free.
///
/// The range and the zone of a subnet cannot be changed in place, so the plan reserves the ranges of a fourth zone and
/// of further tiers.
struct AddressPlan {
  static let zoneSlots = 4
  /// The smallest subnet of AWS has 16 addresses.
  private static let longestSubnetPrefix = 28
  private static let longestVPCPrefix = longestSubnetPrefix - 5

  let range: CIDR

  /// - Throws: why the range cannot be divided, and what to use instead.
  init(_ cidr: String) throws(Problem) {
    // Another notation than the range's own has bits after the prefix, or leading zeros.
    guard let range = CIDR(cidr), range.family == .ipv4, range.description == cidr else {
      throw Problem(message: "'\(cidr)' is not an IPv4 CIDR block; use one like 10.0.0.0/16")
    }
    guard range.prefix >= 16 else {
      throw Problem(message: "range \(cidr) is larger than AWS allows; use a prefix between /16 and /23")
    }
    guard range.prefix <= Self.longestVPCPrefix else {
      throw Problem(
        message: "range \(cidr) is too small: four zones with three subnets each require a prefix of at most "
          + "/\(Self.longestVPCPrefix), since the smallest subnet of AWS is a /\(Self.longestSubnetPrefix)")
    }
    self.range = range
  }

  struct Problem: Error {
    let message: String
  }

  /// The range of a tier's subnet in a zone.
  func range(of tier: Tier, zone: Int) -> CIDR {
    let slot = range.part(zone, prefix: range.prefix + 2)
    switch tier {
    case .private: return slot.part(0, prefix: slot.prefix + 1)
    case .public: return slot.part(4, prefix: slot.prefix + 3)
    case .isolated: return slot.part(5, prefix: slot.prefix + 3)
    }
  }
}
