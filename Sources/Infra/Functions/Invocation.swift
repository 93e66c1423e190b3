/// A service of AWS calls a function in another construct's name: of a topic, a rule, a bucket.
///
/// The function admits exactly that caller, of the stack's own account.
struct Invocation: Relation {
  let function: Function
  /// `sns.amazonaws.com`.
  let service: String
  let caller: any Construct
  let callerARN: Value<String>

  init(of function: Function, by service: String, for caller: any Construct, _ callerARN: Value<String>) {
    self.function = function
    self.service = service
    self.caller = caller
    self.callerARN = callerARN
  }

  var source: any Construct { caller }
  var destination: any Construct { function }
  var location: SourceLocation { caller.identity.location }

  /// For what AWS makes only once the function admits it: the notifications of a bucket.
  var permissionID: LogicalID { LogicalID(naming: function.name, "From", caller.name, "Permission") }

  func lower(into lowering: inout Lowering) {
    lowering.add(
      permissionID,
      Lambda.Permission {
        $0.function = function.function
        $0.action = "lambda:InvokeFunction"
        $0.principal = .literal(service)
        $0.sourceARN = callerARN
        $0.sourceAccount = .accountID
      })
  }
}
