import ResourceGraph
import Validation

/// Holds the stacks of an app against the rules: those that refer to each other as one system, since a path from the
/// internet to a database can lead through several.
struct SystemReview {
  /// All stacks of the app.
  var stacks: [ResourceGraph]
  /// Those whose resources are asked about.
  var picked: [ResourceGraph]
  /// The day of the check, for exceptions with an end.
  var today: Day?

  /// Adds what is found to a report.
  ///
  /// - Returns: the values that AWS would refuse, which stop the output as incomplete resources do.
  func add(to report: inout RunReport) -> [Diagnostic] {
    var refused: [Diagnostic] = []
    for stack in picked { report.add(stack, named: stack.name) }
    let validator = Validator(today: today)
    let reviews = ResourceGraph.related(stacks).concurrentMap { group in
      let system = ResourceGraph.merged(group)
      return (system: system, report: validator.checkWritten(system))
    }
    for review in reviews {
      var kept = stacks.count == picked.count ? review.report : kept(review.report, review.system)
      refused += kept.takeUnacceptedValues()
      report.add(kept)
    }
    return refused
  }

  private func kept(_ report: Report, _ system: ResourceGraph) -> Report {
    let names = Set(picked.map(\.name))
    func isKept(_ id: LogicalID) -> Bool { system[id]?.stack.map(names.contains) ?? true }
    return Report(report.all.filter { isKept($0.subject) })
  }
}
