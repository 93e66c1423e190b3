/// Routes of an API by their paths, in which `{id}` stands for one segment and `{proxy+}` for all further ones.
///
/// A lookup costs the segments of the path, not the number of routes.
struct RouteTree<Route> {
  private final class Node {
    var literals: [String: Node] = [:]
    var variable: Node?
    /// The routes whose paths end here.
    var routes: [Route] = []
    /// The routes whose paths go on with a greedy variable, with its name and those of the variables before it.
    var greedy: [(name: String, names: [String], route: Route)] = []
    /// The names of the variables on the way to each of them.
    var names: [[String]] = []
  }

  /// A route that a path leads to, with what its variables stand for.
  struct Match {
    let route: Route
    let variables: [String: String]
    /// The name of the greedy variable that takes the end of the path.
    let greedy: String?

    /// Whether the path of the route is this one, without variables.
    var isExact: Bool { greedy == nil && variables.isEmpty }
  }

  private let root = Node()

  /// More parts than a path that API Gateway accepts can have.
  private static var mostSegments: Int { 500 }

  /// Adds a route; a path that is no pattern of API Gateway leads nowhere.
  func add(_ route: Route, at path: String) {
    let segments = Self.segments(of: path)
    guard segments.count <= Self.mostSegments else { return }
    var node = root
    var names: [String] = []
    for segment in segments {
      if segment.hasPrefix("{"), segment.hasSuffix("+}") {
        node.greedy.append((String(segment.dropFirst().dropLast(2)), names, route))
        return
      }
      if segment.hasPrefix("{"), segment.hasSuffix("}") {
        names.append(String(segment.dropFirst().dropLast()))
        let next = node.variable ?? Node()
        node.variable = next
        node = next
      } else {
        let next = node.literals[String(segment)] ?? Node()
        node.literals[String(segment)] = next
        node = next
      }
    }
    node.routes.append(route)
    node.names.append(names)
  }

  /// The routes that a path leads to, the most specific first: a fixed segment comes before a variable, and that before a
  /// greedy variable.
  func matches(_ path: String) -> [Match] {
    var result: [Match] = []
    collect(Self.segments(of: path)[...], root, [], &result)
    return result
  }

  private func collect(_ rest: ArraySlice<Substring>, _ node: Node, _ values: [String], _ result: inout [Match]) {
    guard let segment = rest.first else {
      for (route, names) in zip(node.routes, node.names) {
        result.append(Match(route: route, variables: Self.variables(names, values), greedy: nil))
      }
      return
    }
    if let next = node.literals[String(segment)] { collect(rest.dropFirst(), next, values, &result) }
    if let next = node.variable, !segment.isEmpty {
      collect(rest.dropFirst(), next, values + [String(segment)], &result)
    }
    // People observed that `/orders/` leads to `/orders/{proxy+}`, with an empty value; the root does not lead to `/{proxy+}`.
    let end = rest.joined(separator: "/")
    for (name, names, route) in node.greedy {
      var variables = Self.variables(names, values)
      variables[name] = end
      result.append(Match(route: route, variables: variables, greedy: name))
    }
  }

  private static func variables(_ names: [String], _ values: [String]) -> [String: String] {
    Dictionary(zip(names, values)) { first, _ in first }
  }

  /// What stands between slashes; the last one is empty for a path that ends with a slash.
  private static func segments(of path: String) -> [Substring] {
    path == "/" ? [] : path.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
  }
}
