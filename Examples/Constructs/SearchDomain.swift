import Infra

extension Constructs {
  /// A domain, and a service that reads and writes documents.
  static let searchDomain = Stack("search", region: .euWest1) {
    let network = Network("main", zones: 3)
    let products = SearchDomain(
      "products", in: network.isolatedSubnets, size: .r7g(.large),
      administrator: "arn:\(.partition):iam::\(.accountID):role/search-administrator",
      dedicatedMasters: .three(.m7g(.medium)),
      key: EncryptionKey("data"))
    worker(in: network).connects(to: products)
    products.grants(.read, .write, to: worker(in: network))
    Alarm("products-red", when: products.clusterStatusRed, is: .atLeast(1), datapoints: 1, notify: Topic("operations"))
  }
}
