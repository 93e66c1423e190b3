/// A service of AWS calls a function in another construct's name: of a topic, a rule, a bucket.
///
/// The function admits exactly that caller, of the stack's own account.
struct Invocation: Relation {
  let function: Function
  let sender: Sender

  init(of function: Function, by sender: Sender) {
    self.function = function
    self.sender = sender
  }

  var source: any Construct { sender.construct }
  var destination: any Construct { function }
  var location: SourceLocation { source.identity.location }

  /// For what AWS makes only once the function admits it: the notifications of a bucket.
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
