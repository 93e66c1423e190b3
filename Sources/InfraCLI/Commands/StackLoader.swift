import Configuration
import ResourceGraph

/// Makes the stacks of an app for an environment, and picks those that were asked for.
struct StackLoader {
  var options: EnvironmentOptions
  /// The stacks to keep; all when empty.
  var names: [String]

  func load(from source: any StackSource, _ files: Files) throws -> (environment: Environment, stacks: [ResourceGraph])
  {
    let environment = try options.load(files)
    return (environment, try picked(source.graphs(in: environment)))
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
