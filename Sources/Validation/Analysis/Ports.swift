import AWSResources

/// The TCP and UDP ports of a security group rule.
package enum Ports: Hashable, Sendable {
  case all
  case range(ClosedRange<Int>)
  /// A protocol without ports, or a range that ends before it starts.
  case none
  case unknown

  init(protocolName: Known<String>, from: Known<Int>, to: Known<Int>) {
    guard case .value(let name) = protocolName else {
      self = .unknown
      return
    }
    switch name.lowercased() {
    case "-1", "all": self = .all
    case "tcp", "udp", "6", "17":
      switch (from.or(0), to.or(65535)) {
      case (.value(-1), _): self = .all
      case (.value(let first), .value(let last)) where first <= 0 && last >= 65535: self = .all
      case (.value(let first), .value(let last)): self = first <= last ? .range(first...last) : .none
      default: self = .unknown
      }
    default: self = .none
    }
  }

  /// Whether a rule of this protocol is about TCP, as far as that is known.
  static func isAboutTCP(_ protocolName: Known<String>) -> Bool {
    protocolName.value.map { ["-1", "all", "tcp", "6"].contains($0.lowercased()) } ?? true
  }

  package func contains(_ port: Int) -> Bool {
    switch self {
    case .all: true
    case .range(let range): range.contains(port)
    case .none, .unknown: false
    }
  }

  /// The ports as a range; `nil` where there are none, or they are unknown.
  package var span: ClosedRange<Int>? {
    switch self {
    case .all: 0...65535
    case .range(let range): range
    case .none, .unknown: nil
    }
  }

  package func overlaps(_ other: Ports) -> Bool {
    guard let own = span, let span = other.span else { return false }
    return own.overlaps(span)
  }

  /// Whether the ports are all among the given ones.
  package func isWithin(_ ports: Set<Int>) -> Bool {
    switch self {
    case .all, .unknown: false
    case .none: true
    case .range(let range): range.count <= ports.count && range.allSatisfy(ports.contains)
    }
  }
}

extension Ports: CustomStringConvertible {
  package var description: String {
    switch self {
    case .all: "all ports"
    case .range(let range) where range.count == 1: "port \(range.lowerBound)"
    case .range(let range): "ports \(range.lowerBound)-\(range.upperBound)"
    case .none: "no port"
    case .unknown: "unknown ports"
    }
  }
}
