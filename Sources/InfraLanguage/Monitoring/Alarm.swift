/// An alarm on a metric: a threshold, or the band of expected values, and the topics that it notifies.
public struct Alarm: Construct {
  /// How a metric is compared with a threshold: `.above(80)`.
  public enum Comparison: Hashable, Sendable {
    /// Greater than the threshold.
    case above(Double)
    /// Greater than or equal to the threshold.
    case atLeast(Double)
    /// Less than the threshold.
    case below(Double)
    /// Less than or equal to the threshold.
    case atMost(Double)

    var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
      switch self {
      case .above: .greaterThan
      case .atLeast: .greaterThanOrEqual
      case .below: .lessThan
      case .atMost: .lessThanOrEqual
      }
    }

    var threshold: Double {
      switch self {
      case .above(let threshold), .atLeast(let threshold), .below(let threshold), .atMost(let threshold): threshold
      }
    }
  }

  /// On which side of the band of expected values a value is anomalous.
  public enum Side: Hashable, Sendable {
    /// On both sides.
    case outside
    /// Above the band.
    case above
    /// Below the band.
    case below

    var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
      switch self {
      case .outside: .outsideBand
      case .above: .greaterThanUpper
      case .below: .lessThanLower
      }
    }
  }

  enum Condition: Hashable, Sendable {
    case threshold(Comparison)
    case band(Side, deviations: Double)
  }

  /// How many datapoints must breach the threshold: `3` consecutive ones, or `.atLeast(3, of: 5)`.
  public struct Datapoints: Hashable, Sendable, ExpressibleByIntegerLiteral {
    let breaching: Int
    let evaluated: Int

    public init(integerLiteral datapoints: Int) { self.init(breaching: datapoints, evaluated: datapoints) }

    private init(breaching: Int, evaluated: Int) {
      self.breaching = breaching
      self.evaluated = evaluated
    }

    /// A number of the most recent datapoints, which need not be consecutive.
    ///
    /// - Parameters:
    ///   - breaching: the number of datapoints that must breach the threshold.
    ///   - evaluated: the number of datapoints that CloudWatch evaluates.
    public static func atLeast(_ breaching: Int, of evaluated: Int) -> Datapoints {
      Datapoints(breaching: breaching, evaluated: evaluated)
    }

    /// A number of consecutive datapoints.
    ///
    /// - Parameter datapoints: the number of datapoints.
    public static func consecutive(_ datapoints: Int) -> Datapoints {
      Datapoints(breaching: datapoints, evaluated: datapoints)
    }
  }

  /// How CloudWatch treats missing datapoints.
  public typealias MissingData = CloudWatch.Alarm.MissingData

  public let identity: Identity
  public var adjustments = Adjustments()
  let metric: Metric
  let condition: Condition
  let period: Duration
  let datapoints: Datapoints
  let missingData: MissingData
  let topics: [Topic]

  /// Creates an alarm: `Alarm("backlog", when: jobs.approximateNumberOfMessagesVisible, is: .above(1000), notify: team)`.
  ///
  /// - Parameters:
  ///   - name: the alarm's name in the stack.
  ///   - metric: the metric that the alarm watches.
  ///   - comparison: how the metric breaches the threshold.
  ///   - datapoints: how many datapoints must breach the threshold.
  ///   - period: the time that one datapoint covers: 10, 20 or 30 seconds, or a multiple of a minute.
  ///   - missingData: how CloudWatch treats missing datapoints.
  ///   - topics: the topics that the alarm notifies; none only for an alarm of a ``CompositeAlarm``.
  public init(
    _ name: String, when metric: Metric, is comparison: Comparison, datapoints: Datapoints = 3,
    period: Duration = .seconds(60), missingData: MissingData = .notBreaching, notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, metric, .threshold(comparison), datapoints, period, missingData, topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(
    _ name: String, _ metric: Metric, _ condition: Condition, _ datapoints: Datapoints, _ period: Duration,
    _ missingData: MissingData, _ topics: [Topic], _ location: SourceLocation
  ) {
    identity = Identity("alarm", name, at: location)
    self.metric = metric
    self.condition = condition
    self.period = period
    self.datapoints = datapoints
    self.missingData = missingData
    self.topics = topics
  }

  /// An alarm on a metric above a threshold, named after the metric: `api-cpu-utilization-high`.
  ///
  /// - Parameters:
  ///   - metric: the metric that the alarm watches.
  ///   - threshold: the threshold.
  ///   - datapoints: how many datapoints must breach the threshold.
  ///   - period: the time that one datapoint covers: 10, 20 or 30 seconds, or a multiple of a minute.
  ///   - missingData: how CloudWatch treats missing datapoints.
  ///   - topics: the topics that the alarm notifies; none only for an alarm of a ``CompositeAlarm``.
  public static func high(
    _ metric: Metric, above threshold: Double, datapoints: Datapoints = 3, period: Duration = .seconds(60),
    missingData: MissingData = .notBreaching, notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "high"), metric, .threshold(.above(threshold)), datapoints, period, missingData,
      topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An alarm on a metric below a threshold, named after the metric: `orders-free-storage-space-low`.
  ///
  /// - Parameters:
  ///   - metric: the metric that the alarm watches.
  ///   - threshold: the threshold.
  ///   - datapoints: how many datapoints must breach the threshold.
  ///   - period: the time that one datapoint covers: 10, 20 or 30 seconds, or a multiple of a minute.
  ///   - missingData: how CloudWatch treats missing datapoints.
  ///   - topics: the topics that the alarm notifies; none only for an alarm of a ``CompositeAlarm``.
  public static func low(
    _ metric: Metric, below threshold: Double, datapoints: Datapoints = 3, period: Duration = .seconds(60),
    missingData: MissingData = .notBreaching, notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "low"), metric, .threshold(.below(threshold)), datapoints, period, missingData, topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An alarm on values outside of what CloudWatch anomaly detection expects, named after the metric:
  /// `public-request-count-anomalous`.
  ///
  /// - Parameters:
  ///   - metric: the metric that the alarm watches.
  ///   - deviations: the width of the band of expected values to either side, in standard deviations.
  ///   - side: on which side of the band a value is anomalous.
  ///   - datapoints: how many datapoints must be anomalous.
  ///   - period: the time that one datapoint covers: 10, 20 or 30 seconds, or a multiple of a minute.
  ///   - topics: the topics that the alarm notifies; none only for an alarm of a ``CompositeAlarm``.
  public static func anomalous(
    _ metric: Metric, deviations: Double = 2, side: Side = .outside, datapoints: Datapoints = 3,
    period: Duration = .minutes(5), notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "anomalous"), metric, .band(side, deviations: deviations), datapoints, period,
      .notBreaching, topics, SourceLocation(fileID: fileID, line: line, column: column))
  }

  public var dependencies: [any Construct] { metric.owners + topics }
  public var relations: [any Relation] { topics.map { AlarmNotification(alarm: self, topic: $0) } }

  /// A reference to the alarm; its value is the alarm's name.
  public var alarm: Reference<CloudWatch.Alarm> { Reference(id("Alarm")) }
}

extension Metric {
  fileprivate func alarmName(ending: String) -> String {
    let owner = owners.first?.name
    // A metric of a metric filter has the filter's name already.
    return [owner == kebabName ? nil : owner, kebabName, ending].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: "-")
  }
}
