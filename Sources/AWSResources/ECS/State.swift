public import ResourceGraph

extension ECS {
  /// A state that ECS writes as a string.
  public enum State: String, Literal, CaseIterable {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
  }
}

extension Value<ECS.State> {
  fileprivate init(_ flag: Value<Bool>) {
    self = flag.literal.map { .literal($0 ? .enabled : .disabled) } ?? .expression(flag.expression)
  }
}

extension Value<Bool> {
  fileprivate init(_ state: Value<ECS.State>) {
    self = state.literal.map { .literal($0 == .enabled) } ?? .expression(state.expression)
  }
}

extension FieldMapper {
  /// A state that CloudFormation writes as a string and Terraform as a Boolean.
  func enabledState(_ name: StaticString, _ flag: inout Value<Bool>?) {
    guard dialect == .cloudFormation else { return field(name, &flag) }
    var state = flag.map(Value<ECS.State>.init)
    field(name, &state)
    flag = state.map(Value<Bool>.init)
  }
}
