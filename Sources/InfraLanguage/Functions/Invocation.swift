/// An AWS service invokes a function on behalf of a construct: a topic, a rule, a bucket, a log subscription.
///
/// The function's policy allows only that sender, of the stack's account. The permission is a resource of its own, so it
/// is created for a function that exists already too.
struct Invocation: Relation {
  let function: Function
  let sender: Sender
  let dependent: any Construct

  /// - Parameter dependent: the end that needs the other one; the sender by default.
  init(of function: Function, by sender: Sender, dependent: (any Construct)? = nil) {
    self.function = function
    self.sender = sender
    self.dependent = dependent ?? sender.construct
  }

  var source: any Construct { sender.construct }
  var destination: any Construct { function }
  var location: SourceLocation { dependent.identity.location }

  /// For what AWS creates only once the function's policy allows the sender: the notifications of a bucket.
  var permissionID: LogicalID { LogicalID(naming: function.name, "From", sender.name, "Permission") }

  func lower(into lowering: inout Lowering) {
    let arn = sender.arn(in: lowering.naming)
    lowering.add(
      permissionID,
      Lambda.Permission {
        $0.function = function.function
        $0.action = "lambda:InvokeFunction"
        $0.principal = .literal(sender.service)
        $0.sourceARN = arn
        $0.sourceAccount = .accountID
      })
  }
}
