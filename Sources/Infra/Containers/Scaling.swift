/// How many tasks a service runs.
public struct Scaling: Hashable, Sendable {
  let range: ClosedRange<Int>
  let cpu: Int?
  let memory: Int?
  let requestsPerTask: Int?
  let cooldown: Duration
  var backlog: Backlog?

  /// The messages of a queue that wait for each task.
  struct Backlog: Hashable, Sendable {
    let queue: AnyQueue
    let perTask: Int
  }

  /// As many tasks as the load asks for.
  ///
  /// - Parameters:
  ///   - range: the fewest and the most tasks.
  ///   - cpu: the average CPU utilization that scaling holds, in percent.
  ///   - memory: the average memory utilization that scaling holds, in percent.
  ///   - requestsPerTask: how many requests a minute a task takes; the service must be behind a load balancer.
  ///   - cooldown: how long a step is given to show its effect.
  public static func tasks(
    _ range: ClosedRange<Int>, cpu: Int? = 60, memory: Int? = 70, requestsPerTask: Int? = nil,
    cooldown: Duration = .seconds(60)
  ) -> Scaling {
    Scaling(range: range, cpu: cpu, memory: memory, requestsPerTask: requestsPerTask, cooldown: cooldown)
  }

  /// As many tasks as the messages that wait in a queue ask for.
  ///
  /// - Parameters:
  ///   - range: the fewest and the most tasks; at least 1, since no task means no backlog for each.
  ///   - queue: what the tasks work on.
  ///   - perTask: how many messages may wait for each task: how long one may wait, divided by how long one takes.
  ///   - cpu: the average CPU utilization that scaling holds too, in percent.
  ///   - cooldown: how long a step is given to show its effect.
  public static func tasks<Ordering>(
    _ range: ClosedRange<Int>, backlogOf queue: MessageQueue<Ordering>, perTask: Int, cpu: Int? = nil,
    cooldown: Duration = .seconds(60)
  ) -> Scaling {
    Scaling(
      range: range, cpu: cpu, memory: nil, requestsPerTask: nil, cooldown: cooldown,
      backlog: Backlog(queue: AnyQueue(queue), perTask: perTask))
  }

  /// Always the same number of tasks.
  public static func fixed(_ count: Int) -> Scaling {
    Scaling(range: count...count, cpu: nil, memory: nil, requestsPerTask: nil, cooldown: .zero)
  }

  var isAutomatic: Bool { cpu != nil || memory != nil || requestsPerTask != nil || backlog != nil }
}
