import Infra

extension Constructs {
  /// Tasks of services that end by themselves are told to a topic, and answered by a task, which belongs to no service:
  /// otherwise its own end would start it again.
  static let eventRule = Stack("event-rule", region: .euWest1) {
    let report = FargateTask(
      "report", on: Cluster("main"), in: Network("main", zones: 2).privateSubnets,
      image: .registry("public.ecr.aws/docker/library/busybox:1.37.0"), size: .quarterVCPU(.mb512))
    EventRule(
      "task-failed",
      matching: [
        "source": ["aws.ecs"], "detail-type": ["ECS Task State Change"],
        "detail": [
          "group": [["prefix": "service:"]], "lastStatus": ["STOPPED"], "stopCode": ["EssentialContainerExited"],
        ],
      ],
      to: .topic(Topic("operations", subscribers: .email("operations@example.com"))), .task(report))
  }
}
