import AWSResources
import Testing

@testable import Validation

struct CIDRTests {
  @Test(arguments: [
    "10.0.0.0/16", "0.0.0.0/0", "255.255.255.255/32", "2001:db8:0:0:0:0:0:0/32", "0:0:0:0:0:0:0:0/0",
  ])
  func `a range is read and written alike`(_ text: String) throws {
    #expect(try #require(CIDR(text)).description == text)
  }

  @Test(arguments: [
    "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "::/129", "1:2:3/64", ":::/0", "a/b", "/8", "",
  ])
  func `what is no range is refused`(_ text: String) {
    #expect(CIDR(text) == nil)
  }

  @Test(arguments: [("::/0", "0:0:0:0:0:0:0:0/0"), ("fe80::1/64", "fe80::/64"), ("10.0.0.1/8", "10.0.0.0/8")])
  func `spellings of one range are equal`(_ left: String, _ right: String) {
    #expect(CIDR(left) == CIDR(right))
  }

  @Test func `ranges contain and overlap each other`() throws {
    let wide = try #require(CIDR("10.0.0.0/16"))
    let narrow = try #require(CIDR("10.0.12.0/24"))
    let other = try #require(CIDR("10.1.0.0/24"))
    #expect(wide.contains(narrow) && !narrow.contains(wide) && narrow.overlaps(wide))
    #expect(!wide.overlaps(other))
    #expect(!CIDR.everyIPv6.contains(wide))
  }

  @Test(arguments: [
    (["0.0.0.0/0"], true), (["0.0.0.0/1", "128.0.0.0/1"], true), (["0.0.0.0/1"], false), ([], false),
    (["0.0.0.0/1", "128.0.0.0/2", "192.0.0.0/2"], true), (["0.0.0.0/1", "192.0.0.0/2"], false), (["::/0"], false),
  ])
  func `splits cover the whole`(_ ranges: [String], _ isCovered: Bool) {
    #expect(CIDR.everyIPv4.isCovered(by: ranges.compactMap { CIDR($0) }) == isCovered)
  }

  @Test(arguments: [
    ("0.0.0.0/0", true), ("128.0.0.0/1", true), ("10.0.0.0/8", false), ("::/0", true), ("2000::/3", true),
    ("fd00::/8", false),
  ])
  func `the internet is what is wider than a network of one's own`(_ text: String, _ isInternet: Bool) throws {
    #expect(try #require(CIDR(text)).isInternet == isInternet)
  }
}
