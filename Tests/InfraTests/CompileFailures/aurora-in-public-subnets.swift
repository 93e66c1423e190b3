// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let orders = AuroraMySQL("orders", in: network.publicSubnets, size: .serverless(from: 0.5, to: 4))
