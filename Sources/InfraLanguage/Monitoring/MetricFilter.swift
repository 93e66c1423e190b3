/// A metric made of what a construct's logs say: how many events match, or a number in them.
public struct MetricFilter: Construct {
  /// What a matching event adds to the metric.
  public enum Measurement: Hashable, Sendable {
    /// One: the metric counts events.
    case count
    /// A number in the event: `$.latency`, or `$size` of a pattern in brackets.
    case field(String)
  }

  public typealias Unit = CloudWatchUnit

  public let identity: Identity
  public var adjustments = Adjustments()
  let source: any LogSource
  let pattern: LogPattern
  let measurement: Measurement
  let dimensions: [Tag]
  let unit: Unit

  /// - Parameters:
  ///   - source: whose logs are looked at.
  ///   - dimensions: up to 3 parts of an event by the names of dimensions: `["Path": "$.path"]`. Each of their values
  ///     is a metric of its own, and paid for.
  public init(
    _ name: String, of source: some LogSource, matching pattern: LogPattern,
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
    left.identity == right.identity && left.adjustments == right.adjustments && left.source.isEqual(to: right.source)
      && left.pattern == right.pattern && left.measurement == right.measurement && left.dimensions == right.dimensions
      && left.unit == right.unit
  }

  public var dependencies: [any Construct] { [source] }

  var dimensionNames: [String] { dimensions.map(\.key) }

  /// What the filter measures, in the namespace that has the stack's name: a sum where it counts, else an average.
  public var metric: Metric { metric(for: [:]) }

  /// What the filter measures for certain values of its dimensions.
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
            // A count without events is 0, and so is not missing; a metric with dimensions may have no such value.
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
      lowering.report("metric filter '\(name)' has \(dimensions.count) dimensions, AWS allows 3; leave some out")
    }
    for part in dimensions.map(\.value) + [measurement.text].filter({ $0 != "1" }) where !part.hasPrefix("$") {
      lowering.report("metric filter '\(name)' takes '\(part)' from an event; name a part of it: '$.\(part)'")
    }
    let isStructured = pattern.text.hasPrefix("{") || pattern.text.hasPrefix("[")
    if !isStructured, !dimensions.isEmpty || measurement != .count {
      lowering.report(
        "metric filter '\(name)' takes parts of an event, which a pattern of words does not name; use a pattern in "
          + "braces or brackets")
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

/// In what a metric is measured.
public enum CloudWatchUnit: String, Hashable, Sendable {
  case none = "None"
  case count = "Count"
  case percent = "Percent"
  case microseconds = "Microseconds"
  case milliseconds = "Milliseconds"
  case seconds = "Seconds"
  case bytes = "Bytes"
  case kilobytes = "Kilobytes"
  case megabytes = "Megabytes"
  case gigabytes = "Gigabytes"
}
