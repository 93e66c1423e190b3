import Documents
import ResourceGraph
import Testing

@testable import Templates

struct `CloudFormation's expressions` {
  private let syntax = CloudFormationSyntax(parameters: ["Size"])

  @Test(
    arguments: [
      (["Ref": "Size"], .parameter("Size")),
      (["Ref": "Other"], .attribute("Other", "Ref")),
      (["Ref": "AWS::Region"], .pseudo(.region)),
      (["Fn::GetAtt": ["A", "B.C"]], .attribute("A", "B.C")),
      (
        ["Fn::Sub": "a-${Size}-${A.Arn}"], .join([.text("a-"), .parameter("Size"), .text("-"), .attribute("A", "Arn")])
      ),
      (["Fn::Sub": "${!Literal}${Size}"], .join([.text("${Literal}"), .parameter("Size")])),
      (["Fn::Select": [1, ["Fn::GetAZs": ""]]], .availabilityZone(1)),
    ] as [(Node, Expression)])
  func `in our spelling are read and written`(node: Node, expression: Expression) {
    #expect(syntax.expression(node) == expression)
    #expect(syntax.node(expression) == node)
  }

  @Test(
    arguments: [
      (["Fn::GetAtt": "A.B.C"], .attribute("A", "B.C")),
      (["Fn::Join": ["", ["a", ["Ref": "Size"]]]], .join([.text("a"), .parameter("Size")])),
      (["Fn::Join": ["-", ["a", "b", 3]]], .text("a-b-3")),
      (["Fn::Join": [",", []]], .text("")),
      (["Fn::Sub": "plain"], .text("plain")),
      (["Fn::Sub": "${ Size }"], .parameter("Size")),
      (["Fn::Sub": ["${x}/${y}", ["x": "1", "y": ["Ref": "A"]]]], .join([.text("1/"), .attribute("A", "Ref")])),
      (["Fn::Sub": "open ${ end"], .text("open ${ end")),
      (["Fn::Select": ["1", ["a", "b"]]], .text("b")),
      (["Fn::Select": ["0", ["Fn::GetAZs": ["Ref": "AWS::Region"]]]], .availabilityZone(0)),
      (["Fn::Select": [0, ["Fn::GetAZs": .null]]], .availabilityZone(0)),
    ] as [(Node, Expression)])
  func `in other syntax are resolved and kept verbatim`(node: Node, resolved: Expression) {
    #expect(syntax.expression(node) == .verbatim(node, resolved: resolved))
    #expect(syntax.node(.verbatim(node, resolved: resolved)) == node)
  }

  @Test(
    arguments: [
      ["Ref": "AWS::NoValue"], ["Ref": 5], ["Ref": ["a"]], ["Fn::GetAtt": []], ["Fn::GetAtt": ["A"]],
      ["Fn::GetAtt": "A"],
      ["Fn::ImportValue": "x"], ["Fn::If": ["a", "b", "c"]], ["Fn::Select": [5, ["a"]]], ["Fn::Select": [-1, ["a"]]],
      ["Fn::Select": "x"], ["Fn::Select": [0, ["Fn::GetAZs": "us-east-1"]]], ["Fn::Join": "x"],
      ["Fn::Join": [["Ref": "Size"], []]], ["Fn::Join": [",", ["Ref": "Size"]]], ["Fn::Sub": 5], ["Fn::Sub": ["a"]],
      ["Fn::Sub": ["a", "b"]], ["Fn::Nonsense": .null],
    ] as [Node])
  func `that nothing is known of stay as they stand`(node: Node) {
    #expect(syntax.expression(node) == .verbatim(node, resolved: nil))
  }

  @Test(
    arguments: ["text", 5, ["A": "b"], ["Ref": "A", "B": "c"], ["Condition": "x"], [["Ref": "A"]], .null] as [Node])
  func `are not what is no function call`(node: Node) {
    #expect(syntax.expression(node) == nil)
  }

  @Test func `with an unknown part keep the parts that are known`() {
    let node: Node = ["Fn::Sub": ["${a}-${Size}", ["a": ["Fn::ImportValue": "x"]]]]
    let parts = syntax.expression(node)?.parts
    #expect(parts == [.verbatim(["Fn::ImportValue": "x"], resolved: nil), .text("-"), .parameter("Size")])
  }

  @Test(arguments: ["${A}", "$${A}", "a${", "${!A}", "$", "100%"])
  func `of a join escape what would be a substitution`(text: String) {
    let expression = Expression.join([.text(text), .parameter("Size")])
    let node = syntax.node(expression)
    #expect(syntax.expression(node)?.resolved == expression)
  }
}
