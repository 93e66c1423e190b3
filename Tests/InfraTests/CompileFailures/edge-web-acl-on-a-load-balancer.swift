// error: an EdgeWebACL protects distributions only: use WebACL for a load balancer
import Infra

let network = Network("main")
let balancer = LoadBalancer(
  "public", in: network.publicSubnets, certificate: .existing(certificateARN: .parameter("Certificate"))
) {}
let protection = EdgeWebACL("shop").protects(balancer)
