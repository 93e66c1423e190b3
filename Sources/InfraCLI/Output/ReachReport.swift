import Documents
import ResourceGraph
import Validation

/// The answer to whether a source reaches a target.
struct ReachReport {
  /// One of the resources that the source's name means, and one of those that the target's name means.
  struct Connection {
    /// As messages name them: `'api'`, or `service 'Api'` where a name means several resources.
    var source: String
    var target: String
    var verdict: NetworkPath.Verdict
    var ways: [NetworkPath]
  }

  var source: String
  var target: String
  var port: Int?
  var verdict: NetworkPath.Verdict
  var connections: [Connection]

  private var on: String { port.map { " on port \($0)" } ?? "" }

  /// The lines for people: the first way that leads there, and everything that blocks or is not known.
  func write(to console: any Console) {
    if let open = connections.first(where: { $0.verdict == .reachable }) { writeWay(of: open, to: console) }
    for connection in connections {
      let (source, target, ways) = (connection.source, connection.target, connection.ways)
      switch connection.verdict {
      case .reachable: continue
      case .blocked: write(ways.flatMap(\.obstacles), as: "\(source) does not reach \(target)\(on):", to: console)
      case .unknown:
        console.print("whether \(source) reaches \(target)\(on) cannot be determined before deployment:")
        for doubt in ways.filter({ $0.verdict == .unknown }).flatMap(\.doubts).unique { console.print("  \(doubt)") }
      }
    }
  }

  private func writeWay(of connection: Connection, to console: any Console) {
    guard let way = connection.ways.first(where: { $0.verdict == .reachable }) else { return }
    console.print("\(connection.source) reaches \(connection.target)\(on):")
    for hop in way.hops { console.print("  \(hop.name)\(hop.place?.location.map { " (\($0))" } ?? "")") }
    // Where the way through a load balancer is open, it does not matter that the direct one is not.
    guard !way.passesListener else { return }
    let direct = connection.ways.filter { !$0.passesListener }
    write(direct.flatMap(\.obstacles), as: "blocked between other subnets:", to: console)
  }

  private func write(_ obstacles: [NetworkPath.Obstacle], as title: String, to console: any Console) {
    guard !obstacles.isEmpty else { return }
    console.print(title)
    for obstacle in obstacles.unique {
      let place = obstacle.place?.location.map { "\($0): " } ?? ""
      console.print("  \(place)\(obstacle.fact); \(obstacle.remedy)")
    }
  }

  func writeJSON(to console: any Console) {
    var object: Object = ["from": .string(source), "to": .string(target)]
    if let port { object["port"] = Node(.integer(port)) }
    object["verdict"] = .string("\(verdict)")
    object["ways"] = .array(connections.flatMap(\.ways).map { Self.node($0) })
    console.write(String(decoding: JSON.write(Node(.object(object))), as: UTF8.self), to: .output)
  }

  private static func node(_ way: NetworkPath) -> Node {
    [
      "verdict": .string("\(way.verdict)"),
      "hops": .array(way.hops.map { located(["name": .string($0.name)], $0.place) }),
      "obstacles": .array(
        way.obstacles.map { located(["fact": .string($0.fact), "remedy": .string($0.remedy)], $0.place) }),
      "unknown": .array(way.doubts.map { .string($0) }),
    ]
  }

  /// Adds the file and line of a place.
  private static func located(_ object: Object, _ place: Place?) -> Node {
    var object = object
    if let location = place?.location { object["at"] = .string("\(location)") }
    return Node(.object(object))
  }
}

extension NetworkPath {
  /// Whether the way leads through a listener of a load balancer.
  fileprivate var passesListener: Bool { hops.contains { $0.kind == .listener } }
}
