// error: HTTP APIs neither validate payloads nor cache responses: use RESTAPI
import Infra

func api(_ integration: PrivateIntegration, _ orders: FargateService) -> HTTPAPI {
  HTTPAPI("shop", integration: integration) {
    APIRoute(.get, "/orders", to: orders, caching: .responses())
  }
}
