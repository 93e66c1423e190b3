import Infra

extension Constructs {
  /// A network over two zones, whose private parts reach AWS through endpoints alone, and a security group for raw resources.
  static let network = Stack("network", region: .euWest1) {
    let main = Network("main", zones: 2, nat: .none, endpoints: .ecr + [.logs, .secretsManager])
    main
    // For what has no construct; it reaches AWS through the endpoints.
    let batch = SecurityGroup("batch", in: main, description: "Compute environments of AWS Batch", allowsHTTPS: true)
    batch
    Output("BatchSecurityGroup", batch.securityGroupID, summary: "Security group of the compute environments")
  }
}
