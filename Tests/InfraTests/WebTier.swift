import Infra

/// A part of a system that a team lists as one.
struct WebTier: Composite {
  let api: FargateService
  let jobs: Queue
  let location: SourceLocation?

  init(
    _ name: String, in network: Network, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    location = SourceLocation(fileID: fileID, line: line, column: column)
    api = FargateService(
      "\(name)-api", on: Cluster("main"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/example/api:1.0.0"), size: .quarterVCPU(.gb1), port: 8080)
    jobs = Queue("\(name)-jobs")
  }

  @StackBuilder var body: [any StackElement] {
    api
    jobs
    jobs.grants(.send, to: api)
  }
}

struct Tiers: Composite {
  let network: Network

  @StackBuilder var body: [any StackElement] {
    for name in ["orders", "cards"] { WebTier(name, in: network) }
  }
}
