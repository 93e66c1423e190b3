import ResourceGraph
import Validation

/// Holds the stacks of an app against the rules: those that refer to each other as one system, since a path from the
/// internet to a database can lead through several.
struct SystemReview {
  /// All stacks of the app.
  var stacks: [ResourceGraph]
  /// Those whose resources are asked about.
  var picked: [ResourceGraph]

  func add(to report: inout ConsoleReport) {
    for stack in picked { report.count(stack) }
    let reviews = ResourceGraph.related(stacks).concurrentMap { group in
      let system = ResourceGraph.merged(group)
      return (system: system, report: Validator().checkWritten(system))
    }
    for review in reviews {
      report.add(
        stacks.count == picked.count ? review.report : kept(review.report, review.system),
        of: review.system.name)
    }
  }

  private func kept(_ report: Report, _ system: ResourceGraph) -> Report {
    let names = Set(picked.map(\.name))
    func isKept(_ id: LogicalID) -> Bool { system[id]?.stack.map(names.contains) ?? true }
    var kept = report
    kept.findings.removeAll { !isKept($0.subject) }
    kept.allowed.removeAll { !isKept($0.finding.subject) }
    kept.unknowns.removeAll { !isKept($0.subject) }
    return kept
  }
}
