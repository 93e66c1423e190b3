public import ResourceGraph

/// A CloudWatch metric, or an expression over several; constructs have properties for their metrics.
public struct Metric: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case series(Series)
    /// A formula over series, by their names in the formula.
    case formula(String, [Term])
  }

  /// A series as CloudWatch stores it.
  struct Series: Hashable, Sendable {
    let namespace: Namespace
    /// `CPUUtilization`.
    let name: String
    /// All dimensions except the one with the owner's physical name.
    let fixedDimensions: [NamedValues.Entry]
    /// The dimension with the owner's physical name, where no attribute contains it: `Cluster Name`.
    let nameDimension: String?
    var statistic: Statistic
    let owner: Owner?
    /// Why the construct has no such metric.
    var absence: String?
  }

  enum Namespace: Hashable, Sendable {
    /// `AWS/ECS`.
    case named(String)
    /// The stack's name.
    case ofStack
  }

  /// A series of a formula.
  struct Term: Hashable, Sendable {
    let id: String
    let metric: Metric
  }

  private(set) var content: Content
  private(set) var label: String?

  /// Creates a metric of any namespace.
  ///
  /// - Parameters:
  ///   - namespace: the namespace: `AWS/ECS`.
  ///   - name: the metric's name in CloudWatch: `CPUUtilization`.
  ///   - dimensions: the dimensions, which identify the metric.
  ///   - statistic: how the values of a period are aggregated.
  public init(
    _ namespace: String, _ name: String, dimensions: KeyValuePairs<String, Value<String>> = [:],
    statistic: Statistic = .average
  ) {
    content = .series(
      Series(
        namespace: .named(namespace), name: name, fixedDimensions: Self.entries(dimensions), nameDimension: nil,
        statistic: statistic, owner: nil))
  }

  /// Creates a metric of a construct, whose name the names of alarms begin with.
  ///
  /// - Parameters:
  ///   - construct: the construct to which the metric belongs.
  ///   - namespace: the namespace: `AWS/ECS`.
  ///   - name: the metric's name in CloudWatch: `CPUUtilization`.
  ///   - nameDimension: the dimension with the construct's physical name, where no attribute contains it.
  ///   - dimensions: the other dimensions, which identify the metric.
  ///   - statistic: how the values of a period are aggregated.
  public init(
    of construct: any Construct, _ namespace: String, _ name: String, namedBy nameDimension: String? = nil,
    dimensions: KeyValuePairs<String, Value<String>>, statistic: Statistic = .average
  ) {
    content = .series(
      Series(
        namespace: .named(namespace), name: name, fixedDimensions: Self.entries(dimensions),
        nameDimension: nameDimension, statistic: statistic, owner: Owner(construct: construct)))
  }

  /// A metric in the namespace with the stack's name.
  init(
    ofStackBy construct: any Construct, _ name: String, dimensions: KeyValuePairs<String, Value<String>>,
    statistic: Statistic
  ) {
    content = .series(
      Series(
        namespace: .ofStack, name: name, fixedDimensions: Self.entries(dimensions), nameDimension: nil,
        statistic: statistic, owner: Owner(construct: construct)))
  }

  private static func entries(_ dimensions: KeyValuePairs<String, Value<String>>) -> [NamedValues.Entry] {
    dimensions.map { .init(name: $0.key, value: $0.value) }
  }

  /// An expression over other metrics: `.math("errors / requests * 100", ["errors": …, "requests": …])`.
  ///
  /// - Parameters:
  ///   - formula: the expression in metric math of CloudWatch.
  ///   - metrics: the metrics by their names in the formula: a lowercase letter, then letters, digits and underscores.
  ///   - label: the name of the result in graphs, descriptions and names of alarms; the formula by default.
  public static func math(_ formula: String, _ metrics: KeyValuePairs<String, Metric>, label: String? = nil) -> Metric {
    Metric(content: .formula(formula, metrics.map { Term(id: $0.key, metric: $0.value) }), label: label)
  }

  /// The share of requests that fail, in percent; 0 without errors.
  static func share(of errors: Metric, among requests: Metric) -> Metric {
    .math("100 * FILL(errors, 0) / requests", ["errors": errors, "requests": requests], label: "error rate")
  }

  /// `MAX` or `SUM` of several metrics; an alarm supports up to ten.
  static func combined(_ function: String, of metrics: [Metric], label: String) -> Metric {
    let terms = metrics.enumerated().map { Term(id: "m\($0.offset + 1)", metric: $0.element) }
    let formula = "\(function)([\(terms.map(\.id).joined(separator: ", "))])"
    return Metric(content: .formula(formula, terms), label: label)
  }

  private init(content: Content, label: String?) {
    self.content = content
    self.label = label
  }

  /// The construct to which a series belongs.
  struct Owner: Hashable, Sendable {
    let construct: any Construct

    static func == (left: Owner, right: Owner) -> Bool { left.construct.isSame(as: right.construct) }
    func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
  }
}

extension Metric {
  /// How the values of a period are aggregated.
  public enum Statistic: Hashable, Sendable {
    /// The average of the values.
    case average
    /// The largest value.
    case maximum
    /// The smallest value.
    case minimum
    /// The number of values.
    case sampleCount
    /// The sum of the values.
    case sum
    /// The value below which that percentage of the values is: `.percentile(99)`.
    case percentile(Double)

    /// `Average`, `p99`, `p99.9`.
    var text: String { simple?.rawValue ?? percentile ?? "" }

    /// The statistic as a property of alarms; `nil` for percentiles.
    var simple: CloudWatch.Alarm.Statistic? {
      switch self {
      case .average: .average
      case .maximum: .maximum
      case .minimum: .minimum
      case .sampleCount: .sampleCount
      case .sum: .sum
      case .percentile: nil
      }
    }

    var percentile: String? {
      guard case .percentile(let percent) = self else { return nil }
      return "p\(String(node: percent.node) ?? "")"
    }
  }

  /// The metric with another statistic; the metrics of a formula keep their own.
  ///
  /// - Parameter statistic: how the values of a period are aggregated.
  public func by(_ statistic: Statistic) -> Metric {
    guard case .series(var series) = content else { return self }
    series.statistic = statistic
    return Metric(content: .series(series), label: label)
  }

  /// The metric, which its construct does not have for a reason; as it is for `nil`.
  func absent(because reason: String?) -> Metric {
    guard let reason, case .series(var series) = content else { return self }
    series.absence = reason
    return Metric(content: .series(series), label: label)
  }

  /// The metric with another name in graphs and descriptions.
  ///
  /// - Parameter label: the name.
  public func labelled(_ label: String) -> Metric { Metric(content: content, label: label) }
}

// MARK: - What alarms and dashboards need

extension Metric {
  var series: Series? {
    if case .series(let series) = content { return series }
    return nil
  }

  /// The constructs to which the metric belongs.
  var owners: [any Construct] {
    switch content {
    case .series(let series): series.owner.map { [$0.construct] } ?? []
    case .formula(_, let terms): terms.flatMap(\.metric.owners)
    }
  }

  /// `cpu-utilization`, `error-rate`: the metric in a name.
  var kebabName: String {
    Spelling.kebabCase(label ?? series?.name ?? "calculation")
  }

  /// `CPUUtilization of api`.
  var summary: String {
    switch content {
    case .series(let series):
      "\(label ?? series.name) of \(series.owner?.construct.name ?? series.namespaceText)"
    case .formula(let formula, _): label ?? formula
    }
  }

  /// The errors in the metric's description.
  var mistakes: [String] {
    switch content {
    case .series(let series): series.mistakes
    case .formula(let formula, let terms): Formula(formula, terms).mistakes
    }
  }
}

extension Metric.Series {
  /// The dimensions, which identify the series.
  func dimensions(in lowering: Lowering) -> [NamedValues.Entry] {
    guard let nameDimension, let owner else { return fixedDimensions }
    let physicalName = owner.construct.physicalName(in: lowering)
    return [.init(name: nameDimension, value: .literal(physicalName))] + fixedDimensions
  }

  func namespace(in lowering: Lowering) -> String {
    if case .named(let name) = namespace { return name }
    return owner.map { lowering.naming.deployedName(of: $0.construct) } ?? lowering.naming.deployedName
  }

  fileprivate var namespaceText: String {
    if case .named(let name) = namespace { return name }
    return "the stack"
  }

  fileprivate var mistakes: [String] {
    var mistakes = absence.map { [$0] } ?? []
    if case .percentile(let percent) = statistic, !(percent > 0 && percent <= 100) {
      mistakes.append("the percentile \(statistic.text) of '\(name)' is not valid; use more than 0 and at most 100")
    }
    if nameDimension != nil, let owner = owner?.construct, let existing = owner.existing, existing.physicalName == nil {
      mistakes.append("\(owner.description) exists already and its name in AWS is not known; give it for its metrics")
    }
    if let filter = owner?.construct as? MetricFilter, filter.dimensionNames != fixedDimensions.map(\.name) {
      mistakes.append(
        filter.dimensionNames.isEmpty
          ? "metric filter '\(filter.name)' has no dimensions; use 'metric'"
          : "metric filter '\(filter.name)' has the dimensions \(filter.dimensionNames.joined(separator: ", ")); "
            + "use metric(for:) with a value for each, in that order")
    }
    return mistakes
  }
}
