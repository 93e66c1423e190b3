/// A threshold on a metric or the band that a metric usually stays in, and whom its crossing is told.
public struct Alarm: Construct {
  public enum Comparison: Hashable, Sendable {
    case above, atLeast, below, atMost

    var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
      switch self {
      case .above: .greaterThan
      case .atLeast: .greaterThanOrEqual
      case .below: .lessThan
      case .atMost: .lessThanOrEqual
      }
    }
  }

  /// Where a measurement is that is unusual: around the band of the usual ones.
  public enum Side: Hashable, Sendable {
    case outside, above, below

    var comparisonOperator: CloudWatch.Alarm.ComparisonOperator {
      switch self {
      case .outside: .outsideBand
      case .above: .greaterThanUpper
      case .below: .lessThanLower
      }
    }
  }

  enum Condition: Hashable, Sendable {
    case threshold(Comparison, Double)
    case band(Side, deviations: Double)
  }

  /// How many measurements have to cross the threshold: `3` in a row, or `.atLeast(3, of: 5)`.
  public struct Periods: Hashable, Sendable, ExpressibleByIntegerLiteral {
    let breaching: Int
    let evaluated: Int

    public init(integerLiteral periods: Int) { self.init(breaching: periods, evaluated: periods) }

    private init(breaching: Int, evaluated: Int) {
      self.breaching = breaching
      self.evaluated = evaluated
    }

    /// So many of the last ones, wherever they stand among them.
    public static func atLeast(_ breaching: Int, of evaluated: Int) -> Periods {
      Periods(breaching: breaching, evaluated: evaluated)
    }

    /// So many in a row.
    public static func inARow(_ periods: Int) -> Periods { Periods(breaching: periods, evaluated: periods) }
  }

  /// What missing measurements mean.
  public typealias MissingData = CloudWatch.Alarm.MissingData

  public let identity: Identity
  public var adjustments = Adjustments()
  let metric: Metric
  let condition: Condition
  let period: Duration
  let periods: Periods
  let missingData: MissingData
  let topics: [Topic]

  /// - Parameters:
  ///   - period: what one measurement covers: 10, 20 or 30 seconds, or a multiple of a minute.
  ///   - periods: how many measurements have to cross the threshold.
  ///   - topics: who is told; nobody only where a ``CompositeAlarm`` looks at the alarm.
  public init(
    _ name: String, _ metric: Metric, is comparison: Comparison, _ threshold: Double, for periods: Periods = 3,
    of period: Duration = .seconds(60), missingData: MissingData = .notBreaching, notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    self.init(
      name, metric, .threshold(comparison, threshold), periods, period, missingData, topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(
    _ name: String, _ metric: Metric, _ condition: Condition, _ periods: Periods, _ period: Duration,
    _ missingData: MissingData, _ topics: [Topic], _ location: SourceLocation
  ) {
    identity = Identity("alarm", name, at: location)
    self.metric = metric
    self.condition = condition
    self.period = period
    self.periods = periods
    self.missingData = missingData
    self.topics = topics
  }

  /// An alarm named for what it watches: `api-cpu-utilization-high`.
  public static func high(
    _ metric: Metric, above threshold: Double, for periods: Periods = 3, of period: Duration = .seconds(60),
    notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "high"), metric, .threshold(.above, threshold), periods, period, .notBreaching, topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An alarm named for what it watches: `orders-free-storage-space-low`.
  public static func low(
    _ metric: Metric, below threshold: Double, for periods: Periods = 3, of period: Duration = .seconds(60),
    notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "low"), metric, .threshold(.below, threshold), periods, period, .notBreaching, topics,
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// An alarm for measurements that are not what CloudWatch has learnt to expect: `public-request-count-unusual`.
  ///
  /// - Parameters:
  ///   - deviations: how many standard deviations wide the band of the usual is to either side.
  ///   - side: on which side of the band a measurement is unusual.
  public static func unusual(
    _ metric: Metric, beyond deviations: Double = 2, _ side: Side = .outside, for periods: Periods = 3,
    of period: Duration = .minutes(5), notify topics: Topic...,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) -> Alarm {
    Alarm(
      metric.alarmName(ending: "unusual"), metric, .band(side, deviations: deviations), periods, period,
      .notBreaching, topics, SourceLocation(fileID: fileID, line: line, column: column))
  }

  public var dependencies: [any Construct] { metric.owners + topics }

  /// The alarm; its identity is its name.
  public var alarm: Reference<CloudWatch.Alarm> { Reference(id("Alarm")) }
}

extension Metric {
  fileprivate func alarmName(ending: String) -> String {
    let owner = owners.first?.name
    // What a metric filter counts has the filter's name already.
    return [owner == kebabName ? nil : owner, kebabName, ending].compactMap(\.self).joined(separator: "-")
  }
}
