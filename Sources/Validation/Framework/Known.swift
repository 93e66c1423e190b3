/// What a template tells of a property before anything is deployed.
package enum Known<Wrapped: Sendable>: Sendable {
  /// The property is not set.
  case absent
  case value(Wrapped)
  /// The property is set to what only the deployment knows.
  case unknown

  /// The value, where there is one and it is known.
  package var value: Wrapped? {
    if case .value(let value) = self { return value }
    return nil
  }

  package var isAbsent: Bool {
    if case .absent = self { return true }
    return false
  }

  package var isUnknown: Bool {
    if case .unknown = self { return true }
    return false
  }
}

extension Known: Equatable where Wrapped: Equatable {}

extension Known {
  /// The same with AWS's default in place of what is not set.
  package func or(_ fallback: Wrapped) -> Known {
    if case .absent = self { return .value(fallback) }
    return self
  }
}
