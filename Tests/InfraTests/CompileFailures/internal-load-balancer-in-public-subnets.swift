// error: an internal load balancer must not be placed in public subnets: use privateSubnets, or isolatedSubnets
import Infra

let network = Network("main")
let balancer = LoadBalancer(
  internal: "orders", in: network.publicSubnets, certificate: .existing(certificateARN: .parameter("Certificate"))
) {}
