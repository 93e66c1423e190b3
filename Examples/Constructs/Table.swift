import Infra

extension Constructs {
  /// A table that a service reads and writes without leaving the network.
  static let table = Stack("table", region: .euWest1) {
    let network = Network("main", zones: 2, endpoints: [.s3, .dynamoDB])
    let carts = Table(
      "carts", partition: .text("customer"), sort: .text("product"),
      indexes: [
        .global("by-product", partition: .text("product"), sort: .number("added"), projection: .keysOnly),
        .local("by-time", sort: .number("added")),
      ],
      expiryAttribute: "expires")
    carts.grants(.readWrite, to: worker(in: network))
  }
}
