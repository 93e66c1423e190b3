package import AWSResources
import Documents

extension Model {
  /// The ranges of a VPC: its own, and those that are added to it.
  package func addressBlocks(of vpc: LogicalID) -> AddressBlocks {
    analysis(AddressBlocksByVPC.self).blocks[vpc] ?? AddressBlocks(unknown: [.ipv4, .ipv6])
  }

  /// Whether a VPC has addresses of a range.
  func hasVPC(with range: CIDR) -> Bool {
    network.vpcs.contains { addressBlocks(of: $0.id).contains(range) == true }
  }
}

/// The ranges of a VPC.
package struct AddressBlocks {
  package fileprivate(set) var known: [CIDR] = []
  /// The families of which the VPC has a range that cannot be determined before deployment.
  package fileprivate(set) var unknown: Set<CIDR.Family> = []

  /// Whether all addresses of a range belong to the VPC; `nil` where that cannot be determined.
  package func contains(_ range: CIDR) -> Bool? {
    if range.isCovered(by: known) { return true }
    return unknown.contains(range.family) ? nil : false
  }

  fileprivate mutating func add(_ range: Known<CIDR>, _ family: CIDR.Family) {
    switch range {
    case .value(let range): known.append(range)
    case .unknown: unknown.insert(family)
    case .absent: break
    }
  }
}

private final class AddressBlocksByVPC: Analysis {
  private(set) var blocks: [LogicalID: AddressBlocks] = [:]

  init(_ model: Model) {
    for vpc in model.network.vpcs {
      var own = AddressBlocks()
      let range = model.range(vpc.resource.cidrBlock)
      // Without a range of its own, the VPC has one of a pool.
      own.add(range.isAbsent ? .unknown : range, .ipv4)
      // In Terraform, the VPC itself has a range of IPv6.
      let extras = vpc.entry.extras.compactMap { extra -> Object.Member? in
        guard case .key(let name)? = extra.path.first, extra.path.count == 1 else { return nil }
        return Object.Member(key: name, value: extra.value)
      }
      if !extras.isEmpty {
        let added = RawResource(.terraform, type: "aws_vpc", properties: Object(extras))
        own.add(Self.ipv6(of: added, model), .ipv6)
      }
      blocks[vpc.id] = own
    }
    let added = model.raw(
      "AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association", "aws_vpc_ipv6_cidr_block_association")
    for (_, block) in added {
      guard let vpc = block.references(where: { blocks[$0] != nil }).first else { continue }
      blocks[vpc]?.add(Self.ipv4(of: block, model), .ipv4)
      blocks[vpc]?.add(Self.ipv6(of: block, model), .ipv6)
    }
  }

  private static func ipv4(of block: RawResource, _ model: Model) -> Known<CIDR> {
    let text = model.known("CidrBlock", of: block, as: String.self)
    return range(text, hasPool: !model.known("Ipv4IpamPoolId", of: block, as: String.self).isAbsent)
  }

  private static func ipv6(of block: RawResource, _ model: Model) -> Known<CIDR> {
    let text = model.known("Ipv6CidrBlock", of: block, as: String.self)
    let isGenerated = model.known(
      "AmazonProvidedIpv6CidrBlock", terraform: "assign_generated_ipv6_cidr_block", of: block, as: Bool.self)
    let pools = ["Ipv6IpamPoolId", "Ipv6Pool"].contains { !model.known($0, of: block, as: String.self).isAbsent }
    return range(text, hasPool: pools || isGenerated.or(false) != .value(false))
  }

  /// - Parameter hasPool: whether AWS chooses the range where the template has none.
  private static func range(_ text: Known<String>, hasPool: Bool) -> Known<CIDR> {
    switch text {
    case .value(let text): CIDR(text).map { .value($0) } ?? .unknown
    case .unknown: .unknown
    case .absent: hasPool ? .unknown : .absent
    }
  }
}
