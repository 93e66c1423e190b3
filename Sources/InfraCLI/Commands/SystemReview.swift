import ResourceGraph
import Validation

/// Holds the stacks of an app against the rules: those that refer to each other as one system, since a path from the
/// internet to a database can lead through several.
struct SystemReview {
  /// What was found in a system.
  struct Result {
    var name: String
    var report: Report
  }

  /// For each system of stacks.
  private(set) var results: [Result] = []
  /// The values that AWS would refuse, which stop the output as incomplete resources do.
  private(set) var refused: [Diagnostic] = []

  /// - Parameters:
  ///   - stacks: all stacks of the app.
  ///   - picked: those whose resources are asked about.
  init(stacks: [ResourceGraph], picked: [ResourceGraph]) {
    let reviews = ResourceGraph.related(stacks).concurrentMap { group in
      let system = ResourceGraph.merged(group)
      return (system: system, report: Validator().checkWritten(system))
    }
    for review in reviews {
      var kept =
        stacks.count == picked.count ? review.report : Self.kept(review.report, of: picked, in: review.system)
      refused += kept.takeUnacceptedValues()
      results.append(Result(name: review.system.name, report: kept))
    }
  }

  private static func kept(_ report: Report, of picked: [ResourceGraph], in system: ResourceGraph) -> Report {
    let names = Set(picked.map(\.name))
    func isKept(_ id: LogicalID) -> Bool { system[id]?.stack.map(names.contains) ?? true }
    var kept = report
    kept.findings.removeAll { !isKept($0.subject) }
    kept.allowed.removeAll { !isKept($0.finding.subject) }
    kept.unknowns.removeAll { !isKept($0.subject) }
    return kept
  }
}

extension SystemReview.Result {
  /// The results of several environments, of which those that all of them have are told once.
  static func united(_ environments: [(environment: String, results: [Self])]) -> [Self] {
    guard environments.count > 1 else { return environments.flatMap(\.results) }
    return environments.flatMap { $0.results.map(\.name) }.unique.map { name in
      func union<Item: Hashable>(_ items: (Report) -> [Item]) -> EnvironmentUnion<Item> {
        EnvironmentUnion(
          environments.map { environment, results in
            (environment, results.filter { $0.name == name }.flatMap { items($0.report) })
          })
      }
      return Self(
        name: name,
        report: Report(
          findings: union(\.findings).items.map { finding, place in
            var finding = finding
            finding.message += place
            return finding
          },
          allowed: union(\.allowed).items.map { allowed, place in
            var allowed = allowed
            allowed.finding.message += place
            return allowed
          },
          unknowns: union(\.unknowns).items.map { unknown, place in
            var unknown = unknown
            unknown.reason += place
            return unknown
          }))
    }
  }
}
