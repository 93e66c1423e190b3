import AWSResources

/// A range of addresses of another network from which clients connect: `"10.20.0.0/16"`.
public struct AddressRange: Hashable, Sendable, ExpressibleByStringLiteral {
  let cidr: String
  let summary: String?

  /// Creates a range.
  ///
  /// - Parameters:
  ///   - cidr: the range as an IPv4 CIDR block.
  ///   - summary: whose range it is, for the rule of the security group: `"VPN of the offices"`.
  public init(_ cidr: String, _ summary: String? = nil) {
    self.cidr = cidr
    self.summary = summary
  }

  public init(stringLiteral cidr: String) { self.init(cidr) }

  /// The shortest prefix that a private network can have: `10.0.0.0/8`.
  private static let shortestPrefix = 8

  /// Why the range cannot be admitted, as the end of a sentence.
  var mistake: String? {
    guard let range = CIDR(cidr), range.family == .ipv4, range.description == cidr else {
      return "admits '\(cidr)', which is not an IPv4 CIDR block; use one like 10.20.0.0/16"
    }
    guard range.prefix >= Self.shortestPrefix else {
      return "admits '\(cidr)', which is more than a private network; name the ranges of the clients"
    }
    return nil
  }

  /// The range in letters and digits, of which no other has the same: `10x20x0x0x16`.
  var word: String { cidr.split { $0 == "." || $0 == "/" }.joined(separator: "x") }
}

extension LoadBalancer {
  func lowerAdmittedRanges(into lowering: inout Lowering) {
    var known: Set<String> = []
    for range in admittedRanges {
      if let mistake = range.mistake {
        lowering.report("load balancer '\(name)' \(mistake)")
      } else if !known.insert(range.cidr).inserted {
        lowering.report("load balancer '\(name)' admits '\(range.cidr)' twice; remove one of them")
      } else {
        lowering.add(
          id("From \(range.word)"),
          EC2.SecurityGroupIngress {
            $0.securityGroup = securityGroup
            $0.protocolName = "tcp"
            $0.fromPort = 443
            $0.toPort = 443
            $0.cidrBlock = .literal(range.cidr)
            $0.description = .literal("From \(range.summary ?? range.cidr)")
          })
      }
    }
  }
}
