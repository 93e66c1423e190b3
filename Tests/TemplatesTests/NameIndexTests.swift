import Testing

@testable import Templates

/// Names that are found by their beginnings and ends.
@Suite struct NameIndexTests {
  private static let names = [
    "", "*", "*-VpcId", "*-VpcIds", "main-*", "main-*-VpcId", "main-network-VpcId", "main-network-*", "other-VpcId",
    "main", "main-n", "a*b", "axb", "VpcId", "-VpcId", "*VpcId", "main-network-VpcId",
  ]

  @Test(arguments: names)
  func `the index finds what a comparison with all finds`(name: String) {
    var index = NameIndex()
    for name in Self.names { index.append(NamePattern(text: name)) }
    index.sort()
    let wanted = NamePattern(text: name)
    var found: Set<Int> = []
    index.visit(matching: wanted) { found.insert($0).inserted }
    #expect(found == Set(Self.names.indices.filter { wanted.matches(NamePattern(text: Self.names[$0])) }))
  }

  @Test func `the search ends where no more names are wanted`() {
    var index = NameIndex()
    for number in 0..<10 { index.append(NamePattern(text: "stack\(number)-*")) }
    index.sort()
    var count = 0
    index.visit(matching: NamePattern(text: "stack*")) { _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }
}
