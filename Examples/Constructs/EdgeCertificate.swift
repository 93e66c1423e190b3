import Infra

extension Constructs {
  /// The certificate of a distribution, in the region of CloudFront's certificates; its ARN is an output for the stack of the distribution.
  static let edgeCertificate = Stack("edge-certificate", region: .usEast1) {
    EdgeCertificate(
      "shop", for: "shop.example.com", and: ["www.example.com"],
      in: .existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ"))
  }
}
