import Configuration
import ResourceGraph

/// Makes the stacks of an app for an environment, and picks those that were asked for.
struct StackLoader {
  var options: EnvironmentOptions
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
    let environment = try options.load(files)
    let stacks = try source.graphs(in: environment)
    return Loaded(environment: environment, all: stacks, picked: try picked(stacks))
  }

  private func picked(_ stacks: [ResourceGraph]) throws(Diagnostics) -> [ResourceGraph] {
    let known = stacks.map(\.name)
    let mistakes = names.filter { !known.contains($0) }.map { name in
      let nearest = UsageError.suggestion(name, known)
      return Diagnostic.error("unknown stack '\(name)'\(nearest) (there are \(known.joined(separator: ", ")))")
    }
    if !mistakes.isEmpty { throw Diagnostics(mistakes) }
    return names.isEmpty ? stacks : stacks.filter { names.contains($0.name) }
  }
}
