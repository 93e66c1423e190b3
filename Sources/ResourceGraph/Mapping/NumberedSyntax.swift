package import Documents

/// Writes each expression as a number and reads it back, for resources that are written and read within the graph.
///
/// Equal expressions have the same number, because the mapper compares what it reads with what it would write.
package final class NumberedSyntax: ExpressionSyntax {
  private static let key = "expression"
  private var expressions: [Expression] = []
  private var numbers: [Expression: Int] = [:]
  private let change: (Expression) -> GraphRewriting.Replacement
  /// Whether something else is read back than was written.
  private(set) var hasChanged = false

  /// - Parameter change: what is read back in place of a written expression.
  package init(_ change: @escaping (Expression) -> GraphRewriting.Replacement = { .expression($0) }) {
    self.change = change
  }

  package func node(_ expression: Expression) -> Node {
    switch change(expression) {
    case .expression(let changed):
      if changed == expression { return numbered(expression) }
      hasChanged = true
      return known(changed)
    case .items(let items):
      hasChanged = true
      return Node(.array(items.map(known)))
    }
  }

  private func known(_ expression: Expression) -> Node {
    expression.literalText.map { Node(.string($0)) } ?? numbered(expression)
  }

  private func numbered(_ expression: Expression) -> Node {
    let number = numbers[expression] ?? expressions.count
    if number == expressions.count {
      expressions.append(expression)
      numbers[expression] = number
    }
    return Node(.object([Self.key: .integer(number)]))
  }

  package func expression(_ node: Node) -> Expression? {
    guard let object = node.object, object.members.count == 1, let index = object[Self.key]?.integer,
      expressions.indices.contains(index)
    else { return nil }
    return expressions[index]
  }

  package func node(literal: Node) -> Node { literal }
  package func literal(_ node: Node) -> Node { node }
}
