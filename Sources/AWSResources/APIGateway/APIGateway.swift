/// Amazon API Gateway: REST APIs. HTTP APIs and WebSocket APIs are in `APIGatewayV2`.
public enum APIGateway {}
