/// How many tasks a service runs.
public struct Scaling: Hashable, Sendable {
  let range: ClosedRange<Int>
  let cpu: Int?
  let memory: Int?
  let requestsPerTask: Int?
  let cooldown: Duration

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

  /// Always the same number of tasks.
  public static func fixed(_ count: Int) -> Scaling {
    Scaling(range: count...count, cpu: nil, memory: nil, requestsPerTask: nil, cooldown: .zero)
  }

  var isAutomatic: Bool { cpu != nil || memory != nil || requestsPerTask != nil }
}
