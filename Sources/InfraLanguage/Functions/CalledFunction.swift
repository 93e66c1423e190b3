/// A function that AWS calls for another construct.
public struct CalledFunction: Hashable, Sendable {
  let arn: Value<String>
  private let function: Function?

  /// A function of the stack, which then admits the caller.
  public static func function(_ function: Function) -> CalledFunction {
    CalledFunction(arn: function.arn, function: function)
  }

  /// One from outside the stack by its ARN; its own policy has to admit the caller.
  public static func outside(arn: Value<String>) -> CalledFunction { CalledFunction(arn: arn, function: nil) }

  /// What lets the caller in.
  func relations(calledBy sender: Sender) -> [any Relation] {
    function.map { [Invocation(of: $0, by: sender)] } ?? []
  }
}
