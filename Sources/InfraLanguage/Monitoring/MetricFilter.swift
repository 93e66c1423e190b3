/// A metric from log events: the number of matching events, or a number in them.
public struct MetricFilter: Construct {
  /// The value that a matching event adds to the metric.
  public enum Measurement: Hashable, Sendable {
    /// 1: the metric counts events.
    case count
    /// A number in the event: `$.latency`, or `$size` for a pattern in brackets.
    case field(String)
  }

  /// The unit of the metric.
  public typealias Unit = CloudWatchUnit

  public let identity: Identity
  public var adjustments = Adjustments()
  let source: any LogSource
  let pattern: LogPattern
  let measurement: Measurement
  let dimensions: [Tag]
  let unit: Unit

  /// Creates a metric filter.
  ///
  /// - Parameters:
  ///   - name: the metric filter's name in the stack, and the name of its metric.
  ///   - source: the construct whose logs are filtered.
  ///   - pattern: which events match.
  ///   - measurement: the value that a matching event adds to the metric.
  ///   - dimensions: up to 3 dimensions, with the field of the event for each: `["Path": "$.path"]`. Each value of a
  ///     dimension is billed as a metric of its own.
  ///   - unit: the unit of the metric; `.count` for a count by default.
  public init(
    _ name: String, logsOf source: some LogSource, matching pattern: LogPattern,
    measuring measurement: Measurement = .count,
    dimensions: KeyValuePairs<String, String> = [:], unit: Unit? = nil,
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    identity = Identity("metric filter", name, at: SourceLocation(fileID: fileID, line: line, column: column))
    self.source = source
    self.pattern = pattern
    self.measurement = measurement
    self.dimensions = dimensions.map { Tag($0.key, $0.value) }
    self.unit = unit ?? (measurement == .count ? .count : .none)
  }

  public static func == (left: MetricFilter, right: MetricFilter) -> Bool {
    left.identity == right.identity && left.adjustments == right.adjustments && left.source.isSame(as: right.source)
      && left.pattern == right.pattern && left.measurement == right.measurement && left.dimensions == right.dimensions
      && left.unit == right.unit
  }

  public var dependencies: [any Construct] { [source] }

  var dimensionNames: [String] { dimensions.map(\.key) }

  /// The metric of the filter, in the namespace with the stack's name: the sum of counts, or the average of other values.
  public var metric: Metric { metric(for: [:]) }

  /// The metric of the filter for values of its dimensions.
  ///
  /// - Parameter dimensions: a value for each dimension, in the order of the filter's dimensions.
  public func metric(for dimensions: KeyValuePairs<String, Value<String>>) -> Metric {
    Metric(ofStackBy: self, name, dimensions: dimensions, statistic: measurement == .count ? .sum : .average)
  }

  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    lowering.add(
      id("MetricFilter"),
      Logs.MetricFilter {
        $0.name = .literal(name)
        $0.logGroup = source.logGroup
        $0.pattern = .literal(pattern.text)
        $0.transformations = [
          .init {
            $0.namespace = .literal(lowering.naming.deployedName)
            $0.metricName = .literal(name)
            $0.value = .literal(measurement.text)
            // Without events a count is 0 instead of missing; CloudWatch rejects a default value with dimensions.
            if measurement == .count, dimensions.isEmpty { $0.defaultValue = .literal(0) }
            if !dimensions.isEmpty {
              $0.dimensions = NamedValues(dimensions.map { .init(name: $0.key, value: .literal($0.value)) })
            }
            $0.unit = .literal(unit.rawValue)
          }
        ]
      })
  }

  private func check(_ lowering: inout Lowering) {
    if let mistake = pattern.mistake { lowering.report("the pattern of metric filter '\(name)' \(mistake)") }
    if dimensions.count > 3 {
      lowering.report("metric filter '\(name)' has \(dimensions.count) dimensions; use at most 3")
    }
    for part in dimensions.map(\.value) + [measurement.text].filter({ $0 != "1" }) where !part.hasPrefix("$") {
      lowering.report("metric filter '\(name)' uses '\(part)', which is not a field of an event; use '$.\(part)'")
    }
    let isStructured = pattern.text.hasPrefix("{") || pattern.text.hasPrefix("[")
    if !isStructured, !dimensions.isEmpty || measurement != .count {
      lowering.report(
        "metric filter '\(name)' uses fields of events, which a pattern of terms does not have; use a pattern in braces or "
          + "brackets")
    }
  }
}

extension MetricFilter.Measurement {
  fileprivate var text: String {
    switch self {
    case .count: "1"
    case .field(let path): path
    }
  }
}

/// A unit of CloudWatch metrics.
public enum CloudWatchUnit: String, Hashable, Sendable {
  /// No unit.
  case none = "None"
  /// A number.
  case count = "Count"
  /// Percent.
  case percent = "Percent"
  /// Microseconds.
  case microseconds = "Microseconds"
  /// Milliseconds.
  case milliseconds = "Milliseconds"
  /// Seconds.
  case seconds = "Seconds"
  /// Bytes.
  case bytes = "Bytes"
  /// Kilobytes.
  case kilobytes = "Kilobytes"
  /// Megabytes.
  case megabytes = "Megabytes"
  /// Gigabytes.
  case gigabytes = "Gigabytes"
}
