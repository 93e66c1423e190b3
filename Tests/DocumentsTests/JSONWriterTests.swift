import Documents
import Testing

@Suite struct JSONWriterTests {
  private func text(_ node: Node) -> String {
    String(decoding: JSON.write(node), as: UTF8.self)
  }

  @Test func `short values are on one line`() {
    let node: Node = [
      "Resources": [
        "ApiService": [
          "Type": "AWS::ECS::Service",
          "Properties": [
            "Cluster": ["Ref": "MainCluster"],
            "Role": ["Fn::GetAtt": ["ApiTaskRole", "Arn"]],
            "Ports": [443, 80],
            "Name": ["Fn::Join": ["-", ["a", ["Ref": "B"]]]],
            "Rules": [["Port": 443, "Open": true]],
            "Tags": [],
            "Empty": [:],
            "Only": ["Empty": [:]],
            "Nested": ["Only": ["Deep": .null]],
          ],
        ]
      ]
    ]
    let expected = """
      {
        "Resources": {
          "ApiService": {
            "Type": "AWS::ECS::Service",
            "Properties": {
              "Cluster": { "Ref": "MainCluster" },
              "Role": { "Fn::GetAtt": ["ApiTaskRole", "Arn"] },
              "Ports": [443, 80],
              "Name": {
                "Fn::Join": [
                  "-",
                  ["a", { "Ref": "B" }]
                ]
              },
              "Rules": [
                { "Port": 443, "Open": true }
              ],
              "Tags": [],
              "Empty": {},
              "Only": { "Empty": {} },
              "Nested": { "Only": { "Deep": null } }
            }
          }
        }
      }

      """
    #expect(text(node) == expected)
  }

  @Test func `an array that does not fit on a line has a line for each element`() {
    let long = Node.array((0..<20).map { .string("element\($0)") })
    #expect(text(["Long": long, "x": 1]).contains("\"Long\": [\n    \"element0\",\n    \"element1\","))
    #expect(text(["Only": long]).hasPrefix("{\n  \"Only\": [\n    \"element0\",\n"))
    for line in text(.array((0..<100).map { count in .array((0..<count).map { .integer($0) }) })).split(separator: "\n")
    {
      #expect(line.utf8.count <= 101)
    }
  }

  @Test func `only what must be escaped is escaped`() {
    let string = "\"\\/\u{8}\u{9}\u{A}\u{C}\u{D}\u{0}\u{1F}\u{7F}é🙂\u{2028}"
    #expect(JSON.writeCompact(.string(string)) == #""\"\\/\b\t\n\f\r\u0000\u001f"# + "\u{7F}é🙂\u{2028}\"")
  }

  @Test func `an escape is found at every place of a string`() throws {
    for count in 0..<40 {
      for place in 0..<count {
        for special in ["\"", "\\", "\n", "\u{1F}", "\u{0}", "é", " ", "!", "#", "[", "]", "\u{7F}"] {
          var letters = (0..<count).map { _ in "x" }
          letters[place] = special
          let node = Node.string(letters.joined())
          let written = JSON.writeCompact(node)
          try #require(try JSON.read(Array(written.utf8)) == node)
          #expect(written.utf8.allSatisfy { $0 >= 0x20 })
        }
      }
    }
  }

  @Test func `numbers of every size are written in full`() {
    let numbers = [0, 9, 10, -1, -10, 99, 100, 443, 65_535, Int.max, Int.min]
    #expect(
      JSON.writeCompact(.array(numbers.map(Node.integer))) == "[" + numbers.map(\.description).joined(separator: ",")
        + "]")
  }

  @Test func `a compact text has no spaces`() {
    #expect(JSON.writeCompact(["a": [1, "b c", [:], []], "d": .null]) == #"{"a":[1,"b c",{},[]],"d":null}"#)
  }

  @Test func `a long document is whole`() throws {
    let node = Node.array(
      (0..<20_000).map { ["Id": .integer($0), "Text": .string(String(repeating: "x", count: $0 % 97))] })
    #expect(try JSON.read(JSON.write(node)) == node)
    #expect(try JSON.read(Array(JSON.writeCompact(node).utf8)) == node)
  }
}
