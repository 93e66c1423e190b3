import Documents

/// Writes each expression as a number and reads it back, for resources that are written and read within the graph.
///
/// Equal expressions have the same number, because the mapper compares what it reads with what it would write.
final class NumberedSyntax: ExpressionSyntax {
  private static let key = "expression"
  private var expressions: [Expression] = []
  private var numbers: [Expression: Int] = [:]
  private let change: (Expression) -> Expression

  /// - Parameter change: the expression that is read back in place of a written one.
  init(_ change: @escaping (Expression) -> Expression = { $0 }) { self.change = change }

  func node(_ expression: Expression) -> Node {
    let changed = change(expression)
    let number = numbers[changed] ?? expressions.count
    if number == expressions.count {
      expressions.append(changed)
      numbers[changed] = number
    }
    return Node(.object([Self.key: .integer(number)]))
  }

  func expression(_ node: Node) -> Expression? {
    guard let object = node.object, object.members.count == 1, let index = object[Self.key]?.integer,
      expressions.indices.contains(index)
    else { return nil }
    return expressions[index]
  }

  func node(literal: Node) -> Node { literal }
  func literal(_ node: Node) -> Node { node }
}
