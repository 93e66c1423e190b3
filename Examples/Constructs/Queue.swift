import Infra

extension Constructs {
  /// A queue that one worker fills and another empties: as many tasks as the waiting messages ask for.
  static let queue = Stack("queue", region: .euWest1) {
    let network = Network("main", zones: 2)
    let jobs = Queue("jobs", visibilityTimeout: .minutes(5))
    let renderer = FargateWorker(
      "renderer", on: Cluster("rendering"), in: network.privateSubnets,
      image: .repository(.existing("renderer", repositoryName: "renderer"), tag: "v1.4.2"), size: .oneVCPU(.gb2),
      environment: ["JOBS_URL": jobs.url], scaling: .tasks(minimum: 2, maximum: 20, backlogOf: jobs, perTask: 100),
      containerHealthCheck: .command("/bin/renderer", "check"))
    jobs.grants(.receive, to: renderer)
    jobs.grants(.send, to: worker(in: network))
    let operations = Topic("operations", subscribers: .email("operations@example.com"))
    Alarm.high(jobs.approximateAgeOfOldestMessage, above: 600, notify: operations)
    Alarm(
      "jobs-failed", when: jobs.approximateNumberOfDeadLettersVisible, is: .above(0), datapoints: 1, notify: operations)
  }
}
