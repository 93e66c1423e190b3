import Documents

extension Node {
  /// The intrinsic function of CloudFormation that the node calls, with its argument; `nil` for any other node.
  var functionCall: (function: String, argument: Node)? {
    guard case .object(let object) = content, object.members.count == 1 else { return nil }
    let member = object.members[0]
    guard member.key == "Ref" || member.key.hasPrefix("Fn::") else { return nil }
    return (member.key, member.value)
  }

  /// Whether something in the tree waits for the deployment.
  var callsFunction: Bool {
    switch content {
    case .array(let items): items.contains(where: \.callsFunction)
    case .object(let object): functionCall != nil || object.members.contains(where: \.value.callsFunction)
    case .null, .bool, .integer, .number, .string: false
    }
  }
}
