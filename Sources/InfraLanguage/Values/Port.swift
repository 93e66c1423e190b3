/// A TCP port, 1 to 65535.
public struct Port: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The port's number.
  public let number: Int

  /// Creates a port.
  ///
  /// - Parameter number: 1 to 65535.
  public init(_ number: UInt16) { self.number = Int(number) }

  public init(integerLiteral number: UInt16) { self.number = Int(number) }
}
