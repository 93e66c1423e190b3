// error: a task must not sit in public subnets: use privateSubnets
import Infra

let network = Network("main")
let cleanup = FargateTask(
  "cleanup", on: Cluster("shop"), in: network.publicSubnets, image: .registry("example.com/cleanup:1"),
  size: .halfVCPU(.gb1))
