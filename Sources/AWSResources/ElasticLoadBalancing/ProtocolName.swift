public import ResourceGraph

extension ElasticLoadBalancing {
  /// The protocol of a listener or a target: HTTP for application, TCP, TLS and UDP for network load balancers.
  public enum ProtocolName: String, Literal, CaseIterable {
    case geneve = "GENEVE"
    case http = "HTTP"
    case https = "HTTPS"
    case quic = "QUIC"
    case tcp = "TCP"
    case tcpQUIC = "TCP_QUIC"
    case tcpUDP = "TCP_UDP"
    case tls = "TLS"
    case udp = "UDP"
  }
}
