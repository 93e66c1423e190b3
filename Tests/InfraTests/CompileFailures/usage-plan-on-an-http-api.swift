// error: cannot convert value of type 'HTTPAPI' to expected argument type 'RESTAPI'
import Infra

let network = Network("main")
let api = HTTPAPI(
  "shop",
  integration: .serviceDiscovery(
    ServiceNamespace("shop", domain: "shop.internal", in: network), through: VPCLink("shop", in: network.privateSubnets)
  )
) {}
let partners = UsagePlan("partners", of: api, quota: .perMonth(100_000), keys: ["acme"])
