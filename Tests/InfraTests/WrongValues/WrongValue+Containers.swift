@testable import InfraLanguage

extension WrongValue {
  static let containers: [WrongValue] = [
    WrongValue("Cluster.init", says: "pass 'serviceConnect: true'") {
      Cluster(
        "mesh",
        serviceConnectTLS: .issued(
          by: .existing(
            certificateAuthorityARN: "arn:aws:acm-pca:eu-west-1:111122223333:certificate-authority/0a1b")))
    },
    WrongValue("Cluster.init", says: "cluster name") { Cluster("") },
    WrongValue("Cluster.existing", says: "as Name") {
      FargateService(
        "api", on: .existing("shared", clusterName: "shared cluster"), in: network.privateSubnets, image: image,
        size: .quarterVCPU(.gb1), port: 8080)
    },
    WrongValue("Cluster.init", says: "cluster 'main' has no namespace in which it could be found") {
      service("api").connects(to: service("ordering"))
    },
    WrongValue("Cluster.existing", says: "use an ARN of servicediscovery") {
      let shared = Cluster.existing("shared", clusterName: "shared", namespaceARN: "ns-0a1b2c3d4e5f6071")
      let ends = ["api", "ordering"].map {
        FargateService(
          $0, on: shared, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080)
      }
      ends[0].connects(to: ends[1])
    },
    WrongValue("Container.init", "TaskDefinition.init", says: "has the port 0; use 1 to 65535") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container("api", image: image, port: 0, memoryReservation: .max, stopTimeout: .days(.max))
        })
    },
    WrongValue("Container.init", says: "of 'ApiTask") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) { Container("an api", image: image) })
    },
    WrongValue("SharedVolume.init", says: "of 'ApiTask") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container("api", image: image, mounts: [.volume(SharedVolume("a spool"), at: "/spool")])
        })
    },
    WrongValue("Ulimit.init", says: "limits 'nofile' to 10, and at most 5") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container("api", image: image, ulimits: [Ulimit(.openFiles, soft: 10, hard: 5)])
        })
    },
    WrongValue("Ulimit.init", says: "Ulimits") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container("api", image: image, ulimits: [Ulimit("files", soft: .max)])
        })
    },
    WrongValue("FargateService.init", says: "starts at 25:00") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        scaling: .fixed(1).stopped(from: .daily(at: TimeOfDay(25)), until: .cron("")))
    },
    WrongValue("FargateService.init", says: "has no reason") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        exec: .allowed(because: " "))
    },
    WrongValue("ContainerHealthCheck.init", says: "use 1 to 10") {
      FargateWorker(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container(
            "api", image: image,
            healthCheck: ContainerHealthCheck(["CMD", "true"], interval: .hours(.max), retries: .max))
        })
    },
    WrongValue("FargateService.init", says: "scales from 5 to 2 tasks") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        scaling: .tasks(minimum: 5, maximum: 2, cpuUtilization: .max, requestsPerTask: .min))
    },
    WrongValue("FargateService.init", says: "has no container with a port") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) { Container("api", image: image) })
    },
    WrongValue("FargateWorker.init", says: "has a spot share of 101 % beyond -1 tasks") {
      FargateWorker(
        "jobs", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1),
        spotShare: .percent(101, base: -1))
    },
    WrongValue("FargateService.init", says: "HealthCheckGracePeriodSeconds") {
      let api = FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        healthCheckGracePeriod: .days(.max))
      balancer { Route("/*", to: api) }
    },
    WrongValue("HealthCheck.init", says: "HealthCheckIntervalSeconds") {
      let api = FargateService(
        "api", on: cluster, in: network.privateSubnets, image: image, size: .quarterVCPU(.gb1), port: 8080,
        healthCheck: HealthCheck(interval: .days(.min), healthyThreshold: .max))
      balancer { Route("/*", to: api) }
    },
    WrongValue("FargateTask.init", "WritablePath.init", says: "MiB") {
      FargateTask(
        "report", on: cluster, in: network.privateSubnets,
        task: TaskDefinition(size: .quarterVCPU(.gb1)) {
          Container(
            "report", image: image,
            writablePaths: [WritablePath("/a", mebibytes: .max), WritablePath("/b", mebibytes: .max)])
        })
    },
    WrongValue("ImageRepository.init", says: "image repository name '1st'") {
      ImageRepository("1st", keptImages: .min)
    },
    WrongValue("ImageRepository.existing", says: "as Name") {
      let repository = ImageRepository.existing("api", repositoryName: "Shop API")
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: .repository(repository, tag: "v1"),
        size: .quarterVCPU(.gb1), port: 8080)
    },
    WrongValue("ImageRepository.init", says: "has an image with the tag '-v 1'") {
      FargateService(
        "api", on: cluster, in: network.privateSubnets, image: .repository(ImageRepository("api"), tag: "-v 1"),
        size: .quarterVCPU(.gb1), port: 8080)
    },
    WrongValue("ImageRepository.init", says: "has an image with the digest 'sha256:0'") {
      Function("resize", code: .image(ImageRepository("resize"), digest: "sha256:0"))
    },
    WrongValue("Role.existing", says: "as Name") { Role.existing("deployer", roleName: "the deployer") },
  ]
}
