// error: cannot convert value of type 'FargateWorker' to expected argument type 'FargateService'
import Infra

let network = Network("main")
let jobs = FargateWorker(
  "jobs", on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/jobs:1"),
  size: .quarterVCPU(.gb1))
let route: APIRoute<HTTPAPI> = APIRoute(.any, "/jobs", to: jobs)
