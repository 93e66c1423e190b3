public import ResourceGraph

extension ElasticLoadBalancing {
  /// What a listener or a target speaks: HTTP for application load balancers, TCP, TLS and UDP for network ones.
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
