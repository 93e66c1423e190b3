import Testing

@testable import ResourceGraph

struct CIDRTests {
  @Test(arguments: [
    "10.0.0.0/16", "0.0.0.0/0", "255.255.255.255/32", "2001:db8::/32", "::/0", "::1/128", "2001:db8:0:1::/64",
    "2001:0:0:1::/64", "1:0:2:3:4:5:6:7/128",
  ])
  func `a range is read and written alike`(_ text: String) throws {
    #expect(try #require(CIDR(text)).description == text)
  }

  @Test(arguments: [
    "10.0.0.0", "10.0.0/8", "10.0.0.256/8", "10.0.0.0/33", "::/129", "1:2:3/64", ":::/0", "a/b", "/8", "",
    "+10.0.0.0/8",
    "10.0.0.0/+8",
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
    ("10.0.0.0/24", "10.0.0.64/26", ["10.0.0.0/26", "10.0.0.128/25"]), ("10.0.0.0/24", "10.0.0.0/16", []),
    ("10.0.0.0/24", "10.1.0.0/24", ["10.0.0.0/24"]), ("::/127", "::1/128", ["::/128"]),
  ])
  func `the rest of a range has no address of the other`(_ range: String, _ other: String, _ rest: [String]) throws {
    let removed = [try #require(CIDR(range))].removing(try #require(CIDR(other)))
    #expect(Set(removed.map(\.description)) == Set(rest))
  }

  @Test(arguments: [
    ("10.0.0.0/16", 8, 3, "10.0.3.0/24"), ("0.0.0.0/0", 32, 1, "0.0.0.1/32"),
    ("2001:db8::/56", 8, 1, "2001:db8:0:1::/64"),
    ("2001:db8::/64", 64, 65535, "2001:db8::ffff/128"), ("2001:db8::/60", 12, 256, "2001:db8:0:1::/72"),
    ("10.0.0.0/16", 2, 4, nil), ("10.0.0.0/24", 9, 0, nil), ("10.0.0.0/24", 1, -1, nil),
  ])
  func `a range is divided`(_ range: String, _ bits: Int, _ number: Int, _ part: String?) throws {
    #expect(try #require(CIDR(range)).subnet(bits: bits, number: number)?.description == part)
  }

  @Test(arguments: [
    ("10.0.0.0/8", true), ("10.0.0.0/7", false), ("fd00::/8", true), ("100.64.0.0/16", true), ("203.0.113.0/24", false),
  ])
  func `a private range has no address of the internet`(_ text: String, _ isPrivate: Bool) throws {
    #expect(try #require(CIDR(text)).isPrivate == isPrivate)
  }

  @Test(arguments: [
    ("0.0.0.0/0", true), ("128.0.0.0/1", true), ("10.0.0.0/8", false), ("::/0", true), ("2000::/3", true),
    ("fd00::/8", false),
  ])
  func `the internet is what is wider than a network of one's own`(_ text: String, _ isInternet: Bool) throws {
    #expect(try #require(CIDR(text)).isInternet == isInternet)
  }
}
