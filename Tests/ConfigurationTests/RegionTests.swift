import ResourceGraph
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

  @Test(arguments: ["eu-south-9", "us-gov-east-1", "us-isob-west-1", "eusc-de-east-1", "ap-northeast-4"])
  func `a name with the form of a region's is accepted`(name: String) {
    #expect(Region.named(name).mistake == nil)
  }

  @Test(arguments: [
    ("eu-wst-1", "did you mean 'eu-west-1'?"), ("eu-west1", "did you mean 'eu-west-1'?"),
    ("EU-WEST-1", "did you mean 'eu-west-1'?"), ("eu-west-1a", "did you mean 'eu-west-1'?"),
    ("eu-west-0", "did you mean 'eu-west-1'?"), ("Ireland", "expected a name such as 'eu-west-1'"),
    ("", "expected a name such as 'eu-west-1'"),
  ])
  func `any other name is an error at its line that names the nearest region`(name: String, advice: String) {
    let line = #line + 1
    let mistake = Region.named(name).mistake
    #expect(mistake?.message == "the region is '\(name)'; \(advice)")
    #expect(mistake?.location?.description.hasPrefix("ConfigurationTests/RegionTests.swift:\(line):") == true)
  }
}
