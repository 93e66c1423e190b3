public import ResourceGraph

extension ECS {
  /// A switch that ECS spells as a word.
  public enum State: String, Literal, CaseIterable {
    case enabled = "ENABLED"
    case disabled = "DISABLED"
  }
}

extension Value<ECS.State> {
  init(_ flag: Value<Bool>) {
    self = flag.literal.map { .literal($0 ? .enabled : .disabled) } ?? .expression(flag.expression)
  }
}

extension Value<Bool> {
  init(_ state: Value<ECS.State>) {
    self = state.literal.map { .literal($0 == .enabled) } ?? .expression(state.expression)
  }
}
