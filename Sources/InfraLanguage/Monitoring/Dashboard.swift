/// A page in CloudWatch's console that shows how the parts of a stack fare.
public struct Dashboard: Construct {
  public let identity: Identity
  public var adjustments = Adjustments()
  let rows: [Row]

  /// A dashboard that lays itself out: the alarms on top, then each construct with its metrics.
  public init(
    _ name: String, of constructs: any Measured..., alarms: [any AlarmSource] = [],
    fileID: StaticString = #fileID, line: Int = #line, column: Int = #column
  ) {
    let states = Widget(title: "Alarms", content: .alarms(alarms.map { AlarmState($0) }), width: nil, period: .zero)
    let top = alarms.isEmpty ? [] : [Row(height: 2, widgets: [states])]
    self.init(
      name, rows: top + constructs.flatMap { Row.rows(of: $0) },
      SourceLocation(fileID: fileID, line: line, column: column))
  }

  /// A dashboard in rows from top to bottom.
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
