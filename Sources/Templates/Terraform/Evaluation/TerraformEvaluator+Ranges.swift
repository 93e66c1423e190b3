import Documents
import ResourceGraph

extension TerraformEvaluator {
  /// The functions that divide ranges of addresses: `cidrsubnet`, `cidrsubnets`, `cidrhost`.
  ///
  /// <https://developer.hashicorp.com/terraform/language/functions/cidrsubnet>
  ///
  /// - Returns: `nil` for another function, and for arguments that are not known or do not fit.
  func divided(_ name: String, _ values: [Node]) -> Node? {
    guard name.hasPrefix("cidr"), let range = values.first.flatMap(text).flatMap({ CIDR($0) }) else { return nil }
    let numbers = values.dropFirst().compactMap(integer)
    guard numbers.count == values.count - 1 else { return nil }
    switch (name, numbers.count) {
    case ("cidrsubnet", 2):
      return range.subnet(bits: numbers[0], number: numbers[1]).map { Node(.string($0.description)) }
    case ("cidrsubnets", 1...):
      return range.subnets(bits: numbers).flatMap { made($0.map { Node(.string($0.description)) }) }
    case ("cidrhost", 1):
      return range.subnet(bits: range.family.bits - range.prefix, number: numbers[0]).map {
        Node(.string($0.firstAddress))
      }
    default: return nil
    }
  }
}
