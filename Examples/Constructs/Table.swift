import Infra

extension Constructs {
  /// A table that a service accesses through a gateway endpoint.
  static let table = Stack("table", region: .euWest1) {
    let network = Network("main", zones: 2, endpoints: [.s3, .dynamoDB])
    let carts = Table(
      "carts", partitionKey: .string("customer"), sortKey: .string("product"),
      indexes: [
        .global("by-product", partitionKey: .string("product"), sortKey: .number("added"), projection: .keysOnly),
        .local("by-time", sortKey: .number("added")),
      ],
      timeToLiveAttribute: "expires")
    carts.grants(.read, .write, to: worker(in: network))
  }
}
