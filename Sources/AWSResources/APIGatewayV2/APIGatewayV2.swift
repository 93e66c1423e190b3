/// Amazon API Gateway: HTTP APIs and WebSocket APIs. REST APIs are in `APIGateway`.
public enum APIGatewayV2 {}
