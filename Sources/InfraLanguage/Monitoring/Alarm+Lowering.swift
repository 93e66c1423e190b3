extension Alarm {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    let queries = queries(in: lowering)
    let isWatched = isWatched(in: lowering)
    lowering.add(
      alarmID, named: name,
      CloudWatch.Alarm {
        $0.name = .literal(physicalName(in: lowering))
        $0.description = .literal(metric.summary)
        if queries.isEmpty, let series = metric.series {
          $0.namespace = .literal(series.namespace(in: lowering))
          $0.metricName = .literal(series.name)
          $0.dimensions = dimensions(of: series, in: lowering)
          $0.statistic = series.statistic.simple.map { .literal($0) }
          $0.extendedStatistic = series.statistic.percentile.map { .literal($0) }
          $0.period = .literal(period.wholeSeconds)
        }
        $0.metrics = queries
        $0.evaluationPeriods = .literal(datapoints.evaluated)
        if datapoints.breaching != datapoints.evaluated { $0.datapointsToAlarm = .literal(datapoints.breaching) }
        switch condition {
        case .threshold(let comparison):
          $0.comparisonOperator = .literal(comparison.comparisonOperator)
          $0.threshold = .literal(comparison.threshold)
        case .band(let side, _):
          $0.comparisonOperator = .literal(side.comparisonOperator)
          $0.thresholdMetric = .literal(Self.bandID)
        }
        $0.missingData = .literal(missingData)
        if !topics.isEmpty {
          $0.isActionEnabled = true
          $0.alarmActions = .items(topics.map(\.topic.value))
          $0.okActions = .items(topics.map(\.topic.value))
        }
      }
    ) { $0.createsBeforeDestroying = isWatched }
  }

  private var alarmID: LogicalID { id("Alarm") }
  private static let bandID = "expected"
  private static let resultID = "result"

  // MARK: Metrics

  /// The series, the formula and the band of the alarm; none for a single series.
  private func queries(in lowering: Lowering) -> [CloudWatch.MetricQuery] {
    var queries: [CloudWatch.MetricQuery] = []
    var watched = Self.resultID
    switch metric.content {
    case .series(let series):
      guard case .band = condition else { return [] }
      queries.append(query(watched, series, isWatched: true, in: lowering))
    case .formula(let formula, let terms):
      queries = terms.compactMap { term in
        term.metric.series.map { query(term.id, $0, isWatched: false, in: lowering) }
      }
      while terms.contains(where: { $0.id == watched }) { watched += "_" }
      queries.append(
        .init {
          $0.id = .literal(watched)
          $0.expression = .literal(formula)
          $0.label = .literal(metric.label ?? formula)
          $0.returnsData = true
        })
    }
    if case .band(_, let deviations) = condition {
      queries.append(
        .init {
          $0.id = .literal(Self.bandID)
          $0.expression = .literal("ANOMALY_DETECTION_BAND(\(watched), \(String(node: deviations.node) ?? ""))")
          $0.label = "expected"
          $0.returnsData = true
        })
    }
    return queries
  }

  private func query(
    _ id: String, _ series: Metric.Series, isWatched: Bool, in lowering: Lowering
  ) -> CloudWatch.MetricQuery {
    .init {
      $0.id = .literal(id)
      $0.metric = .init {
        $0.namespace = .literal(series.namespace(in: lowering))
        $0.metricName = .literal(series.name)
        $0.dimensions = dimensions(of: series, in: lowering)
        $0.period = .literal(period.wholeSeconds)
        $0.statistic = .literal(series.statistic.text)
      }
      $0.returnsData = .literal(isWatched)
    }
  }

  private func dimensions(of series: Metric.Series, in lowering: Lowering) -> NamedValues? {
    let dimensions = series.dimensions(in: lowering)
    return dimensions.isEmpty ? nil : NamedValues(dimensions)
  }

  // MARK: Checks

  private func check(_ lowering: inout Lowering) {
    for mistake in metric.mistakes { lowering.report("alarm '\(name)': \(mistake)") }
    if topics.isEmpty, !isWatched(in: lowering) {
      lowering.report("alarm '\(name)' notifies no topic; add 'notify:' with a topic, or a composite alarm over it")
    }
    if topics.count > 5 { lowering.report("alarm '\(name)' notifies \(topics.count) topics; use at most 5") }
    if datapoints.breaching < 1 || datapoints.breaching > datapoints.evaluated {
      lowering.report(
        "alarm '\(name)' requires \(datapoints.breaching) of \(datapoints.evaluated) datapoints; use 1 to "
          + "\(datapoints.evaluated)")
    }
    let seconds = period.wholeSeconds
    guard [10, 20, 30].contains(seconds) || (seconds > 0 && seconds % 60 == 0) else {
      return lowering.report(
        "alarm '\(name)' has a period of \(seconds) seconds; use 10, 20 or 30 seconds, or a multiple of a minute")
    }
    // An alarm evaluates up to a week with periods of an hour or more, and up to a day with shorter ones.
    let longest = seconds >= 3600 ? 604_800 : 86_400
    if datapoints.evaluated > longest / seconds {
      lowering.report(
        "alarm '\(name)' evaluates \(datapoints.evaluated) datapoints of \(seconds) seconds, more than "
          + "\(longest == 86_400 ? "a day" : "a week"); use fewer datapoints or a shorter period")
    }
    switch condition {
    case .band(_, let deviations) where !(deviations > 0 && deviations.isFinite):
      lowering.report("alarm '\(name)' has a band of \(deviations) standard deviations; use more than 0")
    case .threshold(let comparison) where !comparison.threshold.isFinite:
      lowering.report("alarm '\(name)' has a threshold of \(comparison.threshold); use a finite number")
    case .threshold(let comparison) where metric.isPercentage:
      if let problem = comparison.problemOfPercentage {
        lowering.report("alarm '\(name)' never changes: \(metric.summary) \(problem)")
      }
    default: break
    }
    if case .formula(_, let terms) = metric.content, terms.contains(where: { $0.id == Self.bandID }),
      case .band = condition
    {
      lowering.report("alarm '\(name)' has a metric named '\(Self.bandID)', the name of its band; use another name")
    }
  }
}
