// error: a workload must not be placed in public subnets: use privateSubnets, and a load balancer in publicSubnets
import Infra

let network = Network("main")
let cleanup = FargateTask(
  "cleanup", on: Cluster("shop"), in: network.publicSubnets, image: .registry("example.com/cleanup:1"),
  size: .halfVCPU(.gb1))
