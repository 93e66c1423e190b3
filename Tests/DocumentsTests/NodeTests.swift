import Documents
import Testing

@Suite struct NodeTests {
  @Test func `literals are nodes`() {
    let name = "b"
    let node: Node = ["a": 1, "\(name)": [true, .null, 0.5, "x \(name)"], "c": [:]]
    #expect(JSON.writeCompact(node) == #"{"a":1,"b":[true,null,0.5,"x b"],"c":{}}"#)
    #expect(Node.object([("a", 1), ("b", [])]) == ["b": [], "a": 1])
  }

  @Test func `equality and hashes look at neither positions nor the order of members`() {
    let left: Node = ["a": 1, "b": ["c": 2, "d": 3], "e": 4]
    let right = Node(.object(["e": 4, "b": ["d": 3, "c": 2], "a": 1]), at: Position(line: 3, column: 4))
    #expect(left == right)
    #expect(left.hashValue == right.hashValue)
    #expect(left != ["a": 1, "b": ["c": 2, "d": 4], "e": 4])
    #expect(left != ["a": 1, "b": ["c": 2, "d": 3]])
    #expect(left != ["a": 1, "b": ["c": 2, "d": 3], "f": 4])
    #expect(["a", "b"] as Node != ["b", "a"])
  }

  @Test func `accessors give the content of their kind alone`() {
    #expect(("x" as Node).string == "x")
    #expect((1 as Node).integer == 1)
    #expect((true as Node).bool == true)
    #expect(([1] as Node).array?.count == 1)
    #expect((["a": 1] as Node).object?["a"] == 1)
    #expect((1 as Node).string == nil)
    #expect(("x" as Node)["a"] == nil)
    #expect(Node.null.isNull)
    let none: Node? = nil
    #expect(none == nil)
  }

  @Test func `subscripts reach and change members`() {
    var node: Node = ["Resources": ["A": ["Tags": [["Key": "x"]]]]]
    #expect(node[["Resources", "A", "Tags", "0", "Key"]] == "x")
    #expect(node[["Resources", "A", "Tags", "1"]] == nil)
    #expect(node[["Resources", "B"]] == nil)
    node["Resources"]?["A"]?["Type"] = "T"
    node["Outputs"] = [:]
    #expect(node == ["Resources": ["A": ["Tags": [["Key": "x"]], "Type": "T"]], "Outputs": [:]])
    node["Outputs"] = nil
    #expect(node["Outputs"] == nil)
    #expect(node.object?.count == 1)
  }

  @Test func `an object sets in place, appends and removes`() {
    var object: Object = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil
    object["x"] = nil
    object.append("d", 5)
    #expect(object.map(\.key) == ["a", "c", "d"])
    #expect(Array(object.keys) == ["a", "c", "d"])
    #expect(object["a"] == 3)
    #expect(object.last?.value == 5)
    #expect(Object().isEmpty)
  }

  @Test func `a duplicate key of a literal has its last value`() {
    #expect(["a": 1, "b": 2, "a": 3] as Node == ["a": 3, "b": 2])
  }
}
