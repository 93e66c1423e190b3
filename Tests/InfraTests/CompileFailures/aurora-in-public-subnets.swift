// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let orders = AuroraMySQL("orders", in: network.publicSubnets, size: .serverless(0.5...4))
