import Infra

extension Constructs {
  /// An API behind CloudFront for viewers of some countries, with documents of a bucket under a path of the same address; the
  /// records of requests go to a bucket.
  static let distribution = Stack("distribution", region: .usEast1) {
    let distribution = Distribution(
      "shop", default: .host("api.example.com"), firewall: .webACL(EdgeWebACL("shop")),
      accessLogs: .bucket(Bucket("logs")), countries: .only(["AT", "CH", "DE"]), priceClass: .leastExpensive
    ) {
      Behavior("/documents/*", to: .site(Bucket("documents")))
    }
    distribution
    Alarm.high(distribution.serverErrorRate, above: 5, notify: Topic("operations"))
  }
}
