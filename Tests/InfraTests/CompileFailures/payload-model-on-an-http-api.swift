// error: HTTP APIs neither validate payloads nor cache responses: use RESTAPI
import Infra

func api(_ integration: PrivateIntegration, _ orders: FargateService) -> HTTPAPI {
  HTTPAPI("shop", integration: integration) {
    APIRoute(.post, "/orders", to: orders, accepting: .json(["type": "object"]))
  }
}
