extension Scaffold {
  /// The app with its first stacks: a service behind a load balancer, and before it the repository of its images.
  var app: String {
    """
    import Infra

    /// What `infra.yaml` holds for each environment.
    struct Settings: Decodable {
      var zones: Int
      var imageTag: String
      var certificate: String
      var operationsEmail: String
    }

    @main
    struct \(name.type): InfraApp {
      func stacks(in environment: Environment) throws -> [Stack] {
        let settings = try environment.settings(as: Settings.self)
        let region = environment.region ?? .euWest1
        let images = ImageRepository("web")
        return [
          // A stack of its own: the image is pushed before the service that runs it is deployed.
          Stack("\(name.text)-images", region: region) { images },
          Stack("\(name.text)", region: region) {
            let network = Network("main", cidr: "10.0.0.0/16", zones: settings.zones)
            let operations = Topic("operations", subscribers: .email(settings.operationsEmail))

            let web = FargateService(
              "web", on: Cluster("main"), in: network.privateSubnets,
              image: .repository(images, tag: settings.imageTag), size: .quarterVCPU(.mb512), port: 8080,
              healthCheck: HealthCheck(path: "/"))

            LoadBalancer(
              "public", in: network.publicSubnets, certificate: .existing(certificateARN: settings.certificate),
              accessLogs: .bucket(Bucket("logs"))
            ) {
              Route("/*", to: web)
            }
            Alarm.high(web.cpuUtilization, above: 80, notify: operations)
          },
        ]
      }
    }

    """
  }
}
