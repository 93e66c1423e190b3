import Documents
import ResourceGraph

/// The ranges of `Fn::Cidr: [range, count, bits]`.
///
/// <https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html>
struct SubnetRanges {
  private let first: UInt32
  private let prefix: Int
  private let count: Int

  /// `nil` if an argument is not known, or is not an IPv4 range that can be cut so often.
  init?(_ argument: Node, _ evaluator: CloudFormationEvaluator) {
    guard let parts = argument.array, parts.count >= 2, let range = evaluator.text(of: parts[0]),
      let count = evaluator.text(of: parts[1]).flatMap({ Int($0) }), (1...256).contains(count)
    else { return nil }
    let bits = parts.count > 2 ? evaluator.text(of: parts[2]).flatMap { Int($0) } : 8
    let halves = range.split(separator: "/")
    guard let bits, (1...32).contains(bits), halves.count == 2, let length = Int(halves[1]), (0...32).contains(length),
      32 - bits >= length
    else { return nil }
    let octets = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4, octets.allSatisfy({ $0 != nil }) else { return nil }
    guard count <= 1 << (32 - bits - length) else { return nil }
    first = octets.reduce(0) { $0 << 8 | UInt32($1 ?? 0) }
    prefix = 32 - bits
    self.count = count
  }

  func items(at position: Position) -> [Node] {
    (0..<count).map { index in
      let address = first &+ UInt32(index) << UInt32(32 - prefix)
      let octets = [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }
      return Node(.string("\(octets.joined(separator: "."))/\(prefix)"), at: position)
    }
  }
}
