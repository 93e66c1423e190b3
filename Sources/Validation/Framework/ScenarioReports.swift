import AWSResources

/// The reports about the scenarios of one template, made into one: each fact once, and those that have to be assumed named
/// after what is assumed.
struct ScenarioReports {
  private let scenarios: [ResourceGraph]
  private let reports: [Report]
  /// The scenarios in which the defaults and given values hold.
  private let defaults: [Int]

  /// What makes a finding of one scenario the same as one of another.
  private struct Key: Hashable {
    var rule: String
    var subject: LogicalID
    var text: String

    init(_ finding: Finding) { (rule, subject, text) = (finding.rule, finding.subject, finding.message) }
  }

  init(_ scenarios: [ResourceGraph], _ reports: [Report]) {
    self.scenarios = scenarios
    self.reports = reports
    defaults = scenarios.indices.filter { scenarios[$0].scenario?.isDefault ?? true }
  }

  var united: Report {
    var report = Report()
    report.intentEnds = reports.flatMap(\.intentEnds)
    var holders: [Key: [Int]] = [:]
    for (index, one) in reports.enumerated() {
      for finding in one.findings {
        holders[Key(finding), default: []].append(index)
      }
    }
    var seen: Set<Key> = []
    var known: Set<Finding> = []
    for one in reports {
      for var finding in one.findings {
        let key = Key(finding)
        guard seen.insert(key).inserted, let indices = holders[key] else { continue }
        // An exception that one scenario needs is needed.
        if finding.isUnneededException, indices.count < reports.count { continue }
        if !Set(indices).isSuperset(of: defaults) {
          finding.outcome = .possible
          finding.scenario = name(of: indices)
        }
        report.all.append(finding)
      }
      report.all += one.allowed.filter { known.insert($0).inserted }
    }
    addUnknowns(to: &report)
    return report
  }

  /// What the defaults leave open; other scenarios add nothing that could be decided.
  private func addUnknowns(to report: inout Report) {
    var seen: Set<Key> = []
    for index in defaults {
      report.all += reports[index].unknowns.filter { seen.insert(Key($0)).inserted }
    }
  }

  /// What all scenarios with a finding assume, else what the first of them does.
  private func name(of indices: [Int]) -> String {
    let all = indices.compactMap { scenarios[$0].scenario }
    guard let first = all.first else { return "" }
    let shared = first.assumptions.filter { assumption in all.allSatisfy { $0.assumptions.contains(assumption) } }
    return shared.isEmpty ? first.name : Scenario(assumptions: shared, isDefault: false).name
  }
}
