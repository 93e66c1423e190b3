import Infra

extension Constructs {
  /// A network over two zones, whose private parts reach AWS through endpoints alone.
  static let network = Stack("network", region: .euWest1) {
    Network("main", zones: 2, nat: .none, endpoints: .ecr + [.logs, .secretsManager])
  }
}
