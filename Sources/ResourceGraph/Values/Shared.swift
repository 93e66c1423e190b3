/// A value behind a reference, for structs that others have inside.
///
/// For every struct the compiler writes code that copies each of its parts, and each part of those. Behind a reference a
/// part is one pointer, however large it is: programs get smaller, and are built sooner. Each change makes a new reference,
/// so it is not for values that change often.
@propertyWrapper
package indirect enum Shared<Wrapped> {
  case value(Wrapped)

  package init(wrappedValue: Wrapped) { self = .value(wrappedValue) }

  package var wrappedValue: Wrapped {
    get {
      switch self {
      case .value(let value): value
      }
    }
    set { self = .value(newValue) }
  }
}

extension Shared: Equatable where Wrapped: Equatable {}
extension Shared: Hashable where Wrapped: Hashable {}
extension Shared: Sendable where Wrapped: Sendable {}
