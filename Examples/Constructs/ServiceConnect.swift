import Infra

extension Constructs {
  /// A worker that calls a service of its cluster with ECS Service Connect, encrypted with certificates of a private authority.
  static let serviceConnect = Stack("service-connect", region: .euWest1) {
    let subnets = Network("main", zones: 2).privateSubnets
    let authority = CertificateAuthority.existing(
      certificateAuthorityARN:
        "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/12345678-1234-1234-1234-123456789012")
    let cluster = Cluster(
      "main", serviceConnect: true, serviceConnectTLS: .issued(by: authority, key: EncryptionKey("service-connect")))
    let ordering = FargateService(
      "ordering", on: cluster, in: subnets,
      image: .repository(.existing("ordering", repositoryName: "ordering"), tag: "v1.0.0"),
      size: .halfVCPU(.gb1), port: 8080,
      containerHealthCheck: .shell("curl --fail http://localhost:8080/health"))
    let worker = FargateWorker(
      "worker", on: cluster, in: subnets,
      image: .repository(.existing("worker", repositoryName: "worker"), tag: "v1.0.0"),
      size: .halfVCPU(.gb1), containerHealthCheck: .command("/worker", "--health"))
    worker.connects(to: ordering)
  }
}
