import Documents
import Testing

@testable import InfraLanguage

@Suite struct DashboardTests {
  private let network = Network("main", zones: 2)
  private let requests = Metric("Shop", "Requests", statistic: .sum)

  private func messages(_ dashboard: Dashboard) -> [String] {
    do {
      _ = try Stack("shop", region: .euWest1) { dashboard }.graph()
      return []
    } catch {
      return error.sorted.map(\.description)
    }
  }

  /// The widgets of a dashboard; what only the engine knows stands in them as `?`.
  private func widgets(_ dashboard: Dashboard) throws -> [Node] {
    let graph = try Stack("shop", region: .euWest1) { dashboard }.graph()
    let body = try #require(graph.all(CloudWatch.Dashboard.self).first?.body)
    let text = body.expression.parts.map { $0.literalText ?? "?" }.joined()
    let document = try JSON.read(Array(text.utf8))
    return try #require(document["widgets"]?.array)
  }

  private func places(_ widgets: [Node]) -> [[Int?]] {
    widgets.map { widget in ["x", "y", "width", "height"].map { widget[$0]?.integer } }
  }

  private var service: FargateService {
    FargateService(
      "api", on: Cluster("shop"), in: network.privateSubnets, image: .registry("example.com/api:1"),
      size: .halfVCPU(.gb1), port: 8080)
  }

  @Test func `a dashboard lays constructs out in rows of 24 columns`() throws {
    let orders = PostgreSQL("orders", in: network.isolatedSubnets, size: .t4g(.medium))
    let alarm = Alarm.high(requests, above: 1, notify: Topic("operations"))
    let widgets = try widgets(Dashboard("shop", showing: service, orders, alarms: [alarm]))
    #expect(
      widgets.map { $0["type"]?.string } == ["alarm", "text"] + Array(repeating: "metric", count: 3) + ["text"]
        + Array(repeating: "metric", count: 6))
    #expect(
      places(widgets) == [
        [0, 0, 24, 2], [0, 2, 24, 1], [0, 3, 8, 6], [8, 3, 8, 6], [16, 3, 8, 6], [0, 9, 24, 1], [0, 10, 8, 6],
        [8, 10, 8, 6], [16, 10, 8, 6], [0, 16, 8, 6], [8, 16, 8, 6], [16, 16, 8, 6],
      ])
  }

  @Test func `widgets share what the others of their row leave`() throws {
    let widgets = try widgets(
      Dashboard("shop") {
        Row(height: 3) {
          Widget.number("a", requests, width: 7)
          Widget.number("b", requests)
          Widget.number("c", requests)
        }
        Row { Widget.text("d") }
      })
    #expect(places(widgets) == [[0, 0, 7, 3], [7, 0, 8, 3], [15, 0, 9, 3], [0, 3, 24, 6]])
  }

  @Test func `formulas of one graph do not share names`() throws {
    let rate = Metric.math("errors / all", ["errors": Metric("Shop", "Errors"), "all": requests], label: "rate")
    let widgets = try widgets(Dashboard("shop") { Row { Widget.graph("rates", rate, rate) } })
    let lines = try #require(widgets.first?["properties"]?["metrics"]?.array)
    #expect(lines[0] == [["expression": "errors / all", "label": "rate", "id": "result"]])
    #expect(lines[1] == ["Shop", "Errors", ["stat": "Average", "id": "errors", "visible": false]])
    #expect(lines[3] == [["expression": "errors2 / all2", "label": "rate", "id": "result2"]])
    #expect(lines[5] == ["Shop", "Requests", ["stat": "Sum", "id": "all2", "visible": false]])
  }

  @Test func `a query may hold quotation marks`() throws {
    let widgets = try widgets(
      Dashboard("shop") { Row { Widget.logs("failures", of: service, #"filter @message like "failed""#) } })
    #expect(
      widgets.first?["properties"]?["query"]?.string == #"SOURCE '?' | filter @message like "failed""#)
  }

  @Test func `what does not fit is reported at the dashboard's line`() {
    let line = #line + 2
    let wide = messages(
      Dashboard("wide") {
        Row {
          Widget.text("a", width: 20)
          Widget.text("b", width: 5)
        }
      })
    #expect(
      wide == [
        "InfraTests/DashboardTests.swift:\(line):16: error: row 1 of dashboard 'wide' exceeds 24 columns; use "
          + "narrower widgets, or another row"
      ])
    #expect(messages(Dashboard("empty") {}).first?.contains("has no widgets") == true)
    let full = messages(
      Dashboard("full") {
        Row {
          Widget.text("a", width: 24)
          Widget.text("b")
        }
      })
    #expect(full.first?.contains("exceeds 24 columns") == true)
    #expect(messages(Dashboard("no_good") { Row { Widget.text("a") } }).first?.contains("contains '_'") == true)
  }
}
