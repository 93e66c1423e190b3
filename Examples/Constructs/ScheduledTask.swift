import Infra

extension Constructs {
  /// A task every night, and a message every hour.
  static let scheduledTask = Stack("scheduled-task", region: .euWest1) {
    let network = Network("main", zones: 2)
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .m7g(.large))
    let cleanup = FargateTask(
      "cleanup", on: Cluster("main"), in: network.privateSubnets,
      image: .registry("public.ecr.aws/docker/library/postgres:17.6-alpine"), size: .quarterVCPU(.mb512),
      command: ["psql", "-f", "/cleanup.sql"])
    cleanup.connects(to: orders)
    ScheduledTask(
      "nightly-cleanup", schedule: .daily(at: TimeOfDay(3), timeZone: "Europe/Berlin"), runs: cleanup,
      flexibleTimeWindow: .minutes(15))
    ScheduledMessage("hourly-tick", schedule: .every(.hours(1)), publishes: #"{"tick":true}"#, to: Topic("ticks"))
  }
}
