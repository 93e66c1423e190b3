/// A TCP port, 1 to 65535.
public struct Port: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The port's number.
  public let number: Int

  /// Creates a port.
  ///
  /// - Parameter number: 1 to 65535.
  public init(_ number: Int) { self.number = number }

  public init(integerLiteral number: UInt16) { self.number = Int(number) }

  /// Whether TCP has the port.
  var isValid: Bool { (1...65_535).contains(number) }
}

extension Lowering {
  /// Reports a port that TCP does not have.
  mutating func check(_ port: Port?, of subject: String) {
    if let port, !port.isValid { report("\(subject) has the port \(port.number); use 1 to 65535") }
  }
}
