/// Collects what the block of a stack lists.
@resultBuilder
public enum StackBuilder {
  public static func buildExpression(_ element: some StackElement) -> [any StackElement] { [element] }
  public static func buildExpression(_ elements: [any StackElement]) -> [any StackElement] { elements }
  public static func buildPartialBlock(first: [any StackElement]) -> [any StackElement] { first }
  public static func buildPartialBlock(
    accumulated: [any StackElement], next: [any StackElement]
  ) -> [any StackElement] { accumulated + next }
  public static func buildBlock() -> [any StackElement] { [] }
  public static func buildOptional(_ elements: [any StackElement]?) -> [any StackElement] { elements ?? [] }
  public static func buildEither(first: [any StackElement]) -> [any StackElement] { first }
  public static func buildEither(second: [any StackElement]) -> [any StackElement] { second }
  public static func buildArray(_ elements: [[any StackElement]]) -> [any StackElement] { elements.flatMap(\.self) }
}
