// error: missing argument for parameter 'port' in call
import Infra

let network = Network("main")
let orders = FargateService(
  "orders", on: Cluster("main"), in: network.privateSubnets, image: .registry("example.com/orders:1"),
  size: .quarterVCPU(.gb1))
let route: APIRoute<HTTPAPI> = APIRoute(.any, "/orders", to: orders)
