import Documents
import ResourceGraph
import Testing

@testable import InfraCLI

@Suite struct ValidateTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a team's stacks are checked, and nothing is written`() throws {
    let outcome = folder.app(
      "validate", source: FakeSource(["shop": ["Doubtful", "Bad", "Hidden"], "mail": ["Good"]]))
    #expect(
      outcome.output == """
        shop/Shop.swift:1:3: warning: 'R1' is doubtful; look at it [resource-is-good]
            seen by a test
            fix: make it good
        shop/Shop.swift:2:3: error: 'R2' is bad; make it good [resource-is-good]
            seen by a test
            fix: make it good
        shop/Shop.swift:3:3: unknown: whether 'R3' is good is not known [resource-is-good]
        2 stacks, 4 resources: 1 error, 1 warning, 1 unknown

        """)
    #expect(outcome.code == 1)
    #expect(try folder.all() == [])
  }

  @Test func `what is allowed is listed with its reason, and is no error`() {
    let source = FakeSource { _ in
      var graph = ResourceGraph("shop")
      var entry = Entry("R", RawResource(.cloudFormation, type: "Bad", properties: [:]))
      entry.allowances = [Allowance("resource-is-good", because: "it is only a test")]
      try graph.insert(entry)
      return [graph]
    }
    let outcome = folder.app("validate", source: source)
    #expect(
      outcome.output == """
        shop: allowed: 'R' is bad; make it good [resource-is-good]
            because: it is only a test
        1 stack, 1 resource: 1 allowed

        """)
    #expect(outcome.code == 0)
  }

  @Test func `warnings fail only when it is strict`() {
    let source = FakeSource(["shop": ["Doubtful"]])
    #expect(folder.app("validate", source: source).code == 0)
    #expect(folder.app("validate", "--strict", source: source).code == 1)
  }

  @Test func `files are read as what they are and findings have their lines`() throws {
    try folder.write("Resources:\n  A:\n    Type: Bad\n    X: !Ref B\n", to: "a.yaml")
    try folder.write(#"{"Resources": {"B": {"Type": "Good"}}}"#, to: "b.template")
    try folder.write("Resources: { C: { Type: Doubtful } }", to: "c.template")
    let outcome = folder.infra("validate", "c.template", "b.template", "a.yaml")
    #expect(
      outcome.output == """
        a.yaml:2:3: error: 'A' is bad; make it good [resource-is-good]
            seen by a test
            fix: make it good
        c.template:1:14: warning: 'C' is doubtful; look at it [resource-is-good]
            seen by a test
            fix: make it good
        3 templates, 3 resources: 1 error, 1 warning

        """)
    #expect(outcome.errors == "")
    #expect(outcome.code == 1)
  }

  @Test func `of a folder all templates are read, in order, and what is none is left out`() throws {
    let template = "Resources: { A: { Type: Bad } }"
    for file in ["t/z.yaml", "t/a/b.yml", "t/.git/c.yaml", "t/node_modules/d.yaml"] {
      try folder.write(template, to: file)
    }
    try folder.write(#"{"name": "no template"}"#, to: "t/package.json")
    try folder.write("no template", to: "t/readme.md")
    let outcome = folder.infra("validate", "t")
    let places = outcome.output.split(separator: "\n").filter { $0.contains("error:") }.map { $0.prefix { $0 != ":" } }
    #expect(places == ["t/a/b.yml", "t/z.yaml"])
    #expect(outcome.output.hasSuffix("2 templates, 2 resources: 2 errors\n"))
  }

  @Test func `a folder without templates cannot be checked`() throws {
    try folder.write("x", to: "t/readme.md")
    let outcome = folder.infra("validate", "t")
    #expect(outcome.errors == "infra: error: no templates in t\n")
    #expect(outcome.output == "")
    #expect(outcome.code == 2)
  }

  @Test func `malformed files are errors with line and column, and the others are checked all the same`() throws {
    try folder.write("{\n  \"a\": 1,,\n}", to: "a.json")
    try folder.write("a: [1\nb: 2\n", to: "b.yaml")
    try folder.write("Resources: { A: { Type: Bad } }", to: "c.yaml")
    try folder.write("{\"just\": \"data\"}", to: "d.json")
    let outcome = folder.infra("validate", "a.json", "b.yaml", "c.yaml", "d.json", "e.json")
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0] == "a.json:2:10: error: expected a key in double quotes after ','; found ','")
    #expect(lines[1].hasPrefix("b.yaml:2:"))
    #expect(lines[2] == "d.json:1:1: error: no template")
    #expect(lines[3] == "infra: error: cannot read 'e.json': no such file or directory")
    #expect(outcome.output.contains("c.yaml:1:14: error: 'A' is bad"))
    #expect(outcome.code == 2)
  }
}
