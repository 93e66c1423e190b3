import Configuration
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

  /// - Parameter today: the day of the check, for exceptions with an end.
  init(of loaded: StackLoader.Loaded, _ rules: RuleBook, _ settings: RunSettings, today: Day?) {
    let (stacks, picked) = (loaded.all, loaded.picked)
    let validator = Validator(rules, mandatory: settings.mandatory, today: today)
    let judgements = settings.judgements(of: loaded.environment.deploymentClass)
    let all = (stacks.flatMap(\.intents) + settings.intents).unique
    let systems = ResourceGraph.related(stacks).map { group in
      var system = ResourceGraph.merged(group)
      system.intents = all
      system.ingress = settings.ingress
      return system
    }
    let reviews = systems.concurrentMap { system in
      (system: system, report: validator.checkWritten(system))
    }
    refused = Reachability.mistakes(in: all, reviews.flatMap(\.report.intentEnds))
    for review in reviews {
      var kept =
        stacks.count == picked.count ? review.report : Self.kept(review.report, of: picked, in: review.system)
      refused += kept.takeUnacceptedValues()
      // Another environment may need the exception; only a run of all of them tells.
      if settings.leavesOutEnvironments { kept.all.removeAll(where: \.isUnneededException) }
      kept.all += judgements.changeSeverities(of: &kept.all, rules: rules)
      results.append(Result(name: review.system.name, report: kept))
    }
  }

  private static func kept(_ report: Report, of picked: [ResourceGraph], in system: ResourceGraph) -> Report {
    let names = Set(picked.map(\.name))
    func isKept(_ id: LogicalID) -> Bool { system[id]?.stack.map(names.contains) ?? true }
    return Report(report.all.filter { isKept($0.subject) })
  }
}

extension SystemReview.Result {
  /// The results of several environments, of which those that all of them have are told once.
  static func united(_ environments: [(environment: String, results: [Self])]) -> [Self] {
    guard environments.count > 1 else { return environments.flatMap(\.results) }
    return environments.flatMap { $0.results.map(\.name) }.unique.map { name in
      let found = environments.map { environment, results in
        (environment: environment, items: results.filter { $0.name == name }.flatMap(\.report.all))
      }
      let owners = environments.filter { $0.results.contains { $0.name == name } }.map(\.environment)
      let contents = found.filter { owners.contains($0.environment) }.map { Set($0.items) }
      return Self(
        name: name,
        report: Report(
          EnvironmentUnion(found).items.compactMap { finding, place in
            // An exception that one environment needs is needed.
            if finding.isUnneededException, !contents.allSatisfy({ $0.contains(finding) }) { return nil }
            var finding = finding
            finding.message += place
            finding.environments = place
            return finding
          }))
    }
  }
}
