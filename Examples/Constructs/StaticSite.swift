import Infra

extension Constructs {
  /// A single-page application behind CloudFront, with its API under a path of the same address, downloads that need a signed
  /// URL, and a pipeline's role that publishes it.
  static let staticSite = Stack("static-site", region: .usEast1) {
    let downloads = Bucket("downloads")
    let keys = KeyGroup(
      "downloads",
      keys: [
        PublicKey(
          "2026-11",
          pem: """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEJcRvDDlYmMpWCNkXWWuYzEYRLAM7
            sLV0zPgaUfJSDg9S9Jr4XXHzA6SFKQY1dIn2QPP6tS+NHXCW3ZmfWRFOjQ==
            -----END PUBLIC KEY-----
            """)
      ])
    let zone = HostedZone.existing("shop", domain: "example.com", id: "Z0123456789ABCDEFGHIJ")
    StaticSite(
      "shop", singlePage: true, domain: Domain("shop.example.com", in: zone), firewall: .webACL(EdgeWebACL("shop")),
      contentSecurityPolicy: "default-src 'self'; img-src 'self' data:"
    ) {
      Behavior("/orders/*", to: .host("api.example.com"))
      Behavior("/downloads/*", to: .bucket(downloads), includesRoot: false, signedBy: keys)
    }
  }
}
