/// A CloudWatch dashboard of constructs, alarms and logs.
public struct Dashboard: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let rows: [Row]

  /// Creates a dashboard with the default layout: the alarms first, then each construct with its key metrics.
  ///
  /// - Parameters:
  ///   - name: the dashboard's name in the stack.
  ///   - constructs: the constructs whose key metrics are shown.
  ///   - alarms: the alarms whose states are shown.
  public init(
    _ name: String, showing constructs: any Measured..., alarms: [any AlarmSource] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    let states = Widget(title: "Alarms", content: .alarms(alarms.map { AlarmState($0) }), width: nil, period: .zero)
    let top = alarms.isEmpty ? [] : [Row(height: 2, widgets: [states])]
    self.init(
      name, rows: top + constructs.flatMap { Row.rows(of: $0) },
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// Creates a dashboard of rows, from top to bottom.
  ///
  /// - Parameters:
  ///   - name: the dashboard's name in the stack.
  ///   - rows: the rows of widgets.
  public init(
    _ name: String, fileID: StaticString = #fileID, line: Int = #line, column: Int = #column,
    @RowBuilder _ rows: () -> [Row]
  ) {
    self.init(name, rows: rows(), SourceLocation(fileID: fileID, line: line, column: column))
  }

  private init(_ name: String, rows: [Row], _ location: SourceLocation) {
    identity = Identity("dashboard", name, at: location)
    self.rows = rows
  }

  public var dependencies: [any Construct] { rows.flatMap(\.widgets).flatMap(\.dependencies) }
}
