import ResourceGraph

/// A widget of a dashboard: a graph, numbers, a text, the states of alarms, or a query of logs.
public struct Widget: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case graph([Metric], isStacked: Bool)
    case number([Metric])
    case text(String)
    case alarms([AlarmState])
    case logs(Source, query: String)
  }

  /// The construct whose logs are queried.
  struct Source: Hashable, Sendable {
    let construct: any LogSource

    static func == (left: Source, right: Source) -> Bool { left.construct.isSame(as: right.construct) }
    func hash(into hasher: inout Hasher) { hasher.combine(construct.identity) }
  }

  let title: String?
  let content: Content
  /// The width in columns, of which a dashboard has 24; an equal share of the row if `nil`.
  let width: Int?
  /// The time that one datapoint covers.
  let period: Duration

  /// A graph of metrics over time.
  ///
  /// - Parameters:
  ///   - title: the widget's title.
  ///   - metrics: the metrics that are shown.
  ///   - width: the width in columns, 1 to 24; an equal share of the row by default.
  ///   - period: the time that one datapoint covers.
  ///   - isStacked: whether the graph is a stacked area graph.
  public static func graph(
    _ title: String, _ metrics: Metric..., width: Int? = nil, period: Duration = .minutes(1), isStacked: Bool = false
  ) -> Widget {
    Widget(title: title, content: .graph(metrics, isStacked: isStacked), width: width, period: period)
  }

  /// The latest values of metrics.
  ///
  /// - Parameters:
  ///   - title: the widget's title.
  ///   - metrics: the metrics that are shown.
  ///   - width: the width in columns, 1 to 24; an equal share of the row by default.
  ///   - period: the time that one datapoint covers.
  public static func number(
    _ title: String, _ metrics: Metric..., width: Int? = nil, period: Duration = .minutes(1)
  ) -> Widget {
    Widget(title: title, content: .number(metrics), width: width, period: period)
  }

  /// A text in Markdown.
  ///
  /// - Parameters:
  ///   - markdown: the text.
  ///   - width: the width in columns, 1 to 24; an equal share of the row by default.
  public static func text(_ markdown: String, width: Int? = nil) -> Widget {
    Widget(title: nil, content: .text(markdown), width: width, period: .zero)
  }

  /// The states of alarms.
  ///
  /// - Parameters:
  ///   - title: the widget's title.
  ///   - alarms: the alarms whose states are shown.
  ///   - width: the width in columns, 1 to 24; an equal share of the row by default.
  public static func alarms(_ title: String, _ alarms: any AlarmSource..., width: Int? = nil) -> Widget {
    Widget(title: title, content: .alarms(alarms.map { AlarmState($0) }), width: width, period: .zero)
  }

  /// The results of a query of CloudWatch Logs Insights: `"filter @message like /ERROR/ | limit 20"`.
  ///
  /// - Parameters:
  ///   - title: the widget's title.
  ///   - source: the construct whose logs are queried.
  ///   - query: the query, without its source.
  ///   - width: the width in columns, 1 to 24; an equal share of the row by default.
  public static func logs(_ title: String, of source: some LogSource, _ query: String, width: Int? = nil) -> Widget {
    Widget(title: title, content: .logs(Source(construct: source), query: query), width: width, period: .zero)
  }

  var dependencies: [any Construct] {
    switch content {
    case .graph(let metrics, _), .number(let metrics): metrics.flatMap(\.owners)
    case .text: []
    case .alarms(let alarms): alarms.map(\.alarm)
    case .logs(let source, _): [source.construct]
    }
  }
}

/// A row of widgets on a dashboard.
public struct Row: Hashable, Sendable {
  let height: Int
  let widgets: [Widget]

  /// Creates a row.
  ///
  /// - Parameters:
  ///   - height: the height in units of about 50 pixels, 1 to 1000.
  ///   - widgets: the widgets, from left to right.
  public init(height: Int = 6, @WidgetBuilder _ widgets: () -> [Widget]) {
    self.init(height: height, widgets: widgets())
  }

  init(height: Int, widgets: [Widget]) {
    self.height = height
    self.widgets = widgets
  }

  /// The default rows of a construct: its name, and graphs of its key metrics, up to four in a row.
  ///
  /// - Parameter construct: the construct that is shown.
  public static func of(_ construct: some Measured) -> [Row] { rows(of: construct) }

  static func rows(of construct: any Measured) -> [Row] {
    let metrics = construct.keyMetrics
    guard !metrics.isEmpty else { return [] }
    let title = Row(height: 1, widgets: [.text("## \(construct.name) · \(construct.identity.kind)")])
    // The graphs are distributed evenly: five are three and two.
    let rows = (metrics.count + 3) / 4
    let graphs = (0..<rows).map { row in
      let range = metrics.count * row / rows..<metrics.count * (row + 1) / rows
      return Row(height: 6, widgets: metrics[range].map { .graph($0.title, $0) })
    }
    return [title] + graphs
  }
}

extension Metric {
  fileprivate var title: String { label ?? series.map { Spelling.words(of: $0.name) } ?? summary }
}

extension Spelling {
  /// `CPUUtilization` → `cpu utilization`.
  fileprivate static func words(of name: String) -> String {
    kebabCase(name).split(separator: "-").joined(separator: " ")
  }
}

/// Collects the widgets of a row.
@resultBuilder
public enum WidgetBuilder {
  public static func buildExpression(_ widget: Widget) -> [Widget] { [widget] }
  public static func buildExpression(_ widgets: [Widget]) -> [Widget] { widgets }
  public static func buildBlock(_ widgets: [Widget]...) -> [Widget] { widgets.flatMap(\.self) }
  public static func buildOptional(_ widgets: [Widget]?) -> [Widget] { widgets ?? [] }
  public static func buildEither(first: [Widget]) -> [Widget] { first }
  public static func buildEither(second: [Widget]) -> [Widget] { second }
  public static func buildArray(_ widgets: [[Widget]]) -> [Widget] { widgets.flatMap(\.self) }
}

/// Collects the rows of a dashboard.
@resultBuilder
public enum RowBuilder {
  public static func buildExpression(_ row: Row) -> [Row] { [row] }
  public static func buildExpression(_ rows: [Row]) -> [Row] { rows }
  public static func buildBlock(_ rows: [Row]...) -> [Row] { rows.flatMap(\.self) }
  public static func buildOptional(_ rows: [Row]?) -> [Row] { rows ?? [] }
  public static func buildEither(first: [Row]) -> [Row] { first }
  public static func buildEither(second: [Row]) -> [Row] { second }
  public static func buildArray(_ rows: [[Row]]) -> [Row] { rows.flatMap(\.self) }
}
