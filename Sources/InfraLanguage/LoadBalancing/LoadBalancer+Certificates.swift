extension LoadBalancer {
  /// The ids say which certificate they are about, so that one that is removed changes no other: AWS would remove from the
  /// listener what another resource has just added to it.
  func lowerAdditionalCertificates(into lowering: inout Lowering) {
    var known: Set<CertificateSource> = []
    let certificates = additionalCertificates.filter { known.insert($0.source).inserted }
    for (index, certificate) in certificates.enumerated() {
      // What is read from Parameter Store has the parameter's path in its name besides.
      let id = LogicalID(naming: name, "Certificate", String(index + 2))
      let arn = certificate.arn(for: self, as: id, in: &lowering)
      lowering.add(
        LogicalID(naming: name, "Listener", "Certificate", certificate.word),
        ElasticLoadBalancing.ListenerCertificate {
          $0.listener = httpsListener
          $0.certificates = [.init(arn)]
        })
    }
  }

  func checkCertificates(_ lowering: inout Lowering) {
    var known: Set<CertificateSource> = certificate.map { [$0.source] } ?? []
    for certificate in additionalCertificates where !known.insert(certificate.source).inserted {
      lowering.report("load balancer '\(name)' has the certificate of '\(certificate.word)' twice; remove one of them")
    }
  }
}
