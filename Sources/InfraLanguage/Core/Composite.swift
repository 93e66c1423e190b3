/// Elements that a team lists as one: constructs, relations, alarms, further composites.
///
/// ```swift
/// struct WebTier: Composite {
///   let api: FargateService
///   let orders: PostgreSQL
///
///   @StackBuilder var body: [any StackElement] {
///     api
///     orders
///     api.connects(to: orders)
///   }
/// }
/// ```
///
/// Its parts belong to the stack as if they stood in the stack's own block.
public protocol Composite: StackElement {
  /// What the composite consists of.
  @StackBuilder var body: [any StackElement] { get }
  /// Where the composite was written; findings about its parts show that place beside the parts' own.
  var location: SourceLocation? { get }
}

extension Composite {
  public var location: SourceLocation? { nil }
  public var dependencies: [any Construct] { [] }
  public var elementKind: StackElementKind { .composite(body, location) }
}
