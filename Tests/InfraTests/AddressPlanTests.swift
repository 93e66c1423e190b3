import Testing

@testable import InfraLanguage

@Suite struct AddressPlanTests {
  @Test func `half of a slot is private, an eighth public, an eighth isolated`() throws {
    let plan = try AddressPlan("10.0.0.0/16")
    #expect(plan.range(of: .private, zone: 0).description == "10.0.0.0/19")
    #expect(plan.range(of: .public, zone: 0).description == "10.0.32.0/21")
    #expect(plan.range(of: .isolated, zone: 0).description == "10.0.40.0/21")
    #expect(plan.range(of: .private, zone: 3).description == "10.0.192.0/19")
  }

  @Test func `no two subnets overlap, and all lie in the network`() throws {
    for cidr in ["10.0.0.0/16", "172.16.128.0/20", "192.168.6.0/23"] {
      let plan = try AddressPlan(cidr)
      let ranges = (0..<AddressPlan.zoneSlots).flatMap { zone in Tier.allCases.map { plan.range(of: $0, zone: zone) } }
      for (index, range) in ranges.enumerated() {
        #expect(range.overlaps(plan.range) && range.prefix > plan.range.prefix)
        for other in ranges[(index + 1)...] { #expect(!range.overlaps(other)) }
      }
    }
  }

  @Test func `another zone moves no subnet`() throws {
    func ranges(zones: Int) throws -> [String] {
      let graph = try Stack("shop", region: .euWest1) { Network("main", zones: zones) }.graph()
      return graph.all(EC2.Subnet.self).compactMap { $0.cidrBlock?.literal }
    }
    let two = Set(try ranges(zones: 2))
    let three = Set(try ranges(zones: 3))
    #expect(two.count == 6 && three.count == 9 && two.isSubset(of: three))
  }

  @Test(arguments: [
    ("10.0.0.0/24", "range 10.0.0.0/24 is too small"), ("10.0.0.0/8", "range 10.0.0.0/8 is larger than AWS allows"),
    ("10.0.0.1/16", "'10.0.0.1/16' is not an IPv4 CIDR block"), ("10.0.0/16", "'10.0.0/16' is not an IPv4 CIDR block"),
    ("10.0.0.256/16", "'10.0.0.256/16' is not an IPv4 CIDR block"), ("", "'' is not an IPv4 CIDR block"),
  ])
  func `a range that does not fit is refused`(cidr: String, message: String) {
    let error = #expect(throws: AddressPlan.Problem.self) { try AddressPlan(cidr) }
    #expect(error?.message.hasPrefix(message) == true)
  }
}
