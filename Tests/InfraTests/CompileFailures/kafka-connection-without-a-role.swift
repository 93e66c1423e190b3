// error: say what for: connects(to: events, as: .producer(topics: ["orders"])), or .consumer(topics:group:)
import Infra

let network = Network("main")
let events = KafkaCluster("events", in: network.isolatedSubnets, size: .m7g(.large))
let api = FargateService(
  "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
  size: .halfVCPU(.gb1), port: 3000)
let connection = api.connects(to: events)
