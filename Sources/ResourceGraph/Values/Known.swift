/// The value of a property, as far as a template tells it before deployment.
public enum Known<Wrapped: Sendable>: Sendable {
  /// The property is not set.
  case absent
  case value(Wrapped)
  /// The property is set to a value that cannot be determined before deployment.
  case unknown

  /// The value of a property that is set and known.
  public var value: Wrapped? {
    if case .value(let value) = self { return value }
    return nil
  }

  public var isAbsent: Bool {
    if case .absent = self { return true }
    return false
  }

  public var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}

extension Known: Equatable where Wrapped: Equatable {}

extension Known {
  /// The same, with AWS's default for a property that is not set.
  public func or(_ fallback: Wrapped) -> Known {
    if case .absent = self { return .value(fallback) }
    return self
  }
}
