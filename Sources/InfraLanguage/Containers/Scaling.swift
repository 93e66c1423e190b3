/// How many tasks a service runs.
public struct Scaling: Hashable, Sendable {
  let minimum: Int
  let maximum: Int
  let cpuUtilization: Int?
  let memoryUtilization: Int?
  let requestsPerTask: Int?
  let cooldown: Duration
  var backlog: Backlog?
  /// The changes of the limits on a schedule, in the order in which they were stated.
  var changes: [Change] = []

  /// The messages of a queue that wait for each task.
  struct Backlog: Hashable, Sendable {
    let queue: AnyQueue
    let perTask: Int
  }

  /// Scales with the load of the tasks.
  ///
  /// - Parameters:
  ///   - minimum: the minimum number of tasks.
  ///   - maximum: the maximum number of tasks.
  ///   - cpuUtilization: the target for the average CPU utilization, in percent.
  ///   - memoryUtilization: the target for the average memory utilization, in percent; none by default, since the memory of
  ///     many programs does not fall when the load does, and a service only scales in when all its targets allow it.
  ///   - requestsPerTask: the target for the requests per minute to each task; a load balancer must have a route to the
  ///     service.
  ///   - cooldown: the time between two scaling activities.
  public static func tasks(
    minimum: Int, maximum: Int, cpuUtilization: Int? = 60, memoryUtilization: Int? = nil, requestsPerTask: Int? = nil,
    cooldown: Duration = .seconds(60)
  ) -> Scaling {
    Scaling(
      minimum: minimum, maximum: maximum, cpuUtilization: cpuUtilization, memoryUtilization: memoryUtilization,
      requestsPerTask: requestsPerTask, cooldown: cooldown)
  }

  /// Scales with the number of messages in a queue, those that wait and those that a task works on.
  ///
  /// A task that must not be stopped at its work, by scaling or a deployment, protects itself: it has the permissions for
  /// `PUT ${ECS_AGENT_URI}/task-protection/v1/state`
  /// (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html).
  ///
  /// - Parameters:
  ///   - minimum: the minimum number of tasks, at least 1: the backlog per task is not defined without a task.
  ///   - maximum: the maximum number of tasks.
  ///   - queue: the queue that the tasks receive messages from.
  ///   - perTask: the target for the messages per task: the acceptable latency divided by the time to process a message,
  ///     and those that a task works on at once.
  ///   - cpuUtilization: the target for the average CPU utilization, in percent.
  ///   - cooldown: the time between two scaling activities.
  public static func tasks<Ordering>(
    minimum: Int, maximum: Int, backlogOf queue: MessageQueue<Ordering>, perTask: Int, cpuUtilization: Int? = nil,
    cooldown: Duration = .seconds(60)
  ) -> Scaling {
    Scaling(
      minimum: minimum, maximum: maximum, cpuUtilization: cpuUtilization, memoryUtilization: nil,
      requestsPerTask: nil, cooldown: cooldown, backlog: Backlog(queue: AnyQueue(queue), perTask: perTask))
  }

  /// Runs a fixed number of tasks.
  ///
  /// - Parameter count: the number of tasks.
  public static func fixed(_ count: Int) -> Scaling {
    Scaling(
      minimum: count, maximum: count, cpuUtilization: nil, memoryUtilization: nil, requestsPerTask: nil,
      cooldown: .zero)
  }

  /// Whether Application Auto Scaling sets the number of tasks.
  var isAutomatic: Bool {
    cpuUtilization != nil || memoryUtilization != nil || requestsPerTask != nil || backlog != nil || !changes.isEmpty
  }

  /// What AWS would refuse, as the end of a sentence about the service.
  var mistakes: [String] {
    var mistakes = Self.mistakes(ofLimits: minimum, maximum) + mistakesOfChanges
    for (metric, target) in [("CPU", cpuUtilization), ("memory", memoryUtilization)] {
      if let target, !(1...100).contains(target) {
        mistakes.append("scales on a \(metric) utilization of \(target) %; use 1 to 100 %")
      }
    }
    if let requestsPerTask, requestsPerTask < 1 {
      mistakes.append("scales on \(requestsPerTask) requests per task; use 1 or more")
    }
    if let backlog, backlog.perTask < 1 || minimum < 1 {
      mistakes.append(
        "scales on a backlog of \(backlog.perTask) messages for each of at least \(minimum) tasks; use 1 or more of both"
      )
    }
    return mistakes
  }
}
