/// A function that an AWS service invokes on behalf of another construct.
public typealias CalledFunction = Function

extension Function {
  /// What permits the sender to invoke the function.
  func relations(calledBy sender: Sender) -> [any Relation] { [Invocation(of: self, by: sender)] }
}
