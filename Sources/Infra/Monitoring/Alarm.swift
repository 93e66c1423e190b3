/// A threshold on a metric, and whom its crossing is told.
public struct Alarm: Construct {
  public enum Comparison: Hashable, Sendable {
    case above, atLeast, below, atMost

    fileprivate var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
      switch self {
      case .above: .greaterThan
      case .atLeast: .greaterThanOrEqual
      case .below: .lessThan
      case .atMost: .lessThanOrEqual
      }
    }
  }

  /// What missing measurements mean.
  public typealias MissingData = CloudWatch.Alarm.MissingData

  public let identity: Identity
  public var adjustments = Adjustments()
  let metric: Metric
  let comparison: Comparison
  let threshold: Double
  let period: Duration
  let periods: Int
  let missingData: MissingData
  let topic: Topic

  /// - Parameters:
  ///   - period: what one measurement covers: 10 or 30 seconds, or a multiple of a minute.
  ///   - periods: how many measurements in a row have to cross the threshold.
  public init(
    _ name: String, _ metric: Metric, is comparison: Comparison, _ threshold: Double, for periods: Int = 3,
    of period: Duration = .seconds(60), missingData: MissingData = .notBreaching, notify topic: Topic,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("alarm", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.metric = metric
    self.comparison = comparison
    self.threshold = threshold
    self.period = period
    self.periods = periods
    self.missingData = missingData
    self.topic = topic
  }

  /// An alarm named for what it watches: `api-cpu-utilization-high`.
  public static func high(
    _ metric: Metric, above threshold: Double, for periods: Int = 3, of period: Duration = .seconds(60),
    notify topic: Topic,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "high"), metric, is: .above, threshold, for: periods, of: period, notify: topic,
      fileID: fileID, line: line, column: column)
  }

  /// An alarm named for what it watches: `orders-free-storage-space-low`.
  public static func low(
    _ metric: Metric, below threshold: Double, for periods: Int = 3, of period: Duration = .seconds(60),
    notify topic: Topic,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "low"), metric, is: .below, threshold, for: periods, of: period, notify: topic,
      fileID: fileID, line: line, column: column)
  }

  public var dependencies: [any Construct] { (metric.owner.map { [$0.construct] } ?? []) + [topic] }

  public func lower(into lowering: inout Lowering) {
    let topicARN = Value<String>.expression(topic.topic.expression)
    lowering.add(
      id("Alarm"), named: name,
      CloudWatch.Alarm {
        $0.name = .literal("\(lowering.stackName)-\(name)")
        $0.description = .literal("\(metric.name) of \(metric.owner?.construct.name ?? metric.namespace)")
        $0.namespace = .literal(metric.namespace)
        $0.metricName = .literal(metric.name)
        $0.dimensions = NamedValues(metric.dimensions(in: lowering))
        $0.statistic = .literal(metric.statistic)
        $0.period = .literal(period.wholeSeconds)
        $0.evaluationPeriods = .literal(periods)
        $0.comparisonOperator = .literal(comparison.comparisonOperator)
        $0.threshold = .literal(threshold)
        $0.missingData = .literal(missingData)
        $0.isActionEnabled = true
        $0.alarmActions = [topicARN]
        $0.okActions = [topicARN]
      })
  }
}

extension Metric {
  fileprivate func alarmName(ending: String) -> String {
    let words = Spelling.kebabCase(name)
    return [owner?.construct.name, words, ending].compactMap(\.self).joined(separator: "-")
  }
}
