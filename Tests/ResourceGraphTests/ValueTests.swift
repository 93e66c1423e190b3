import Documents
import ResourceGraph
import Testing

struct `A value` {
  @Test func `of texts alone is a literal`() {
    let value: Text = "a-\(text: "b")-c"
    #expect(value == .literal("a-b-c"))
    #expect(Text.joined(["a", "b"]) == "ab")
    #expect(Text.joined([]) == "")
  }

  @Test func `of texts and expressions is one join`() {
    let value: Text = "arn:\(.partition):logs:\(.region):*"
    #expect(
      value
        == .expression(.join([.text("arn:"), .pseudo(.partition), .text(":logs:"), .pseudo(.region), .text(":*")])))
    #expect(value.literal == nil)
    #expect(value.expression.parts.count == 5)
  }

  @Test func `that is spelled otherwise still is what it means`() {
    let port: Value<Int> = .expression(.verbatim("443", resolved: .text("443")))
    #expect(port.literal == 443)
    let unknown: Value<String> = .expression(.verbatim(["Fn::ImportValue": "x"], resolved: nil))
    #expect(unknown.literal == nil && unknown.expression.resolved == nil && unknown.expression.parts == [])
  }

  @Test func `can be asked for what it refers to`() {
    let expression = Expression.joined([
      .text("x"), .attribute("A", "Arn"), .verbatim("y", resolved: .attribute("B", "Ref")),
    ])
    #expect(expression.referencedIDs == ["A", "B"])
    #expect(expression.target == nil)
    #expect(Expression.verbatim("y", resolved: .attribute("B", "Ref")).target?.id == "B")
  }

  @Test func `of one type can be one of another`() {
    #expect(Value<String>.literal("7").typed(as: Int.self) == 7)
    #expect(Value<String>.literal("x").typed(as: Int.self) == .expression(.text("x")))
    #expect(Value<Double>.literal(0.5).literal == 0.5)
  }

  @Test func `of named values is found, set and removed by name`() {
    var values: NamedValues = ["a": "1"]
    values["b"] = "2"
    values["a"] = nil
    #expect(values.entries.map(\.name) == ["b"] && values["b"] == "2")
  }
}
