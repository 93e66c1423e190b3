/// A TCP port, 1 to 65535.
public struct Port: Hashable, Sendable, ExpressibleByIntegerLiteral {
  public let number: Int

  public init(_ number: UInt16) { self.number = Int(number) }
  public init(integerLiteral number: UInt16) { self.number = Int(number) }
}
