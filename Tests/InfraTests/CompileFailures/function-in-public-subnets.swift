// error: a function must not sit in public subnets: use privateSubnets, or none
import Infra

let network = Network("main")
let resize = Function(
  "resize",
  code: .zip(
    bucket: .existing("builds", bucketName: "builds"), key: "1.zip", runtime: .nodeJS22, handler: "index.handler"),
  in: network.publicSubnets)
