import Testing

@testable import Configuration

@Suite struct RegionTests {
  @Test func `every region is listed once, by name, and reads as its member is called`() {
    let names = Region.allCases.map(\.rawValue)
    #expect(names == Set(names).sorted())
    #expect(Region.euWest1.rawValue == "eu-west-1")
    #expect(Region.allCases.contains(.usGovEast1))
  }

  @Test func `a region that is not listed has to be named`() {
    #expect(Region.named("eu-south-9").rawValue == "eu-south-9")
    #expect(Region.named("eu-west-1") == .euWest1)
  }
}
