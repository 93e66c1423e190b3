// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let sessions = Cache("sessions", in: network.publicSubnets, size: .t4g(.small))
