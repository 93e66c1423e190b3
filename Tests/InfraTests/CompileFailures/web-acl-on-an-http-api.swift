// error: AWS has no web ACLs for HTTP APIs: use RESTAPI, or EdgeWebACL at a distribution before it
import Infra

let network = Network("main")
let api = HTTPAPI(
  "shop",
  integration: .serviceDiscovery(
    ServiceNamespace("shop", domain: "shop.internal", in: network), through: VPCLink("shop", in: network.privateSubnets)
  )
) {}
let protection = WebACL("shop").protects(api)
