import AWSResources
import ResourceGraph
import Templates
import Validation

/// A graph of which `reach` or `trace` asks something.
struct AskedGraph {
  var graph: ResourceGraph
  /// The templates or stacks that the graph is of: `network.yaml, api.yaml`.
  var system: String
  /// The dialect that the graph is written in, where another one is written otherwise.
  var dialect: Dialect?

  var isDefault: Bool { graph.scenario?.isDefault ?? true }

  /// As reports name it: `network.yaml if Environment = dev`.
  var name: String {
    let assumed = graph.scenario?.name ?? ""
    let place = dialect.map { "\(system) as \($0.rawValue)" } ?? system
    return assumed.isEmpty ? place : "\(place) if \(assumed)"
  }

  /// The graphs of an app's stacks, those together that refer to each other, as each dialect writes them.
  static func all(
    of source: any StackSource, _ environment: EnvironmentOptions, _ sources: SourceOptions, _ session: Session
  ) throws -> [AskedGraph] {
    let settings = try environment.read(session.files)
    let loader = StackLoader(settings: settings, sources: sources, names: [])
    let loaded = try loader.load(from: source, session.files)
    return ResourceGraph.related(loaded.all).flatMap { stacks in
      let system = ResourceGraph.merged(stacks)
      return system.written(.aws).map { dialect, graph in
        AskedGraph(graph: graph, system: system.name, dialect: dialect)
      }
    }
  }

  /// The graphs of template files, those together that refer to each other, one for each scenario.
  static func all(
    in files: [String], _ environment: EnvironmentOptions, _ templates: TemplateOptions, _ session: Session
  ) throws -> [AskedGraph] {
    if let option = environment.arguments.first { throw ValidateOptions.meaningless(option) }
    var inputs = try templates.inputs(session.files)
    inputs.findsMistakes = false  // which no answer tells
    let reader = TemplateReader(session.files, inputs)
    let units = try reader.units(TemplateFinder(session.files).templates(at: files)) { throw $0 }
    return reader.systems(units).flatMap { system in
      system.scenarios.map { AskedGraph(graph: $0, system: system.paths.joined(separator: ", ")) }
    }
  }
}

/// The different answers of several graphs, those with the defaults of the parameters first.
struct GroupedAnswers<Answer> {
  /// One answer of several graphs.
  struct Group {
    /// What people read of it.
    var lines: [String]
    var answer: Answer
    /// The graphs that give it.
    var names: [String]
  }

  private(set) var groups: [Group] = []
  /// The answers that count for the exit code: those with the defaults, else all.
  private(set) var decisive: [Answer] = []

  init(_ answers: [(question: AskedGraph, answer: Answer)], lines: (Answer) -> [String]) {
    let defaults = answers.filter(\.question.isDefault)
    decisive = (defaults.isEmpty ? answers : defaults).map(\.answer)
    var indices: [[String]: Int] = [:]
    for (question, answer) in defaults + answers.filter({ !$0.question.isDefault }) {
      let lines = lines(answer)
      if let index = indices[lines] {
        groups[index].names.append(question.name)
      } else {
        indices[lines] = groups.count
        groups.append(Group(lines: lines, answer: answer, names: [question.name]))
      }
    }
  }

  /// Prints each answer, with what it is about where there are several.
  func write(to console: any Console) {
    for group in groups {
      if groups.count > 1 { console.print("in \(Self.listed(group.names)):") }
      for line in group.lines { console.print(line) }
    }
  }

  /// The first names, and how many there are beside.
  private static func listed(_ names: [String]) -> String {
    let names = names.unique
    return names.count > 4 ? "\(names.prefix(3).joined(separator: ", ")) and \(names.count - 3) more" : names.listed
  }
}
