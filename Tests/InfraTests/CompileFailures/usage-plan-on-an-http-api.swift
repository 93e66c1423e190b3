// error: value of type 'HTTPAPI' has no member 'usagePlan'
import Infra

let network = Network("main")
let api = HTTPAPI(
  "shop",
  integration: .serviceDiscovery(
    ServiceNamespace("shop", domain: "shop.internal", in: network), through: VPCLink("shop", in: network.privateSubnets)
  )
) {}
let partners = api.usagePlan("partners")
