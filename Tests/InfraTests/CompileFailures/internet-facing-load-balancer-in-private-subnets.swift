// error: an internet-facing load balancer must sit in publicSubnets; for one inside the network write LoadBalancer(internal:)
import Infra

let network = Network("main")
let balancer = LoadBalancer("public", in: network.privateSubnets, certificate: .parameter("Certificate")) {}
