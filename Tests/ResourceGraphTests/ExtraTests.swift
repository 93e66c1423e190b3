import Documents
import ResourceGraph
import Testing

struct `A path to override` {
  @Test(
    arguments: [
      ("A", [.key("A")]),
      ("A.B[0].C", [.key("A"), .key("B"), .index(0), .key("C")]),
      ("Tags[2]", [.key("Tags"), .index(2)]),
      (#"Options.awslogs\.region"#, [.key("Options"), .key("awslogs.region")]),
      ("A[x]", [.key("A[x]")]),
      ("[1].A", [.index(1), .key("A")]),
      ("", []),
    ] as [(String, [Extra.Step])])
  func `is read as people write it`(text: String, steps: [Extra.Step]) {
    #expect(Extra.path(text) == steps)
  }

  @Test func `is described the same way`() {
    let extra = Extra(.cloudFormation, path: Extra.path("A.B[0].C"), value: 1)
    #expect(extra.pathDescription == "A.B[0].C")
  }

  @Test func `sets the value and creates the objects on the way`() {
    var node: Node = ["A": ["B": [["C": 1, "D": 2]]]]
    node.set(5, at: Extra.path("A.B[0].C")[...])
    node.set("new", at: Extra.path("X.Y[0].Z")[...])
    #expect(node == ["A": ["B": [["C": 5, "D": 2]]], "X": ["Y": [["Z": "new"]]]])
  }

  @Test func `replaces what is no object`() {
    var node: Node = ["A": "text"]
    node.set(1, at: Extra.path("A.B")[...])
    #expect(node == ["A": ["B": 1]])
  }

  @Test func `past the end of a list appends`() {
    var node: Node = ["A": [1]]
    node.set(2, at: Extra.path("A[7]")[...])
    #expect(node == ["A": [1, 2]])
  }
}
