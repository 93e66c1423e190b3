// error: a workload must not be placed in public subnets: use privateSubnets, and a load balancer in publicSubnets
import Infra

let network = Network("main")
let resize = Function(
  "resize",
  code: .zip(
    bucket: .existing("builds", bucketName: "builds"), key: "1.zip", runtime: .nodeJS22, handler: "index.handler"),
  in: network.publicSubnets)
