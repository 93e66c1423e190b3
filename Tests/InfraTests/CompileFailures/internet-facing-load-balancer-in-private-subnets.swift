// error: an internet-facing load balancer must be placed in publicSubnets; use LoadBalancer(internal:) for another
import Infra

let network = Network("main")
let balancer = LoadBalancer(
  "public", in: network.privateSubnets, certificate: .existing(certificateARN: .parameter("Certificate"))
) {}
