import Documents
import Testing

@Suite struct StringPlaceTests {
  @Test(
    arguments: [
      ("arn:${AWS::Region}", "${", 4..<6),
      ("::", "::", 0..<2),
      ("Übermut::Größe", "::", 8..<10),
      ("aab", "ab", 1..<3),
    ] as [(String, StaticString, Range<Int>)])
  func `a text is found at its first place`(_ text: String, _ wanted: StaticString, _ bytes: Range<Int>) throws {
    let place = try #require(text.place(of: wanted))
    #expect(text.utf8.distance(from: text.startIndex, to: place.lowerBound) == bytes.lowerBound)
    #expect(text.utf8.distance(from: text.startIndex, to: place.upperBound) == bytes.upperBound)
    #expect("\(text[place])" == "\(wanted)")
  }

  @Test func `a part of a text is searched from its own beginning to its own end`() throws {
    let text = "${A}-${B}-${C"
    let rest = text.dropFirst(4).dropLast(3)
    let place = try #require(rest.place(of: "${"))
    #expect(rest[place.upperBound...] == "B}-")
    #expect(rest[place.upperBound...].place(of: "${") == nil)
  }

  @Test func `what is longer, or not there, has no place`() {
    #expect("".place(of: "::") == nil)
    #expect(":".place(of: "::") == nil)
    #expect("a:b:c".place(of: "::") == nil)
  }
}
