import Documents

extension Dashboard {
  public func lower(into lowering: inout Lowering) {
    check(&lowering)
    var widgets: [JSONDocument] = []
    var y = 0
    for row in rows {
      var x = 0
      for (widget, width) in zip(row.widgets, row.widths) {
        widgets.append([
          "type": .scalar(.string(widget.kind)), "x": .integer(x), "y": .integer(y), "width": .integer(width),
          "height": .integer(row.height), "properties": widget.properties(in: lowering),
        ])
        x &+= width
      }
      y &+= row.height
    }
    lowering.add(
      id("Dashboard"),
      CloudWatch.Dashboard {
        $0.name = .literal(physicalName(in: lowering))
        $0.body = JSONDocument.members([.init(key: "widgets", value: .items(widgets))]).text
      })
  }

  private func check(_ lowering: inout Lowering) {
    Names.check(physical: physicalName(in: lowering), of: "dashboard", longest: 255, in: &lowering)
    let widgets = rows.flatMap(\.widgets)
    if widgets.isEmpty { lowering.report("dashboard '\(name)' has no widgets; add constructs or rows") }
    if widgets.count > 500 {
      lowering.report("dashboard '\(name)' has \(widgets.count) widgets; use at most 500, or two dashboards")
    }
    for (index, row) in rows.enumerated() {
      if !(1...1000).contains(row.height) {
        lowering.report("row \(index + 1) of dashboard '\(name)' has a height of \(row.height) units; use 1 to 1000")
      }
      if row.widths.contains(where: { $0 < 1 }) || row.widths.reduce(0, &+) > 24 {
        lowering.report(
          "row \(index + 1) of dashboard '\(name)' exceeds 24 columns; use narrower widgets, or another row")
      }
    }
    for widget in widgets {
      switch widget.content {
      case .graph(let metrics, _), .number(let metrics):
        let title = widget.title ?? ""
        if metrics.isEmpty { lowering.report("'\(title)' of dashboard '\(name)' has no metrics; add at least one") }
        for mistake in metrics.flatMap(\.mistakes) { lowering.report("'\(title)' of dashboard '\(name)': \(mistake)") }
      case .alarms(let alarms) where alarms.count > 100:
        lowering.report("dashboard '\(name)' has a widget of \(alarms.count) alarms; use at most 100, or two widgets")
      case .alarms, .text, .logs: break
      }
    }
  }
}

extension Row {
  /// The width of each widget in columns: its own, or an equal share of the remaining columns.
  var widths: [Int] {
    let asked = widgets.compactMap(\.width).reduce(0, &+)
    let sharing = widgets.count { $0.width == nil }
    guard sharing > 0 else { return widgets.compactMap(\.width) }
    let free = 24 &- asked
    var shared = 0
    return widgets.map { widget in
      if let width = widget.width { return width }
      shared += 1
      return free &* shared / sharing - free &* (shared - 1) / sharing
    }
  }
}

extension Widget {
  fileprivate var kind: String {
    switch content {
    case .graph, .number: "metric"
    case .text: "text"
    case .alarms: "alarm"
    case .logs: "log"
    }
  }

  fileprivate func properties(in lowering: Lowering) -> JSONDocument {
    var members: [JSONDocument.Member] = []
    func add(_ key: String, _ value: JSONDocument) { members.append(.init(key: key, value: value)) }
    if let title { add("title", .scalar(.string(title))) }
    switch content {
    case .graph(let metrics, let isStacked):
      add("view", "timeSeries")
      add("stacked", .scalar(.bool(isStacked)))
      add("metrics", Plot(metrics, in: lowering).document)
    case .number(let metrics):
      add("view", "singleValue")
      add("metrics", Plot(metrics, in: lowering).document)
    case .text(let markdown): add("markdown", .scalar(.string(markdown)))
    case .alarms(let alarms): add("alarms", .items(alarms.map(\.alarm.alarmARN.document)))
    case .logs(let source, let query):
      let text: Value<String> = "SOURCE '\(source.construct.logGroup)' | \(text: query)"
      add("view", "table")
      add("query", text.document)
    }
    switch content {
    case .graph, .number:
      add("period", .integer(period.wholeSeconds))
      add("region", Value<String>.region.document)
    case .logs: add("region", Value<String>.region.document)
    case .text, .alarms: break
    }
    return .members(members)
  }
}

extension JSONDocument {
  fileprivate static func integer(_ number: Int) -> JSONDocument { .scalar(.integer(number)) }
}

/// The metrics of a widget: each an array of namespace, name, dimensions and options.
private struct Plot {
  private var lines: [JSONDocument] = []
  private var takenIDs: Set<String> = []

  var document: JSONDocument { .items(lines) }

  init(_ metrics: [Metric], in lowering: Lowering) {
    for metric in metrics {
      switch metric.content {
      case .series(let series): add(series, metric.label, [], in: lowering)
      case .formula(let formula, let terms): add(Formula(formula, terms), metric.label, in: lowering)
      }
    }
  }

  private mutating func add(
    _ series: Metric.Series, _ label: String?, _ options: [JSONDocument.Member], in lowering: Lowering
  ) {
    var line: [JSONDocument] = [
      .scalar(.string(series.namespace(in: lowering))), .scalar(.string(series.name)),
    ]
    for dimension in series.dimensions(in: lowering) {
      line += [.scalar(.string(dimension.name)), dimension.value.document]
    }
    var members: [JSONDocument.Member] = [.init(key: "stat", value: .scalar(.string(series.statistic.text)))]
    if let label { members.append(.init(key: "label", value: .scalar(.string(label)))) }
    lines.append(.items(line + [.members(members + options)]))
  }

  /// A formula, then its series, which are not visible themselves.
  private mutating func add(_ formula: Formula, _ label: String?, in lowering: Lowering) {
    var names: [String: String] = [:]
    for term in formula.terms { names[term.id] = free(term.id) }
    lines.append(
      .items([
        [
          "expression": .scalar(.string(formula.renaming(names))),
          "label": .scalar(.string(label ?? formula.text)), "id": .scalar(.string(free("result"))),
        ]
      ]))
    for term in formula.terms {
      guard let series = term.metric.series, let id = names[term.id] else { continue }
      let options: [JSONDocument.Member] = [
        .init(key: "id", value: .scalar(.string(id))), .init(key: "visible", value: false),
      ]
      add(series, term.metric.label, options, in: lowering)
    }
  }

  /// The id, with a number appended if the widget has the id already.
  private mutating func free(_ id: String) -> String {
    var candidate = id
    var number = 2
    while !takenIDs.insert(candidate).inserted {
      candidate = "\(id)\(number)"
      number += 1
    }
    return candidate
  }
}
