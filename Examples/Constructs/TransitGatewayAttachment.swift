import Infra

extension Constructs {
  /// A network that reaches the offices through the company's transit gateway.
  static let transitGatewayAttachment = Stack("transit-gateway-attachment", region: .euWest1) {
    TransitGatewayAttachment(
      "core", of: Network("main", cidr: "10.10.0.0/16", zones: 2), to: "tgw-0a1b2c3d4e5f60718",
      reaching: ["10.20.0.0/16"])
  }
}
