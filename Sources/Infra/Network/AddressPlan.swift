/// How a network cuts its range: four slots for zones; in a slot half is private, an eighth public, an eighth
/// isolated, and a quarter free.
///
/// A subnet's range and zone cannot be changed in place, so the plan never moves one: a fourth zone, or a tier that
/// comes later, finds its room reserved.
struct AddressPlan {
  static let zoneSlots = 4
  /// AWS's smallest subnet has 16 addresses.
  private static let longestSubnetPrefix = 28
  private static let longestVPCPrefix = longestSubnetPrefix - 5

  let range: IPv4Range

  /// - Throws: what is wrong with the range, and what would be right.
  init(_ cidr: String) throws(Problem) {
    guard let range = IPv4Range(cidr) else {
      throw Problem(message: "'\(cidr)' is not a range of IPv4 addresses; write one like 10.0.0.0/16")
    }
    guard range.prefix >= 16 else {
      throw Problem(message: "range \(cidr) is larger than AWS allows; use a prefix between /16 and /23")
    }
    guard range.prefix <= Self.longestVPCPrefix else {
      throw Problem(
        message: "range \(cidr) is too small: four zones with three subnets each need a prefix of at most "
          + "/\(Self.longestVPCPrefix), since AWS's smallest subnet is a /\(Self.longestSubnetPrefix)")
    }
    self.range = range
  }

  struct Problem: Error {
    let message: String
  }

  /// The range of a tier's subnet in a zone.
  func range(of tier: Tier, zone: Int) -> IPv4Range {
    let slot = range.part(zone, prefix: range.prefix + 2)
    switch tier {
    case .private: return slot.part(0, prefix: slot.prefix + 1)
    case .public: return slot.part(4, prefix: slot.prefix + 3)
    case .isolated: return slot.part(5, prefix: slot.prefix + 3)
    }
  }
}
