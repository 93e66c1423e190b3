@testable import InfraLanguage

extension WrongValue {
  static let networks: [WrongValue] = [
    WrongValue("Network.init", says: "zones; use 2 to 4") { Network("main", zones: .max) },
    WrongValue("Network.init", says: "zones; use 2 to 4") { Network("main", zones: .min) },
    WrongValue("Network.init", says: "network 'main'") { Network("main", cidr: "10.0.0.0/99999999999999999999") },
    WrongValue("NetworkPeering.init", says: "which is no range of a VPC") {
      NetworkPeering("", of: network, with: .existing("other", vpc: "vpc-0a1b2c3d"), at: "10.0.0.0/99", from: [])
    },
    WrongValue("TransitGatewayAttachment.init", says: "which is not an IPv4 CIDR block") {
      TransitGatewayAttachment("core", of: network, to: "core", reaching: ["", "10.0.0.0/99", "::/0"], from: [])
    },
    WrongValue("Network.existing", says: "use the id of a VPC") {
      let shared = Network.existing("shared", vpc: "main", privateSubnets: ["subnet-0a1b2c3d"])
      FargateTask("report", on: cluster, in: shared.privateSubnets, image: image, size: .quarterVCPU(.gb1))
    },
    WrongValue("Network.existing", says: "network 'shared' has no private subnets; pass its 'privateSubnets'") {
      let shared = Network.existing("shared", vpc: "vpc-0a1b2c3d")
      FargateTask("report", on: cluster, in: shared.privateSubnets, image: image, size: .quarterVCPU(.gb1))
    },
    WrongValue("SecurityGroup.init", says: "has the port 0; use 1 to 65535") {
      SecurityGroup("batch", in: network).connects(to: SecurityGroup("workers", in: network), port: Port(0))
    },
    WrongValue("SecurityGroup.existing", "Port.init", says: "has the port 70000; use 1 to 65535") {
      let port = 70_000
      service().connects(to: .existing("mainframe", securityGroupID: "sg-0a1b2c3d"), port: Port(port))
    },
  ]
}
