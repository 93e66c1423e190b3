// error: a workload must not be placed in public subnets: use privateSubnets, and a load balancer in publicSubnets
import Infra

let network = Network("main")
let api = FargateService(
  "api", on: Cluster("shop"), in: network.publicSubnets, image: .registry("example.com/api:1"),
  size: .halfVCPU(.gb1), port: 3000)
