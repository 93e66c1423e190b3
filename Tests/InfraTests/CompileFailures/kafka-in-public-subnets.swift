// error: a data store must not be placed in public subnets: use isolatedSubnets, or privateSubnets
import Infra

let network = Network("main")
let events = KafkaCluster("events", in: network.publicSubnets, size: .m7g(.large))
