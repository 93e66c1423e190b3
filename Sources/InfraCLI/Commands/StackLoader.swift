import Configuration
import ResourceGraph
import Validation

/// Makes the stacks of an app for an environment, and picks those that were asked for.
struct StackLoader {
  var settings: RunSettings
  var sources: SourceOptions
  /// The stacks to keep; all when empty.
  var names: [String]

  /// The stacks of an app in an environment.
  struct Loaded {
    let environment: Environment
    /// All stacks, in the order in which they are deployed.
    let all: [ResourceGraph]
    /// Those that were asked for.
    let picked: [ResourceGraph]
  }

  func load(from source: any StackSource, _ files: Files) throws -> Loaded {
    let environment = try settings.chosenEnvironment()
    let stacks = try stacks(of: source, in: environment, files)
    try checkNames(among: stacks.map(\.name))
    return loaded(stacks, in: environment)
  }

  /// The stacks in each of the environments that were chosen, and what is wrong with the stacks of others.
  func loadAll(from source: any StackSource, _ files: Files) throws -> (loaded: [Loaded], errors: [Diagnostic]) {
    let environments = try settings.environments()
    var loaded: [Loaded] = []
    var errors: [(environment: String, items: [Diagnostic])] = []
    for environment in environments {
      var mistakes: [Diagnostic] = []
      do {
        loaded.append(self.loaded(try stacks(of: source, in: environment, files), in: environment))
      } catch let error as Diagnostics {
        mistakes = error.sorted
      } catch let error as Diagnostic {
        mistakes = [error]
      }
      errors.append((environment.name, mistakes))
    }
    // An environment can be without a stack that another one has.
    if errors.allSatisfy(\.items.isEmpty) { try checkNames(among: loaded.flatMap { $0.all.map(\.name) }.unique) }
    let united = EnvironmentUnion(errors).items.map { error, place in
      Diagnostic(error.severity, error.message + place, at: error.location)
    }
    return (loaded, united)
  }

  /// The rules of the run, with those of the app.
  func rules(of source: any StackSource, _ files: Files) throws -> RuleBook {
    RuleBook(adding: try sources.locate(files) { try source.rules() })
  }

  private func stacks(
    of source: any StackSource, in environment: Environment, _ files: Files
  ) throws -> [ResourceGraph] {
    try sources.locate(files) { try source.graphs(in: environment) }
  }

  private func loaded(_ stacks: [ResourceGraph], in environment: Environment) -> Loaded {
    Loaded(
      environment: environment, all: stacks, picked: names.isEmpty ? stacks : stacks.filter { names.contains($0.name) })
  }

  private func checkNames(among known: [String]) throws(Diagnostics) {
    let mistakes = names.filter { !known.contains($0) }.map { name in
      let nearest = UsageError.suggestion(name, known)
      return Diagnostic.error("unknown stack '\(name)'\(nearest) (there are \(known.joined(separator: ", ")))")
    }
    if !mistakes.isEmpty { throw Diagnostics(mistakes) }
  }
}
