import Documents
import ResourceGraph

/// A range of IPv4 addresses that functions cut: `cidrsubnet`, `cidrsubnets`, `cidrhost`.
///
/// <https://developer.hashicorp.com/terraform/language/functions/cidrsubnet>
struct SubnetRange {
  private let first: UInt32
  private let prefix: Int

  private init?(_ text: String) {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count == 2, let prefix = Int(halves[1]), (0...32).contains(prefix) else { return nil }
    let octets = halves[0].split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
    guard octets.count == 4, !octets.contains(nil) else { return nil }
    let address = octets.reduce(UInt32(0)) { $0 << 8 | UInt32($1 ?? 0) }
    let hostMask = prefix == 0 ? UInt32.max : (1 << UInt32(32 - prefix)) &- 1
    self.init(first: address & ~hostMask, prefix: prefix)
  }

  private init(first: UInt32, prefix: Int) {
    self.first = first
    self.prefix = prefix
  }

  /// `nil` for another function, and for arguments that are not known or do not fit.
  static func result(_ name: String, _ values: [Node], _ evaluator: TerraformEvaluator) -> Node? {
    guard name.hasPrefix("cidr"), let range = values.first.flatMap(evaluator.text).flatMap({ SubnetRange($0) }) else {
      return nil
    }
    let numbers = values.dropFirst().compactMap(evaluator.integer)
    guard numbers.count == values.count - 1 else { return nil }
    switch (name, numbers.count) {
    case ("cidrsubnet", 2): return range.subnet(bits: numbers[0], number: numbers[1]).map { Node(.string($0.text)) }
    case ("cidrsubnets", 1...):
      guard let subnets = range.subnets(bits: numbers) else { return nil }
      return evaluator.made(subnets.map { Node(.string($0.text)) })
    case ("cidrhost", 1):
      guard numbers[0] >= 0, numbers[0] < 1 << (32 - range.prefix) else { return nil }
      return Node(.string(Self.text(range.first &+ UInt32(numbers[0]))))
    default: return nil
    }
  }

  private func subnet(bits: Int, number: Int) -> SubnetRange? {
    guard bits >= 0, bits <= 32 - prefix, number >= 0, number < 1 << bits else { return nil }
    let length = prefix + bits
    return SubnetRange(first: length == 0 ? 0 : first &+ UInt32(number) << UInt32(32 - length), prefix: length)
  }

  /// Ranges one after the other, each at a multiple of its size.
  private func subnets(bits: [Int]) -> [SubnetRange]? {
    var found: [SubnetRange] = []
    var next = UInt64(first)
    let end = UInt64(first) + 1 << UInt64(32 - prefix)
    for bits in bits {
      guard bits >= 0, bits <= 32 - prefix else { return nil }
      let size = UInt64(1) << UInt64(32 - prefix - bits)
      next = (next + size - 1) / size * size
      guard next + size <= end else { return nil }
      found.append(SubnetRange(first: UInt32(next), prefix: prefix + bits))
      next += size
    }
    return found
  }

  private var text: String { "\(Self.text(first))/\(prefix)" }

  private static func text(_ address: UInt32) -> String {
    [24, 16, 8, 0].map { String(address >> UInt32($0) & 255) }.joined(separator: ".")
  }
}
