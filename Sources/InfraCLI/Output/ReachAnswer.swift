import ResourceGraph
import Validation

/// The ways that one graph has.
struct ReachAnswer {
  /// One of the resources that the source's name means, and one of those that the target's name means.
  struct Connection {
    /// As messages name them: `'api'`, or `service 'Api'` where a name means several resources.
    var source: String
    var target: String
    var verdict: NetworkPath.Verdict
    var ways: [NetworkPath]
  }

  var question: AskedGraph
  var port: Int?
  var verdict: NetworkPath.Verdict
  var connections: [Connection]

  private var on: String { port.map { " on port \($0)" } ?? "" }

  /// The lines for people: the first way that leads there, and everything that blocks or is not known.
  var lines: [String] {
    var lines = connections.first { $0.verdict == .reachable }.map(way) ?? []
    for connection in connections {
      let (source, target, ways) = (connection.source, connection.target, connection.ways)
      switch connection.verdict {
      case .reachable: continue
      case .blocked: lines += blocks(ways.flatMap(\.obstacles), as: "\(source) does not reach \(target)\(on):")
      case .unknown:
        lines.append("whether \(source) reaches \(target)\(on) cannot be determined before deployment:")
        lines += ways.filter { $0.verdict == .unknown }.flatMap(\.doubts).unique.map { "  \($0)" }
      }
    }
    return lines
  }

  private func way(of connection: Connection) -> [String] {
    guard let way = connection.ways.first(where: { $0.verdict == .reachable }) else { return [] }
    let hops = way.hops.map { "  \($0.name)\($0.place?.location.map { " (\($0))" } ?? "")" }
    let lines = ["\(connection.source) reaches \(connection.target)\(on):"] + hops
    // Where the way through a load balancer is open, it does not matter that the direct one is not.
    guard !way.passesListener else { return lines }
    let direct = connection.ways.filter { !$0.passesListener }
    return lines + blocks(direct.flatMap(\.obstacles), as: "blocked between other subnets:")
  }

  private func blocks(_ obstacles: [NetworkPath.Obstacle], as title: String) -> [String] {
    if obstacles.isEmpty { return [] }
    return [title]
      + obstacles.unique.map { obstacle in
        let place = obstacle.place?.location.map { "\($0): " } ?? ""
        return "  \(place)\(obstacle.fact); \(obstacle.remedy)"
      }
  }
}

extension NetworkPath {
  /// Whether the way leads through a listener of a load balancer.
  fileprivate var passesListener: Bool { hops.contains { $0.kind == .listener } }
}
