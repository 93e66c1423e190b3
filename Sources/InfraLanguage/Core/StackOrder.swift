import ResourceGraph

/// A stack depends on another one, which is deployed before it.
struct StackDependency: Sendable {
  let stack: Int
  let needed: Int
  let cause: Cause

  enum Cause: Sendable {
    case construct(any Construct, uses: any Construct)
    case relation(any Relation)
    case resource(SourceLocation, uses: any Construct)
    case reference(SourceLocation, from: String, to: LogicalID)

    var location: SourceLocation {
      switch self {
      case .construct(let construct, _): construct.identity.location
      case .relation(let relation): relation.location
      case .resource(let location, _), .reference(let location, _, _): location
      }
    }

    /// `service 'api' uses database 'orders'`.
    var description: String {
      switch self {
      case .construct(let construct, let used): "\(construct.description) uses \(used.description)"
      case .relation(let relation):
        "\(relation.dependent.description) uses \(relation.others.map(\.description).joined(separator: ", "))"
      case .resource(_, let used): "a listed resource uses \(used.description)"
      case .reference(_, let user, let id): "\(user) refers to '\(id)'"
      }
    }
  }

  init(of stack: Int, on needed: Int, because cause: Cause) {
    self.stack = stack
    self.needed = needed
    self.cause = cause
  }
}

extension Relation {
  /// The ends on which the dependent end depends.
  fileprivate var others: [any Construct] {
    dependencies.filter { $0.identity.key != dependent.identity.key }
  }
}

/// The order in which stacks are deployed: each after those on which it depends, otherwise in the order of the app.
struct StackOrder {
  /// The stacks, by their index in the app.
  private(set) var indices: [Int] = []
  /// For each stack, those on which it depends.
  private(set) var needs: [[Int]]
  private(set) var diagnostics: [Diagnostic] = []

  init(_ stacks: [Stack], _ dependencies: [StackDependency]) {
    needs = stacks.indices.map { stack in
      dependencies.filter { $0.stack == stack }.map(\.needed).unique.sorted()
    }
    var remaining = Array(stacks.indices)
    while let position = remaining.firstIndex(where: { needs[$0].allSatisfy(indices.contains) }) {
      indices.append(remaining.remove(at: position))
    }
    if let circle = circle(among: remaining) {
      diagnostics.append(Self.mistake(circle, stacks, dependencies))
      indices += remaining
    }
  }

  /// Whether another stack depends on a stack, directly or indirectly.
  func isNeeded(_ stack: Int, by other: Int) -> Bool {
    needs[other].contains(stack) || needs[other].contains { isNeeded(stack, by: $0) }
  }

  /// Stacks that form a circular dependency: each depends on the next, and the last on the first.
  private func circle(among remaining: [Int]) -> [Int]? {
    guard var stack = remaining.first else { return nil }
    var path: [Int] = []
    while !path.contains(stack) {
      path.append(stack)
      guard let next = needs[stack].first(where: remaining.contains) else { return nil }
      stack = next
    }
    return path.firstIndex(of: stack).map { Array(path[$0...]) }
  }

  private static func mistake(
    _ circle: [Int], _ stacks: [Stack], _ dependencies: [StackDependency]
  ) -> Diagnostic {
    let causes = circle.enumerated().compactMap { position, stack in
      dependencies.first { $0.stack == stack && $0.needed == circle[(position + 1) % circle.count] }?.cause
    }
    let names = (circle + [circle[0]]).map { "'\(stacks[$0].name)'" }.joined(separator: " → ")
    let reasons = causes.map { "\($0.description) (\($0.location))" }.joined(separator: "; ")
    return .error(
      "stacks depend on each other: \(names): \(reasons); list these constructs in one stack",
      at: causes.first?.location)
  }
}
