import AWSResources

/// What a container speaks on its port, by which the proxies of ECS Service Connect balance requests and measure them.
public enum ApplicationProtocol: Hashable, Sendable {
  /// HTTP/1.1. A proxy ends a request that takes longer than 15 seconds.
  case http
  /// HTTP/2 without TLS. A proxy ends a request that takes longer than 15 seconds.
  case http2
  /// gRPC without TLS. A proxy ends a request that takes longer than 15 seconds.
  case grpc
  /// Any other protocol: proxies balance connections, not requests.
  case tcp

  /// `nil` for what ECS takes by default.
  var literal: ECS.Container.PortMapping.AppProtocol? {
    switch self {
    case .http: .http
    case .http2: .http2
    case .grpc: .grpc
    case .tcp: nil
    }
  }

  /// Whether clients call an address that begins with `http://`.
  var hasURL: Bool { self == .http || self == .http2 }
}
